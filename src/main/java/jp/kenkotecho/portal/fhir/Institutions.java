package jp.kenkotecho.portal.fhir;

import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Institutions as references: a file tells their name and number, and nothing that would be a resource of its own. */
final class Institutions {

    private Institutions() {}

    /** The reference to an institution by the ten digits of 医療機関コード. */
    static Reference medical(Performer performer) {
        return reference(performer, Canonical.INSTITUTION);
    }

    /**
     * A reference without a target.
     *
     * @param numbers whose numbers they are
     */
    static Reference reference(Performer performer, String numbers) {
        var reference = new Reference().setType("Organization");
        if (!performer.name().isEmpty()) {
            reference.setDisplay(performer.name());
        }
        if (!performer.number().isEmpty()) {
            reference.setIdentifier(new Identifier().setSystem(numbers).setValue(performer.number()));
        }
        return reference;
    }
}
