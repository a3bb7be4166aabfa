package jp.kenkotecho.research.job;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import jp.kenkotecho.jobs.Clocked;
import jp.kenkotecho.research.request.ResearchSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the lines of exports that are too old; that there were such exports, and of whom, stays known. */
@Component
class ExpiredExports implements Clocked {

    /** Whoever asks since a longer time ago is not told what was deleted before. */
    private static final Duration DELETIONS_KNOWN = Duration.ofDays(400);

    private final JdbcClient database;
    private final ResearchSettings settings;
    private final Clock clock;

    ExpiredExports(JdbcClient database, ResearchSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "export-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql(
                        "update export_job set state = 'GONE' where expires_at < ? or (state in ('FAILED', 'WAITING') and at < ?)")
                .params(now, now.minus(settings.kept()))
                .update();
        // Also of one that was called off while a unit of it was being written.
        database.sql("delete from export_part where job in (select id from export_job where state = 'GONE')")
                .update();
        database.sql("delete from export_deleted where at < ?")
                .param(now.minus(DELETIONS_KNOWN))
                .update();
    }
}
