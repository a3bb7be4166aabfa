package jp.kenkotecho.jobs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Administration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much work in the background waits and runs, and what was given up, for administrators. Nothing personal. */
@Component
public class WorkOverview {

    private final JdbcClient database;
    private final GivenUp givenUp;

    WorkOverview(JdbcClient database, GivenUp givenUp) {
        this.database = database;
        this.givenUp = givenUp;
    }

    /**
     * Work of a kind.
     *
     * @param waiting rows that are not picked up
     * @param running rows that some node holds
     * @param next when the first of all is, or was, due
     */
    public record Kind(String kind, int waiting, int running, Instant next) {}

    /**
     * Work that was tried to the end in vain.
     *
     * @param reason the name of an error
     */
    public record Failed(String kind, String id, Instant at, int attempts, String reason) {}

    /**
     * All work there is.
     *
     * @param givenUp of the last thirty days, the newest first; the first thousand
     */
    public record Standing(List<Kind> work, List<Failed> givenUp) {}

    public Standing standing(Caller by) {
        Administration.demand(by);
        var work = database.sql("select task_name, sum(case when picked then 0 else 1 end),"
                        + " sum(case when picked then 1 else 0 end), min(execution_time)"
                        + " from job_work group by task_name order by task_name")
                .query((row, number) -> new Kind(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
        return new Standing(work, givenUp.all());
    }
}
