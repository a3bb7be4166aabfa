package jp.kenkotecho.research;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.research.job.ExportApprovals;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.spi.Administration;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Exports of everything that wait for their approval: by two administrators, each of whom has signed in with two factors.
 * A service, whoever runs it, approves nothing.
 */
@Component
public class Approvals {

    /** Administrators who have to say yes. */
    public static final int ENOUGH = 2;

    private static final Problem NO_PERSON = Problem.of(
            Problem.Kind.REFUSED,
            "二つの要素でサインインした人だけが承認できます。",
            "Only somebody who has signed in with two factors approves an export.");

    private final ExportJobs jobs;
    private final ExportApprovals approvals;
    private final ApplicationEventPublisher events;

    Approvals(ExportJobs jobs, ExportApprovals approvals, ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.approvals = approvals;
        this.events = events;
    }

    /**
     * One that waits.
     *
     * @param request the address by which it was asked for
     * @param isMine whether whoever looks has approved it
     */
    public record Waiting(
            String id, String client, String request, List<String> types, Instant at, int approvals, boolean isMine) {}

    /**
     * How an export stands after a yes.
     *
     * @param runs whether it was the last that was needed
     */
    public record Standing(int approvals, boolean runs) {}

    /** All that wait, the oldest first: a client has only a few at a time. */
    public List<Waiting> waiting(Caller by) {
        Administration.demand(by);
        return jobs.in(State.WAITING).stream().map(job -> waiting(job, by)).toList();
    }

    private Waiting waiting(Job job, Caller by) {
        return new Waiting(
                job.id(),
                job.client(),
                job.request(),
                List.copyOf(new TreeSet<>(job.asked().types())),
                job.at(),
                approvals.count(job.id()),
                approvals.isBy(job.id(), by.behalf().account()));
    }

    /** Says yes to one; saying it twice counts once. */
    public Standing approve(Caller by, String id) {
        Administration.demand(by);
        if (!by.behalf().isSomebody() || !by.behalf().twoFactors()) {
            throw new Refusal(NO_PERSON);
        }
        var job = jobs.find(id)
                .filter(one -> one.state() == State.WAITING)
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var count = approvals.add(id, by.behalf().account());
        events.publishEvent(new SecurityEvent(What.EXPORT_APPROVED, by.behalf().account(), job.client()));
        if (count >= ENOUGH) {
            jobs.approved(id);
        }
        return new Standing(count, count >= ENOUGH);
    }
}
