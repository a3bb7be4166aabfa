package jp.kenkotecho.visit;

import java.time.OffsetDateTime;
import java.util.List;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.fhir.BriefSection;
import org.hl7.fhir.r4.model.Patient;

/**
 * What a doctor reads before a visit; a document, a page and sheets of paper are made of it.
 *
 * @param remarks what is said before the first section
 * @param drawnUp in the zone in which the person lives
 */
public record Brief(Patient patient, List<BriefSection> sections, List<Text> remarks, OffsetDateTime drawnUp) {

    public Brief {
        sections = List.copyOf(sections);
        remarks = List.copyOf(remarks);
    }

    String name() {
        return ShownName.of(patient.getNameFirstRep());
    }

    /** The birth date, as far as it is known. */
    String born() {
        var birthDate = patient.getBirthDateElement();
        return birthDate.hasValue() ? birthDate.getValueAsString() + " 生 born" : "";
    }
}
