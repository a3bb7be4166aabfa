package jp.kenkotecho.consent;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Date;
import java.util.Set;
import jp.kenkotecho.consent.EmergencyAccess.Open;
import jp.kenkotecho.consent.EmergencyAccess.Slowed;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** {@code POST Patient/{id}/$break-glass}: emergency access for a clinician ({@link EmergencyAccess}). */
@FhirProvider
class BreakGlass {

    private static final Set<String> PARAMETERS = Set.of("reason");
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1000;

    private final EmergencyAccess access;
    private final ApplicationEventPublisher events;

    BreakGlass(EmergencyAccess access, ApplicationEventPublisher events) {
        this.access = access;
        this.events = events;
    }

    @Operation(name = "$break-glass", type = Patient.class)
    public Parameters breakGlass(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        var clinician = access.clinician(caller)
                .filter(who -> caller.behalf().twoFactors())
                .orElseThrow(() -> refusal(caller));
        var reason = Inputs.of(body, PARAMETERS, request)
                .one("reason", StringType.class)
                .map(StringType::getValue)
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST && text.length() <= LONGEST)
                .orElseThrow(() -> new Refusal(NO_REASON));
        var person = PersonId.read(patient.getIdPart())
                .filter(access::isThere)
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var opening = access.open(caller, clinician, person, reason);
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

    private Refusal refusal(Caller caller) {
        events.publishEvent(new SecurityEvent(What.ACCESS_REFUSED, caller.client(), "emergency"));
        return new Refusal(NOT_A_CLINICIAN);
    }

    private static final Problem NOT_A_CLINICIAN = Problem.of(
            Problem.Kind.REFUSED,
            "緊急アクセスは、登録された医療機関の医療者が、二段階の本人確認をして使うものです。",
            "Emergency access is for a clinician of a registered clinic who has signed in with two factors.");
    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.BUSY,
            "短い間に多くの人の記録が緊急アクセスで開かれたため、間隔を空けています。Retry-After の秒数を待ってください。管理者に知らせました。",
            "Records of many people were opened by emergency access in a short time: wait as Retry-After says."
                    + " The administrator was told.");
    private static final Problem NO_REASON = Problem.of(
                    Problem.Kind.MALFORMED,
                    "reason に、緊急アクセスの理由を 10 字以上 1000 字以内で書いてください。理由は本人に伝わります。",
                    "reason must say why, in 10 to 1000 characters; the person will read it.")
            .at("reason");
}
