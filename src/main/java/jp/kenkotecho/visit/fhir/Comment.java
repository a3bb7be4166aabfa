package jp.kenkotecho.visit.fhir;

import java.time.OffsetDateTime;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What a professional writes to somebody whose record they see: {@code kt-communication}. */
public final class Comment {

    private Comment() {}

    /**
     * The comment.
     *
     * @param sender {@code Practitioner/…}
     * @param text plain text: whatever is in it is no markup
     */
    public static Communication of(PersonId person, String sender, String text, OffsetDateTime now) {
        var comment = new Communication().setStatus(CommunicationStatus.COMPLETED);
        comment.getMeta().addProfile(Canonical.profile("kt-communication"));
        comment.setSubject(new Reference("Patient/" + person.value()));
        comment.addRecipient(new Reference("Patient/" + person.value()));
        comment.setSender(new Reference(sender));
        comment.setSentElement(HomeReading.moment(now));
        comment.addPayload().setContent(new StringType(text));
        return comment;
    }
}
