package jp.kenkotecho.research.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.research.model.Cells;
import jp.kenkotecho.research.request.ResearchSettings;
import jp.kenkotecho.research.request.RuleFile;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an export go when all of it is written: not before it is known that enough people look alike. Those among too few
 * lose their quasi-identifiers; where there are too few at all, nothing leaves.
 */
@Component
public class Release {

    /**
     * The disclosure check, as it is kept with the job.
     *
     * @param rules the version of the rules of pseudonymisation
     * @param k how many have to look alike, by which quasi-identifiers
     * @param smallestCell how many do, at least
     * @param suppressed how many lost their quasi-identifiers
     */
    record Report(
            String rules,
            int k,
            List<String> quasiIdentifiers,
            int participants,
            int cells,
            int smallestCell,
            int suppressed,
            boolean released) {}

    private final ExportJobs jobs;
    private final ExportUnits units;
    private final ExportParts parts;
    private final RuleFile rules;
    private final ResearchSettings settings;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Release(
            ExportJobs jobs,
            ExportUnits units,
            ExportParts parts,
            RuleFile rules,
            ResearchSettings settings,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.units = units;
        this.parts = parts;
        this.rules = rules;
        this.settings = settings;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Nothing happens while something waits, and to one that has been released or called off. */
    @Transactional
    public void tryIt(String id) {
        if (jobs.find(id).isEmpty()) {
            return;
        }
        jobs.lock(id);
        var job = jobs.find(id).orElseThrow();
        if (job.state() != State.RUNNING || units.waitingCount(id) > 0) {
            return;
        }
        var report = job.isOfEverything() ? Optional.<Report>empty() : Optional.of(check(job));
        var isReleased = report.map(Report::released).orElse(true);
        jobs.move(id, State.RUNNING, isReleased ? State.DONE : State.REFUSED);
        jobs.released(id, report.map(this::written).orElse(""), clock.instant().plus(settings.kept()));
        events.publishEvent(
                new SecurityEvent(isReleased ? What.EXPORT_RELEASED : What.EXPORT_REFUSED, job.client(), job.cohort()));
    }

    /** Whatever it was doing: nothing of it leaves any more. */
    public void callOff(String id) {
        jobs.end(id);
        parts.remove(id);
    }

    private Report check(Job job) {
        var cells = Cells.of(units.cells(job.id()), settings.smallestCell());
        if (cells.holds()) {
            cells.suppressed().forEach(number -> parts.suppress(job.id(), number));
            parts.removeSuppressed(job.id());
        } else {
            parts.remove(job.id());
        }
        return new Report(
                rules.rules().version(),
                cells.k(),
                settings.quasiIdentifiers(),
                cells.persons(),
                cells.cells(),
                cells.smallest(),
                cells.suppressed().size(),
                cells.holds());
    }

    private String written(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
