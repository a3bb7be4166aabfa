package jp.kenkotecho.medication;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;
import jp.kenkotecho.medication.fhir.ScheduleAnswer;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code GET Patient/{id}/$dose-schedule} and {@code $dose-calendar}: which medicine is due when. */
@FhirProvider
class DoseOperations {

    private static final String CALENDAR = "text/calendar";
    private static final int ONE_DAY = 1;
    private static final int A_QUARTER = 90;

    private final DosePlans plans;
    private final Clock clock;

    DoseOperations(DosePlans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    @Operation(name = "$dose-schedule", type = Patient.class, idempotent = true)
    public Parameters doseSchedule(
            @IdParam IdType patient,
            @OperationParam(name = "start") @Nullable StringType start,
            @OperationParam(name = "end") @Nullable StringType end,
            RequestDetails request) {
        Inputs.knowOnly(Set.of("start", "end"), request);
        var plan = plan(patient, start, end, ONE_DAY, request);
        var answer = new ScheduleAnswer(plan.statements(), plan.states(), LocalDateTime.now(clock), clock.getZone());
        answer.slots(plan.slots());
        answer.withoutTimes(plan.current());
        plan.leftovers(LocalDateTime.now(clock)).forEach(answer::leftover);
        return answer.answer();
    }

    @Operation(name = "$dose-calendar", type = Patient.class, idempotent = true)
    public Binary doseCalendar(
            @IdParam IdType patient,
            @OperationParam(name = "start") @Nullable StringType start,
            @OperationParam(name = "end") @Nullable StringType end,
            @OperationParam(name = "names") @Nullable BooleanType names,
            RequestDetails request) {
        Inputs.knowOnly(Set.of("start", "end", "names"), request);
        var plan = plan(patient, start, end, A_QUARTER, request);
        var named = names != null && names.booleanValue();
        var calendar = new DoseCalendar(new PersonId(patient.getIdPart()), named, clock.instant(), clock.getZone());
        return new Binary().setContentType(CALENDAR).setData(calendar.with(plan).file());
    }

    private DosePlan plan(
            IdType patient, @Nullable StringType start, @Nullable StringType end, int days, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        return plans.of(
                caller,
                new PersonId(patient.getIdPart()),
                start == null ? null : start.getValue(),
                end == null ? null : end.getValue(),
                days);
    }
}
