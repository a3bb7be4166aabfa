package jp.kenkotecho.jobs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Administration;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much work in the background waits and runs, what was given up, and calling it off, for administrators. Nothing personal. */
@Component
public class WorkOverview {

    /** Jobs of each kind that are offered to be called off. */
    private static final int MOST_OPEN = 50;

    private final JdbcClient database;
    private final GivenUp givenUp;
    private final List<OpenJobs> jobs;
    private final ApplicationEventPublisher events;

    WorkOverview(JdbcClient database, GivenUp givenUp, List<OpenJobs> jobs, ApplicationEventPublisher events) {
        this.database = database;
        this.givenUp = givenUp;
        this.jobs = List.copyOf(jobs);
        this.events = events;
    }

    /** A job that can be called off. */
    public record Open(String kind, String id, Instant at) {}

    /** The jobs that are under way and can be called off, the oldest of each kind first. */
    public List<Open> open(Caller by) {
        Administration.demand(by);
        return jobs.stream()
                .flatMap(kind -> kind.open(MOST_OPEN).stream().map(job -> new Open(kind.kind(), job.id(), job.at())))
                .toList();
    }

    /** Calls one off, whoever asked for it; false for one that is done, or that is none. */
    public boolean callOff(Caller by, String kind, String id) {
        Administration.demand(by);
        var isCalledOff = jobs.stream().filter(one -> one.kind().equals(kind)).anyMatch(one -> one.callOff(id));
        if (isCalledOff) {
            events.publishEvent(
                    new SecurityEvent(What.JOB_CALLED_OFF, by.behalf().account(), kind));
        }
        return isCalledOff;
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
