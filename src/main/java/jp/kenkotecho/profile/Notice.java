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
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** What the server tells a resident in their record: a Communication that nobody else ever sees. */
public final class Notice {

    /** The code system by which the labels tell a notice from every other message. */
    public static final String KIND = Canonical.BASE + "/CodeSystem/notice";

    /** {@code meta.source} of what the server writes by itself; nobody else's writing keeps it. */
    public static final String SOURCE = Canonical.ID + "source/server";

    private static final String FIRST_VERSION = "1";

    private Notice() {}

    /** Whether the server says it, by what nobody else can set: its kind and missing sender prove nothing. */
    public static boolean isOne(Communication message) {
        return hasKind(message)
                && (Integrity.of(message).filter(Integrity.SERVER::equals).isPresent() || isOfFormerVersion(message));
    }

    /**
     * A former version of this server set no label. The source of what people's apps create was the server's to say then
     * too; an app could change a notice later, but not without a second version.
     */
    private static boolean isOfFormerVersion(Communication message) {
        return !message.hasSender()
                && hasSource(message)
                && FIRST_VERSION.equals(message.getMeta().getVersionId());
    }

    /** Whether it says that it comes from the server itself; HAPI appends the id of a request. */
    public static boolean hasSource(Resource resource) {
        var source = resource.getMeta().getSource();
        return source != null && SOURCE.equals(source.replaceAll("#.*", ""));
    }

    static boolean hasKind(Communication message) {
        return message.getCategory().stream()
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
        message.getMeta().addProfile(Canonical.profile("kt-communication")).setSource(SOURCE);
        Integrity.SERVER.label(message);
        message.addCategory(new CodeableConcept(new Coding().setSystem(KIND).setCode(kind)));
        message.setSubject(new Reference(patient));
        message.addRecipient(new Reference(patient));
        message.setSent(Date.from(at));
        message.addPayload().setContent(new StringType(text.ja()));
        message.addPayload().setContent(new StringType(text.en()));
        return message;
    }
}
