package jp.kenkotecho.consent;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Date;
import java.util.Set;
import jp.kenkotecho.consent.EmergencyOpening.Open;
import jp.kenkotecho.consent.EmergencyOpening.Slowed;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code POST Patient/{id}/$break-glass}: emergency access for a clinician ({@link EmergencyAccess}). */
@FhirProvider
class BreakGlass {

    private static final Set<String> PARAMETERS = Set.of("reason");

    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.BUSY,
            "短い間に多くの人の記録が緊急アクセスで開かれたため、間隔を空けています。Retry-After の秒数を待ってください。管理者に知らせました。",
            "Records of many people were opened by emergency access in a short time: wait as Retry-After says."
                    + " The administrator was told.");

    private final EmergencyRequest emergency;

    BreakGlass(EmergencyRequest emergency) {
        this.emergency = emergency;
    }

    @Operation(name = "$break-glass", type = Patient.class)
    public Parameters breakGlass(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        var opening = emergency.open(caller, patient.getIdPart(), () -> Inputs.of(body, PARAMETERS, request)
                .one("reason", StringType.class)
                .map(StringType::getValue)
                .orElse(""));
        if (opening instanceof Slowed slowed) {
            throw tooMany(slowed, request);
        }
        var answer = new Parameters();
        answer.addParameter().setName("until").setValue(new InstantType(Date.from(((Open) opening).until())));
        return answer;
    }

    private static Refusal tooMany(Slowed slowed, RequestDetails request) {
        if (request instanceof ServletRequestDetails http) {
            var seconds = slowed.left().plusMillis(999).toSeconds();
            http.getServletResponse().setHeader("Retry-After", String.valueOf(seconds));
        }
        return new Refusal(TOO_MANY);
    }
}
