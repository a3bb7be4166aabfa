package jp.kenkotecho.guidance;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.guidance.fhir.MeasuredGoal;
import jp.kenkotecho.guidance.fhir.ProgressAnswer;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code GET Patient/{id}/$guidance-progress}: how far each goal is reached by the person's own readings, between one
 * session of health guidance and the next. Of what the caller may see.
 */
@FhirProvider
class GuidanceProgress {

    private final RecordStore store;
    private final GoalTracking progress;

    GuidanceProgress(RecordStore store, GoalTracking progress) {
        this.store = store;
        this.progress = progress;
    }

    @Operation(name = "$guidance-progress", type = Patient.class, idempotent = true)
    public Parameters of(@IdParam IdType id, RequestDetails request) {
        Inputs.knowOnly(Set.of(), request);
        var caller = CallerOf.request(request).orElseThrow();
        var person = PersonId.read(id.getIdPart())
                .filter(one -> store.read(caller, Patient.class, one.value()).isPresent())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var answer = new Parameters();
        progress.open(caller, person)
                .forEach(goal -> answer.addParameter(MeasuredGoal.of(goal)
                        .map(measured -> part(caller, person, measured))
                        .orElseGet(() -> ProgressAnswer.notMeasured(goal))));
        return answer;
    }

    private Parameters.ParametersParameterComponent part(Caller caller, PersonId person, MeasuredGoal measured) {
        return progress.progress(caller, person, measured)
                .map(found -> ProgressAnswer.of(measured, found))
                .orElseGet(() -> ProgressAnswer.noReadings(measured));
    }
}
