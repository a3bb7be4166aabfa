package jp.kenkotecho.guidance;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Set;
import jp.kenkotecho.guidance.fhir.MeasuredGoal;
import jp.kenkotecho.guidance.fhir.ProgressAnswer;
import jp.kenkotecho.guidance.model.Progress;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code GET Patient/{id}/$guidance-progress}: how far each goal is reached by the person's own readings, between one
 * session of health guidance and the next. Of what the caller may see.
 */
@FhirProvider
class GuidanceProgress {

    /** Readings of a goal: a cuff thrice a day, for longer than a plan lasts. */
    private static final int MOST = 2_000;

    private final RecordStore store;
    private final Clock clock;

    GuidanceProgress(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(name = "$guidance-progress", type = Patient.class, idempotent = true)
    public Parameters of(@IdParam IdType id, RequestDetails request) {
        Inputs.knowOnly(Set.of(), request);
        var caller = CallerOf.request(request).orElseThrow();
        var person = PersonId.read(id.getIdPart())
                .filter(one -> store.read(caller, Patient.class, one.value()).isPresent())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var answer = new Parameters();
        store.search(caller, RecordQuery.of(Goal.class, person).oldestFirst("start-date")).stream()
                .filter(goal -> RecordState.OPEN_GOALS.contains(RecordState.of(goal)))
                .forEach(goal -> answer.addParameter(MeasuredGoal.of(goal)
                        .map(measured -> part(caller, person, measured))
                        .orElseGet(() -> ProgressAnswer.notMeasured(goal))));
        return answer;
    }

    private Parameters.ParametersParameterComponent part(Caller caller, PersonId person, MeasuredGoal measured) {
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
        return Progress.of(readings, measured.start(), measured.aim())
                .map(progress -> ProgressAnswer.of(measured, progress))
                .orElseGet(() -> ProgressAnswer.noReadings(measured));
    }
}
