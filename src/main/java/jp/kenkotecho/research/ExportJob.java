package jp.kenkotecho.research;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.jobs.DividedJob;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.research.job.UnitPlan;
import jp.kenkotecho.research.job.UnitWriter;
import jp.kenkotecho.research.release.Release;
import org.springframework.stereotype.Component;

/**
 * An export, some units at a time: members of the cohort, or the pages of a type one after the other. Whichever piece is
 * written last releases it.
 */
@Component
public class ExportJob implements DividedJob {

    private final ExportJobs jobs;
    private final ExportUnits units;
    private final ExportParts parts;
    private final UnitPlan plan;
    private final UnitWriter writer;
    private final Release release;

    ExportJob(
            ExportJobs jobs, ExportUnits units, ExportParts parts, UnitPlan plan, UnitWriter writer, Release release) {
        this.jobs = jobs;
        this.units = units;
        this.parts = parts;
        this.plan = plan;
        this.writer = writer;
        this.release = release;
    }

    @Override
    public String kind() {
        return ExportJobs.KIND;
    }

    @Override
    public List<Integer> divide(String id, Lease lease) {
        var job = running(id);
        if (job.isEmpty()) {
            return List.of();
        }
        lease.write(() -> plan.make(job.get()));
        return units.waiting(id).stream()
                .map(number -> UnitPlan.pieceOf(job.get(), number))
                .distinct()
                .toList();
    }

    @Override
    public void take(String id, int piece, Lease lease) {
        var end = running(id).map(job -> UnitPlan.endOf(job, piece)).orElse(piece);
        for (var next = units.nextWaiting(id, piece, end); next.isPresent(); ) {
            var number = next.get();
            // The job is asked for anew each time: it may have been called off.
            lease.write(() -> running(id).ifPresent(job -> writer.write(job, number)));
            next = units.nextWaiting(id, number + 1, end);
        }
    }

    @Override
    public void endIfDone(String id) {
        release.tryIt(id);
    }

    /** Whoever asks is told, and nothing of it leaves. */
    @Override
    public void giveUp(String id) {
        if (jobs.move(id, State.RUNNING, State.FAILED)) {
            parts.remove(id);
        }
    }

    private Optional<Job> running(String id) {
        return jobs.find(id).filter(job -> job.state() == State.RUNNING);
    }
}
