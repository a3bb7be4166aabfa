package jp.kenkotecho.medicationnotebook.fhir;

import java.util.Optional;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.DrugCode;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;

/**
 * A drug as a CodeableConcept: the name as printed in {@code text}, as JP Core demands, and the product's code. A
 * general name is a broader concept, so it never stands beside a product's code.
 */
final class DrugConcept {

    private DrugConcept() {}

    static CodeableConcept of(Drug drug) {
        var concept = new CodeableConcept().setText(drug.name());
        system(drug.code())
                .ifPresent(system ->
                        concept.addCoding(new Coding(system, drug.code().value(), drug.name())));
        return concept;
    }

    /** 一般名 as the extension {@code general-name}; empty when the slip has none. */
    static Optional<Extension> generalName(Drug drug) {
        var generic = drug.generic();
        if (generic.name().isEmpty() && generic.code().isEmpty()) {
            return Optional.empty();
        }
        var concept = new CodeableConcept();
        if (!generic.name().isEmpty()) {
            concept.setText(generic.name());
        }
        if (!generic.code().isEmpty()) {
            concept.addCoding(new Coding().setSystem(Canonical.GENERAL_NAME).setCode(generic.code()));
        }
        return Optional.of(new Extension(Canonical.GENERAL_NAME_EXTENSION, concept));
    }

    static Optional<String> system(DrugCode code) {
        return switch (code.kind()) {
            case RECEIPT -> Optional.of(Canonical.RECEIPT_CODE);
            case PRICE_LIST -> Optional.of(Canonical.PRICE_LIST_CODE);
            case YJ -> Optional.of(Canonical.YJ);
            case HOT7 -> Optional.of(Canonical.HOT7);
            case HOT9 -> Optional.of(Canonical.HOT9);
            case HOT13 -> Optional.of(Canonical.HOT13);
            case GENERIC -> Optional.of(Canonical.GENERAL_NAME);
            case NONE, UNKNOWN -> Optional.empty();
        };
    }
}
