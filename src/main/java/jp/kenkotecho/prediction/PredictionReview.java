package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.prediction.fhir.GoalProgress;
import jp.kenkotecho.prediction.fhir.ReviewAnswer;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
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

    private final Outlooks outlooks;
    private final RecordStore store;
    private final Clock clock;

    PredictionReview(Outlooks outlooks, RecordStore store, Clock clock) {
        this.outlooks = outlooks;
        this.store = store;
        this.clock = clock;
    }

    @Operation(name = "$prediction-review", type = Patient.class, idempotent = true)
    public Parameters review(@IdParam IdType patient, RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var asOf = Question.asOf(request, LocalDate.now(clock));
        var caller = CallerOf.request(request).orElseThrow();
        var outlook = outlooks.of(caller, patient.getIdPart(), asOf);
        var answer = new ReviewAnswer();
        Projected.items().forEach(item -> compare(answer, outlook, item));
        goals(answer, caller, patient.getIdPart(), asOf);
        outlook.history().notes().forEach(answer::note);
        return answer.answer();
    }

    private static void compare(ReviewAnswer answer, Outlook outlook, Item item) {
        PredictionCheck.of(outlook, item)
                .ifPresentOrElse(
                        came -> answer.item(item, came.basis(), came.newest(), came.expected()),
                        () -> noteAlone(answer, outlook, item));
    }

    private static void noteAlone(ReviewAnswer answer, Outlook outlook, Item item) {
        if (outlook.series(item).size() == 1) {
            answer.note(Problem.of(
                            Problem.Kind.INCOMPLETE,
                            item.display().ja() + ": 比べられる前の測定がありません (薬を飲み始める前の値とは比べません)。",
                            item.display().en() + ": no earlier reading to compare with, in the same treatment.")
                    .at(item.name()));
        }
    }

    private void goals(ReviewAnswer answer, Caller caller, String patient, LocalDate asOf) {
        var query = RecordQuery.of(Goal.class, new PersonId(patient)).is("lifecycle-status", "active");
        store.search(caller, query).stream()
                .filter(goal -> GoalProgress.began(goal)
                        .filter(day -> !day.isAfter(asOf))
                        .isPresent())
                .sorted(Comparator.comparing(goal -> goal.getIdElement().getIdPart()))
                .forEach(goal -> goal.getTarget()
                        .forEach(target -> answer.goal(goal, target, newest(caller, patient, asOf, goal, target))));
    }

    private Optional<Observation> newest(
            Caller caller, String patient, LocalDate asOf, Goal goal, Goal.GoalTargetComponent target) {
        var codes = GoalProgress.codes(target);
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        var from = GoalProgress.began(goal).orElseThrow();
        var query = RecordQuery.of(Observation.class, new PersonId(patient))
                .anyOf("code", codes)
                .from("date", from)
                .until("date", asOf)
                .newestFirst("date")
                .first(LOOKED_AT);
        return store.search(caller, query).stream().filter(GoalProgress::tells).findFirst();
    }
}
