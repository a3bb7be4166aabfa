package jp.kenkotecho.link.fhir;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.profile.ProvenanceRecipe;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** A comment by somebody who read a link: {@code kt-communication}, sent by the link's bearer. */
public final class LinkComment {

    /** The level that says by whose word it is known who wrote: nobody's but their own. */
    private static final String SELF_DECLARED = "self-declared";

    private LinkComment() {}

    /**
     * A transaction of the comment and its Provenance.
     *
     * @param device {@code Device/…}
     * @param author as they call themselves
     * @param text plain text: whatever is in it is no markup
     * @param writer by whom it is stored
     */
    public static Bundle of(
            PersonId person, String device, String author, String text, OffsetDateTime now, Caller writer) {
        var comment = comment(person, device, author, text, now);
        var target = new Reference("urn:uuid:" + UUID.randomUUID()).setType("Communication");
        var signed = new Reference(device).setDisplay(author);
        var provenance = ProvenanceRecipe.imported(person, List.of(target), now.toInstant(), writer, List.of(signed));
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, comment).setFullUrl(target.getReference());
        add(bundle, provenance);
        return bundle;
    }

    private static BundleEntryComponent add(Bundle bundle, Resource resource) {
        var entry = bundle.addEntry().setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }

    private static Communication comment(
            PersonId person, String device, String author, String text, OffsetDateTime now) {
        var comment = new Communication().setStatus(CommunicationStatus.COMPLETED);
        comment.getMeta().addProfile(Canonical.profile("kt-communication"));
        comment.addExtension(Canonical.IDENTITY_LEVEL, new CodeType(SELF_DECLARED));
        comment.setSubject(new Reference("Patient/" + person.value()));
        comment.addRecipient(new Reference("Patient/" + person.value()));
        comment.setSender(new Reference(device).setDisplay(author + " (自己申告 self-declared)"));
        comment.setSentElement(HomeReading.moment(now));
        comment.addPayload().setContent(new StringType(text));
        return comment;
    }
}
