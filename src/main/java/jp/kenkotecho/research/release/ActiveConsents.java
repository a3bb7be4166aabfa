package jp.kenkotecho.research.release;

import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.research.request.ResearchSettings;
import org.springframework.stereotype.Component;

/**
 * What of an export still stands: of a person only while the very consents hold by which it was written. Asked at every
 * manifest and every file, so that whoever withdraws is gone from what has not been fetched yet.
 */
@Component
class ActiveConsents {

    private final ExportUnits units;
    private final Cohorts cohorts;
    private final ResearchSettings settings;

    ActiveConsents(ExportUnits units, Cohorts cohorts, ResearchSettings settings) {
        this.settings = settings;
        this.units = units;
        this.cohorts = cohorts;
    }

    /** The numbers of the units that do; none where fewer people are left than may be handed over at all. */
    Set<Integer> of(Job job) {
        var done = units.done(job.id());
        if (job.isOfEverything()) {
            return done.stream().map(unit -> unit.number()).collect(Collectors.toSet());
        }
        var members = cohorts.members(job.cohort());
        var standing = done.stream()
                .filter(unit -> unit.sources().equals(members.get(new PersonId(unit.person()))))
                .map(unit -> unit.number())
                .collect(Collectors.toSet());
        return standing.size() < settings.smallestCell() ? Set.of() : standing;
    }
}
