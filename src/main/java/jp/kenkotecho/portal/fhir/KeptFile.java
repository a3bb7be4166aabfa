package jp.kenkotecho.portal.fhir;

import java.time.Instant;
import java.util.Date;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** The file as it was imported, without the numbers of the insurance. */
public final class KeptFile {

    static final String KEY = Canonical.ID + "myna-file";

    private KeptFile() {}

    /**
     * The file as a document.
     *
     * @param key the same for the same file
     */
    public static DocumentReference of(
            PersonId person, String title, InformationCategory category, Attachment content, Instant now, String key) {
        var document = new DocumentReference();
        document.getMeta().addProfile(Canonical.profile("kt-document-reference"));
        document.addIdentifier().setSystem(KEY).setValue(key);
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept().setText(title));
        document.addCategory(new CodeableConcept(CategoryLabels.labelOf(category)));
        document.setSubject(new Reference("Patient/" + person.value()));
        document.setDate(Date.from(now));
        document.addContent().setAttachment(content);
        return document;
    }
}
