package jp.kenkotecho.medicationnotebook.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** The slip as it was scanned, symbol by symbol and byte for byte, so that a later version can read more out of it. */
public final class NotebookDocument {

    public static final String SLIP_KEY = Canonical.ID + "slip";

    private NotebookDocument() {}

    public static DocumentReference of(PersonId person, List<byte[]> contents, Instant scanned, String key) {
        var document = new DocumentReference();
        document.getMeta().addProfile(Canonical.profile("kt-document-reference"));
        document.addIdentifier().setSystem(SLIP_KEY).setValue(key);
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept().setText("電子版お薬手帳"));
        document.addCategory(new CodeableConcept(CategoryLabels.labelOf(InformationCategory.MEDICATION)));
        document.setSubject(new Reference("Patient/" + person.value()));
        document.setDate(Date.from(scanned));
        contents.forEach(bytes -> document.addContent()
                .setAttachment(new Attachment().setContentType("text/plain").setData(bytes)));
        return document;
    }
}
