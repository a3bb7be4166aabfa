package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Inputs;
import jp.kenkotecho.prediction.fhir.GoalProgress;
import jp.kenkotecho.prediction.fhir.History.Found;
import jp.kenkotecho.prediction.fhir.ReviewAnswer;
import jp.kenkotecho.prediction.model.Drift;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code GET Patient/{id}/$prediction-review}: what was to be expected before the newest check-up beside what it found,
 * and how far goals are. The prediction is made again from what was known then: the same question has the same answer.
 */
@FhirProvider
class PredictionReview {

    static final Set<String> PARAMETERS = Set.of("asOf");

    /** The newest readings of a measure: some were not done, or taken back. */
    private static final int LOOKED_AT = 20;

    private final RecordStore store;
    private final Clock clock;

    PredictionReview(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(name = "$prediction-review", type = Patient.class, idempotent = true)
    public Parameters review(@IdParam IdType patient, RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var asOf = Question.asOf(request, LocalDate.now(clock));
        var caller = CallerOf.request(request).orElseThrow();
        var outlook = Outlook.of(store, caller, patient.getIdPart(), asOf);
        var answer = new ReviewAnswer();
        for (var item : Item.values()) {
            if (Drift.of(item).isPresent()) {
                compare(answer, outlook, item);
            }
        }
        goals(answer, caller, patient.getIdPart(), asOf);
        outlook.history().notes().forEach(answer::note);
        return answer.answer();
    }

    /** Only within one state of treatment: what a drug did is neither luck nor merit. */
    private static void compare(ReviewAnswer answer, Outlook outlook, Item item) {
        var readings = outlook.series(item);
        if (readings.isEmpty()) {
            return;
        }
        var newest = readings.get(readings.size() - 1);
        var earlier = readings.subList(0, readings.size() - 1);
        if (earlier.isEmpty()) {
            answer.note(Problem.of(
                            Problem.Kind.INCOMPLETE,
                            item.display().ja() + ": 比べられる前の測定がありません (薬を飲み始める前の値とは比べません)。",
                            item.display().en() + ": no earlier reading to compare with, in the same treatment.")
                    .at(item.name()));
            return;
        }
        var basis = last(earlier);
        outlook.on(basis.day())
                .flatMap(then ->
                        then.trajectory(item, earlier).map(trajectory -> then.forecast(item, trajectory, newest.day())))
                .ifPresent(forecast -> answer.item(item, basis.day(), newest, forecast));
    }

    private static Found last(List<Found> readings) {
        return readings.get(readings.size() - 1);
    }

    private void goals(ReviewAnswer answer, Caller caller, String patient, LocalDate asOf) {
        var query = "patient=Patient/" + patient + "&lifecycle-status=active";
        store.search(caller, Goal.class, query).stream()
                .filter(goal -> GoalProgress.began(goal)
                        .filter(day -> !day.isAfter(asOf))
                        .isPresent())
                .sorted(Comparator.comparing(goal -> goal.getIdElement().getIdPart()))
                .forEach(goal -> goal.getTarget()
                        .forEach(target -> answer.goal(goal, target, newest(caller, patient, asOf, goal, target))));
    }

    private Optional<Observation> newest(
            Caller caller, String patient, LocalDate asOf, Goal goal, Goal.GoalTargetComponent target) {
        var codes = GoalProgress.tokens(target);
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        var from = GoalProgress.began(goal).orElseThrow();
        var query = "patient=Patient/" + patient + "&code=" + codes + "&date=ge" + from + "&date=le" + asOf
                + "&_sort=-date&_count=" + LOOKED_AT;
        return store.search(caller, Observation.class, query).stream()
                .filter(GoalProgress::tells)
                .findFirst();
    }
}
