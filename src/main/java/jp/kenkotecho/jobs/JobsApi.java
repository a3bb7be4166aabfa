package jp.kenkotecho.jobs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.kenkotecho.jobs.GivenUp.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/jobs}: how much work waits, and what was given up. Ids alone, nothing personal. */
@RestController
class JobsApi {

    private final JdbcClient database;
    private final GivenUp givenUp;

    JobsApi(JdbcClient database, GivenUp givenUp) {
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
    record Kind(String kind, int waiting, int running, Instant next) {}

    /** All work there is. */
    record Standing(List<Kind> work, List<Entry> givenUp) {}

    @GetMapping("/admin/jobs")
    Standing jobs() {
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
