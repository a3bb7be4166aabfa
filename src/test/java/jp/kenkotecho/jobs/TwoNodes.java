package jp.kenkotecho.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import jp.kenkotecho.it.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes over one database, whose clock and rounds the test turns by hand. */
final class TwoNodes {

    /** What the library's scheduler for tests multiplies the heartbeat by, whatever ours is set to. */
    private static final int MISSED_IN_TESTS = 6;

    final JdbcClient database;
    final TransactionTemplate transactions;
    final Jobs jobs;
    final GivenUp givenUp;
    final ManualScheduler one;
    final ManualScheduler other;

    private final SettableClock time = new SettableClock();
    private final DataSource source;

    static TwoNodes doing(Work work) {
        return new TwoNodes((jobs, tasks) -> tasks.of(work), false);
    }

    static TwoNodes doing(DividedJob job) {
        return new TwoNodes((jobs, tasks) -> tasks.of(new DividedWork(job, jobs)), false);
    }

    static TwoNodes doing(Clocked clocked) {
        return new TwoNodes((jobs, tasks) -> tasks.of(clocked), true);
    }

    private TwoNodes(BiFunction<Jobs, JobTask, Task<Void>> kind, boolean isClocked) {
        time.set(Instant.parse("2026-12-01T00:00:00Z"));
        var clock = new Turned(time);
        var connection = TestDatabase.create();
        source = new DriverManagerDataSource(connection.url(), connection.user(), connection.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:jp/kenkotecho/migration")
                .load()
                .migrate();
        database = JdbcClient.create(source);
        database.sql("create table written (what varchar(100) not null)").update();
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        jobs = new Jobs(source, clock);
        givenUp = new GivenUp(database, clock, new SimpleMeterRegistry());
        var task = kind.apply(jobs, new JobTask(database, transactions, givenUp, clock));
        one = node(task, isClocked);
        other = node(task, isClocked);
    }

    private ManualScheduler node(Task<Void> task, boolean isClocked) {
        var builder = TestHelper.createManualScheduler(source, isClocked ? List.of() : List.of(task))
                .clock(time);
        if (isClocked) {
            builder.startTasks(List.of((RecurringTask<Void>) task));
        }
        builder.tableName(Jobs.TABLE);
        builder.heartbeatInterval(
                JobScheduler.HEARTBEAT.multipliedBy(JobScheduler.MISSED).dividedBy(MISSED_IN_TESTS));
        return builder.start();
    }

    void passes(Duration by) {
        time.set(time.now().plus(by));
    }

    void write(String what) {
        database.sql("insert into written (what) values (?)").param(what).update();
    }

    List<String> written() {
        return database.sql("select what from written").query(String.class).list();
    }

    int rows() {
        return database.sql("select count(*) from job_work")
                .query(Integer.class)
                .single();
    }

    private static final class Turned extends Clock {

        private final SettableClock time;

        Turned(SettableClock time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Tokyo");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.now();
        }
    }
}
