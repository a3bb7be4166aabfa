package jp.kenkotecho.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import org.junit.jupiter.api.Test;

/** Work in the background on two nodes over one database: done by one of them, and not lost with it. */
@OnBothDatabases(Because.LOCKS)
class JobsIT {

    /** How long a node may be silent before it is taken for dead. */
    private static final Duration LEASE = JobScheduler.HEARTBEAT.multipliedBy(JobScheduler.MISSED);

    /** Calls what the test gives it. */
    private static final class Called implements Work {

        interface Run {
            void run(String id, Lease lease);
        }

        private final List<String> givenUp = new ArrayList<>();
        private volatile Run run = (id, lease) -> {};

        @Override
        public String kind() {
            return "called";
        }

        @Override
        public void run(String id, Lease lease) {
            run.run(id, lease);
        }

        @Override
        public void giveUp(String id) {
            givenUp.add(id);
        }
    }

    @Test
    void is_done_once_and_begun_with_the_transaction_that_asks_for_it() {
        var work = new Called();
        var nodes = TwoNodes.doing(work);
        work.run = (id, lease) -> lease.write(() -> nodes.write(id));
        nodes.transactions.executeWithoutResult(status -> {
            nodes.jobs.start("called", "taken-back");
            status.setRollbackOnly();
        });
        nodes.transactions.executeWithoutResult(status -> {
            nodes.jobs.start("called", "wanted");
            nodes.jobs.start("called", "wanted");
        });

        nodes.one.runAnyDueExecutions();
        nodes.other.runAnyDueExecutions();

        assertThat(nodes.written()).containsExactly("wanted");
        assertThat(nodes.rows()).isZero();
    }

    @Test
    void another_node_takes_over_what_a_silent_one_held_and_the_silent_one_writes_no_more() throws Exception {
        var began = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var frozen = new AtomicReference<Throwable>();
        var work = new Called();
        var nodes = TwoNodes.doing(work);
        work.run = (id, lease) -> {
            began.countDown();
            await(goesOn);
            try {
                lease.write(() -> nodes.write("the silent node"));
            } catch (Lease.Lost lost) {
                frozen.set(lost);
                throw lost;
            }
        };
        nodes.jobs.start("called", "job");
        var thread = Executors.newSingleThreadExecutor();
        var silent = thread.submit(nodes.one::runAnyDueExecutions);
        began.await();
        work.run = (id, lease) -> lease.write(() -> nodes.write("the other node"));

        nodes.passes(LEASE.minusSeconds(1));
        nodes.other.runDeadExecutionDetection();
        nodes.other.runAnyDueExecutions();
        assertThat(nodes.written()).as("within the lease").isEmpty();
        nodes.passes(Duration.ofSeconds(1));
        nodes.other.runDeadExecutionDetection();
        nodes.other.runAnyDueExecutions();
        goesOn.countDown();
        silent.get();
        thread.shutdown();

        assertThat(LEASE.plus(JobScheduler.HEARTBEAT)).isLessThan(Duration.ofSeconds(30));
        assertThat(nodes.written()).containsExactly("the other node");
        assertThat(frozen.get()).isInstanceOf(Lease.Lost.class);
        assertThat(nodes.rows()).isZero();
        assertThat(nodes.givenUp.all()).isEmpty();
    }

    @Test
    void tries_twice_as_late_each_time_and_shows_an_administrator_what_it_gave_up() {
        var attempts = new ArrayList<String>();
        var work = new Called();
        work.run = (id, lease) -> {
            attempts.add(id);
            throw new IllegalStateException("架空 花子");
        };
        var nodes = TwoNodes.doing(work);
        nodes.jobs.start("called", "job");

        for (var wait : List.of(0, 1, 2, 4, 8, 16)) {
            nodes.passes(Duration.ofSeconds(wait));
            nodes.one.runAnyDueExecutions();
        }

        assertThat(attempts).hasSize(5);
        assertThat(work.givenUp).containsExactly("job");
        assertThat(nodes.givenUp.all())
                .extracting(WorkOverview.Failed::kind, WorkOverview.Failed::attempts, WorkOverview.Failed::reason)
                .containsExactly(tuple("called", 5, "IllegalStateException"));
        assertThat(nodes.rows()).isZero();
    }

    @Test
    void what_cannot_be_done_yet_is_asked_again_and_counts_as_no_attempt() {
        var wait = Duration.ofMinutes(5);
        var asked = new ArrayList<String>();
        var work = new Called();
        work.run = (id, lease) -> {
            asked.add(id);
            if (asked.size() <= 2 * Retries.OF_A_JOB.attempts()) {
                throw new NotNow(wait);
            }
        };
        var nodes = TwoNodes.doing(work);
        nodes.jobs.start("called", "job");

        while (nodes.rows() > 0) {
            nodes.one.runAnyDueExecutions();
            nodes.passes(wait);
        }

        assertThat(asked).hasSize(2 * Retries.OF_A_JOB.attempts() + 1);
        assertThat(work.givenUp).isEmpty();
    }

    @Test
    void work_by_the_clock_is_done_by_one_node_each_round_and_a_failure_ends_nothing() {
        var rounds = new AtomicInteger();
        var nodes = TwoNodes.doing(new Clocked() {

            @Override
            public String kind() {
                return "clocked";
            }

            @Override
            public Duration every() {
                return Duration.ofMinutes(10);
            }

            @Override
            public void run() {
                if (rounds.incrementAndGet() == 1) {
                    throw new IllegalStateException("the first round fails");
                }
            }
        });

        for (var round = 0; round < 3; round++) {
            nodes.one.runAnyDueExecutions();
            nodes.other.runAnyDueExecutions();
            nodes.passes(Duration.ofMinutes(10));
        }

        assertThat(rounds).hasValue(3);
    }

    @Test
    void gives_up_what_kills_its_node_each_time() {
        var work = new Called();
        var nodes = TwoNodes.doing(work);
        nodes.jobs.start("called", "job");

        for (var death = 0; death < Retries.OF_A_JOB.attempts(); death++) {
            nodes.database
                    .sql("update job_work set picked = true, last_heartbeat = execution_time, version = version + 1")
                    .update();
            nodes.passes(LEASE);
            nodes.other.runDeadExecutionDetection();
        }

        assertThat(work.givenUp).containsExactly("job");
        assertThat(nodes.rows()).isZero();
    }

    @Test
    void pieces_are_shared_by_both_and_a_division_that_was_cut_off_is_made_again() {
        var taken = new ArrayList<Integer>();
        var ended = new ArrayList<String>();
        var nodes = TwoNodes.doing(new Divided(taken, ended));
        nodes.jobs.start("divided", "job");
        // As if a node had died after its first piece.
        nodes.jobs.start("divided", "job/1");

        nodes.one.runAnyDueExecutions();
        nodes.other.runAnyDueExecutions();
        nodes.one.runAnyDueExecutions();

        assertThat(taken).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(ended).contains("job");
        assertThat(nodes.rows()).isZero();
    }

    private record Divided(List<Integer> taken, List<String> ended) implements DividedJob {

        @Override
        public String kind() {
            return "divided";
        }

        @Override
        public List<Integer> divide(String job, Lease lease) {
            return List.of(1, 2, 3);
        }

        @Override
        public void take(String job, int piece, Lease lease) {
            lease.check();
            if (!taken.contains(piece)) {
                taken.add(piece);
            }
        }

        @Override
        public void endIfDone(String job) {
            ended.add(job);
        }

        @Override
        public void giveUp(String job) {
            throw new AssertionError("nothing fails here");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
