package jp.kenkotecho.portal.fhir;

import jp.kenkotecho.portal.model.Institution;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Institutions as references: a file tells their name and number, and nothing that would be a resource of its own. */
final class Institutions {

    private Institutions() {}

    /** The reference to an institution by the ten digits of 医療機関コード. */
    static Reference medical(Institution institution) {
        return reference(institution, Canonical.INSTITUTION);
    }

    /**
     * A reference without a target.
     *
     * @param numbers whose numbers they are
     */
    static Reference reference(Institution institution, String numbers) {
        var reference = new Reference().setType("Organization");
        if (!institution.name().isEmpty()) {
            reference.setDisplay(institution.name());
        }
        if (!institution.number().isEmpty()) {
            reference.setIdentifier(new Identifier().setSystem(numbers).setValue(institution.number()));
        }
        return reference;
    }
}
