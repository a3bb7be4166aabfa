package jp.kenkotecho.guidance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.guidance.fhir.MeasuredGoal;
import jp.kenkotecho.guidance.model.Progress;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordLine;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;

/** How far each goal is reached by the person's own readings. Of what the caller may see. */
@Component
public class GoalTracking {

    /** Readings of a goal: a cuff thrice a day, for longer than a plan lasts. */
    private static final int MOST = 2_000;

    private final RecordStore store;
    private final Clock clock;

    GoalTracking(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A goal.
     *
     * @param due {@code 2027-03-10}; empty where it has no day
     * @param from the mean of the week at its start, with its unit; empty without readings, as the next two
     * @param now the mean of the latest week
     * @param percent of the way; empty also for who began at the goal
     */
    public record Line(
            String words,
            String due,
            Optional<String> from,
            Optional<String> now,
            Optional<Long> percent,
            boolean isReached) {}

    /** Each open goal, the oldest first. */
    public List<Line> lines(Caller caller, PersonId person) {
        return open(caller, person).stream()
                .map(goal -> line(
                        goal,
                        MeasuredGoal.of(goal).flatMap(measured -> progress(caller, person, measured)),
                        MeasuredGoal.of(goal).map(MeasuredGoal::unit).orElse("")))
                .toList();
    }

    private static Line line(Goal goal, Optional<Progress> progress, String unit) {
        var said = RecordLine.of(goal);
        return new Line(
                said.name(),
                said.when(),
                progress.map(one -> shown(one.baseline().mean(), unit)),
                progress.map(one -> shown(one.latest().mean(), unit)),
                progress.flatMap(Progress::done).map(done -> Math.round(done * 100)),
                progress.filter(Progress::reached).isPresent());
    }

    private static String shown(double mean, String unit) {
        return Math.round(mean * 10) / 10.0 + " " + unit;
    }

    List<Goal> open(Caller caller, PersonId person) {
        return store.search(caller, RecordQuery.of(Goal.class, person).oldestFirst("start-date")).stream()
                .filter(goal -> RecordState.OPEN_GOALS.contains(RecordState.of(goal)))
                .toList();
    }

    /** Empty without readings both at the start and after. */
    Optional<Progress> progress(Caller caller, PersonId person, MeasuredGoal measured) {
        var codes = measured.sources().stream()
                .map(loinc -> new Token(Canonical.LOINC, loinc))
                .toList();
        var query = RecordQuery.of(Observation.class, person)
                .anyOf("code", codes)
                .from("date", measured.start().minusDays(Progress.DAYS_BEFORE))
                .newestFirst("date")
                .first(MOST);
        var readings = store.search(caller, query).stream()
                .flatMap(one -> measured.reading(one, clock.getZone()).stream())
                .toList();
        return Progress.of(readings, measured.start(), measured.aim());
    }
}
