package jp.kenkotecho.medication.fhir;

import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationStatement;

/**
 * The codes of a medicine that begin alike: YJ, price-list and general-name codes. Their first four digits are its
 * 薬効分類 (日本標準商品分類 87), the next three its ingredient.
 */
public final class DrugCodes {

    private static final Set<String> SYSTEMS = Set.of(Canonical.YJ, Canonical.PRICE_LIST_CODE, Canonical.GENERAL_NAME);

    private DrugCodes() {}

    /** Each of them; none for a medicine that is told in other codes or in words. */
    public static Stream<String> of(MedicationStatement statement) {
        var general = statement.getExtensionsByUrl(Canonical.GENERAL_NAME_EXTENSION).stream()
                .map(Extension::getValue);
        return Stream.concat(Stream.of(statement.getMedication()), general)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
                .filter(coding -> SYSTEMS.contains(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(Coding::getCode)
                .distinct();
    }
}
