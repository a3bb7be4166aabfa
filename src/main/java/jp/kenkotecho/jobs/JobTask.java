package jp.kenkotecho.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import jp.kenkotecho.jobs.Lease.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A kind of work as db-scheduler knows it: with a lease, retries that end, and a place for what was given up. */
@Component
class JobTask {

    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final GivenUp givenUp;
    private final Clock clock;

    JobTask(JdbcClient database, TransactionOperations transactions, GivenUp givenUp, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.givenUp = givenUp;
        this.clock = clock;
    }

    Task<Void> of(Work work) {
        return Tasks.oneTime(work.kind())
                .onFailure((failed, operations) -> failed(work, failed, operations))
                // Its node fell silent: at once, on whoever is here. That counts as an attempt, so that work which
                // kills its node does not kill them all, one after the other, for ever.
                .onDeadExecution((silent, operations) -> again(work, silent, operations, Duration.ZERO))
                .execute((instance, context) -> work.run(instance.getId(), lease(context)));
    }

    /** Rounds: one that failed or died waits for the next. */
    RecurringTask<Void> of(Clocked clocked) {
        return Tasks.recurring(clocked.kind(), FixedDelay.of(clocked.every()))
                .onDeadExecution((silent, operations) -> operations.reschedule(silent, clock.instant()))
                .onFailure((failed, operations) -> {
                    LOG.warn("A round of the kind {} failed: {}", clocked.kind(), reasonOf(failed));
                    operations.reschedule(failed, clock.instant().plus(clocked.every()));
                })
                .execute((instance, context) -> clocked.run());
    }

    private Lease lease(ExecutionContext context) {
        var execution = context.getExecution();
        return new Lease(
                database,
                transactions,
                new Claim(
                        execution.taskInstance.getTaskName(),
                        execution.taskInstance.getId(),
                        execution.pickedBy,
                        execution.version));
    }

    private void failed(Work work, ExecutionComplete failed, ExecutionOperations<Void> operations) {
        if (failed.getCause().orElse(null) instanceof Lease.Lost) {
            LOG.info("Work of the kind {} was taken over by another node.", work.kind());
            return;
        }
        if (failed.getCause().orElse(null) instanceof NotNow later) {
            // As if it had gone well, so that it counts as no failure.
            operations.reschedule(
                    ExecutionComplete.success(failed.getExecution(), clock.instant(), clock.instant()),
                    clock.instant().plus(later.waiting()));
            return;
        }
        again(work, failed, operations, work.retries().waitAfter(failuresOf(failed.getExecution()) + 1));
    }

    private void again(Work work, ExecutionComplete failed, ExecutionOperations<Void> operations, Duration wait) {
        var attempts = failuresOf(failed.getExecution()) + 1;
        var reason = reasonOf(failed);
        if (attempts < work.retries().attempts()) {
            LOG.warn("Work of the kind {} failed, attempt {}: {}", work.kind(), attempts, reason);
            operations.reschedule(failed, clock.instant().plus(wait));
            return;
        }
        LOG.error("Work of the kind {} was given up after {} attempts: {}", work.kind(), attempts, reason);
        var id = failed.getExecution().taskInstance.getId();
        work.giveUp(id);
        givenUp.add(work.kind(), id, attempts, reason);
        operations.stop();
    }

    private static String reasonOf(ExecutionComplete failed) {
        return failed.getCause().map(cause -> cause.getClass().getSimpleName()).orElse("its node fell silent");
    }

    private static int failuresOf(Execution execution) {
        return execution.consecutiveFailures;
    }
}
