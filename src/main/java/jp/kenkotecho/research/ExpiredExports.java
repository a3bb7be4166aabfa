package jp.kenkotecho.research;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import jp.kenkotecho.research.ExportJobs.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the lines of exports that are too old; that there were such exports, and of whom, stays known. */
@Component
class ExpiredExports {

    /** Whoever asks since a longer time ago is not told what was deleted before. */
    private static final Duration DELETIONS_KNOWN = Duration.ofDays(400);

    private final JdbcClient database;
    private final ExportJobs jobs;
    private final ExportParts parts;
    private final Clock clock;

    ExpiredExports(JdbcClient database, ExportJobs jobs, ExportParts parts, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.parts = parts;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void sweep() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var old = database.sql(
                        "select id from export_job where expires_at < ? and state in ('DONE', 'REFUSED', 'FAILED')")
                .param(now)
                .query(String.class)
                .list();
        for (var id : old) {
            parts.remove(id);
            jobs.move(id, State.DONE, State.GONE);
            jobs.move(id, State.REFUSED, State.GONE);
        }
        database.sql("delete from export_deleted where at < ?")
                .param(now.minus(DELETIONS_KNOWN))
                .update();
    }
}
