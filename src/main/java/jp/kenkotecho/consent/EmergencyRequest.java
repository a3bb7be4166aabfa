package jp.kenkotecho.consent;

import java.util.function.Supplier;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Somebody asks for emergency access, by an app or on a page: who, why, and to whose record ({@link EmergencyAccess}). */
@Component
public class EmergencyRequest {

    /** Characters of a reason. */
    public static final int LONGEST = 1000;

    private static final int SHORTEST = 10;

    private static final Problem NOT_A_CLINICIAN = Problem.of(
            Problem.Kind.REFUSED,
            "緊急アクセスは、登録された医療機関の医療者が、二段階の本人確認をして使うものです。",
            "Emergency access is for a clinician of a registered clinic who has signed in with two factors.");
    private static final Problem NO_REASON = Problem.of(
                    Problem.Kind.MALFORMED,
                    "緊急アクセスの理由 (reason) を 10 字以上 1000 字以内で書いてください。理由は本人に伝わります。",
                    "The reason must say why, in 10 to 1000 characters; the person will read it.")
            .at("reason");

    private final EmergencyAccess access;
    private final ApplicationEventPublisher events;

    EmergencyRequest(EmergencyAccess access, ApplicationEventPublisher events) {
        this.access = access;
        this.events = events;
    }

    /**
     * Opens a record.
     *
     * @param person the id of the Patient, as it came
     * @param reason asked for only of whoever may
     * @throws Refusal for who may not, without a reason, and for a record that is not there
     */
    public EmergencyOpening open(Caller caller, String person, Supplier<String> reason) {
        var clinician = access.clinician(caller)
                .filter(who -> caller.behalf().twoFactors())
                .orElseThrow(() -> refusal(caller));
        var why = reason.get().strip();
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            throw new Refusal(NO_REASON);
        }
        var whose = PersonId.read(person).filter(access::isThere).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        return access.open(caller, clinician, whose, why);
    }

    private Refusal refusal(Caller caller) {
        events.publishEvent(new SecurityEvent(What.ACCESS_REFUSED, caller.client(), "emergency"));
        return new Refusal(NOT_A_CLINICIAN);
    }
}
