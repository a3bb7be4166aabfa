package jp.kenkotecho.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that was tried to the end in vain, kept for an administrator to see for thirty days. */
@Component
class GivenUp implements Clocked {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_SHOWN = 1_000;
    private static final int LONGEST_REASON = 100;

    private final JdbcClient database;
    private final Clock clock;

    GivenUp(JdbcClient database, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("phr.jobs.given.up", this, GivenUp::count)
                .description("Work in the background that was tried to the end in vain, in the last 30 days")
                .register(meters);
    }

    void add(String kind, String id, int attempts, String reason) {
        var why = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        database.sql("delete from job_given_up where kind = ? and id = ?")
                .params(kind, id)
                .update();
        database.sql("insert into job_given_up (kind, id, at, attempts, reason) values (?, ?, ?, ?, ?)")
                .params(kind, id, clock.instant().atOffset(ZoneOffset.UTC), attempts, why)
                .update();
    }

    /** The newest first; the first thousand. */
    List<WorkOverview.Failed> all() {
        return database.sql("select kind, id, at, attempts, reason from job_given_up order by at desc, kind, id"
                        + " fetch first " + MOST_SHOWN + " rows only")
                .query((row, number) -> new WorkOverview.Failed(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getInt(4),
                        row.getString(5)))
                .list();
    }

    private int count() {
        return database.sql("select count(*) from job_given_up")
                .query(Integer.class)
                .single();
    }

    @Override
    public String kind() {
        return "job-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        database.sql("delete from job_given_up where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
