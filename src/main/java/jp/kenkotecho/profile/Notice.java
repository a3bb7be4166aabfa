package jp.kenkotecho.profile;

import java.time.Instant;
import java.util.Date;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What the server tells a resident in their record: a Communication that nobody else ever sees. */
public final class Notice {

    /** By this code system the labels tell a notice from every other message. */
    public static final String KIND = Canonical.BASE + "/CodeSystem/notice";

    private Notice() {}

    /** Whether the server says it: nobody's word, of one of its kinds. */
    public static boolean isOne(Communication message) {
        return !message.hasSender()
                && message.getCategory().stream()
                        .flatMap(category -> category.getCoding().stream())
                        .anyMatch(coding -> KIND.equals(coding.getSystem()));
    }

    /**
     * The message: a payload in Japanese, then one in English. R4 lets no text of a payload say its language.
     *
     * @param id its logical id: the same for the same occasion, so that nothing is told twice
     * @param kind {@code first-access}, {@code emergency-access}
     */
    public static Communication of(String id, String kind, PersonId person, Text text, Instant at) {
        var patient = "Patient/" + person.value();
        var message = new Communication().setStatus(CommunicationStatus.COMPLETED);
        message.setId("Communication/" + id);
        message.getMeta().addProfile(Canonical.profile("kt-communication")).setSource(Canonical.ID + "source/server");
        message.addCategory(new CodeableConcept(new Coding().setSystem(KIND).setCode(kind)));
        message.setSubject(new Reference(patient));
        message.addRecipient(new Reference(patient));
        message.setSent(Date.from(at));
        message.addPayload().setContent(new StringType(text.ja()));
        message.addPayload().setContent(new StringType(text.en()));
        return message;
    }
}
