package jp.kenkotecho.spi;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.record.IndividualNumber;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.StringType;

/**
 * Whether a resource holds an Individual Number, in whatever text, narrative or attachment. Of twelve digits one in eleven
 * ends in a valid digit, so what is a number of another kind by its place is not judged: codes, references, telephone
 * numbers, numbers of devices, and identifiers whose system says what they are.
 */
public final class GuardedResource {

    /** Elements that hold numbers of another kind: of a Device and its UDI (ISO/IEC 15459), of lots, the address of a Reference. */
    private static final Set<String> NUMBERS_OF_OTHERS = Set.of(
            "serialNumber",
            "lotNumber",
            "modelNumber",
            "partNumber",
            "deviceIdentifier",
            "distinctIdentifier",
            "carrierHRF",
            "reference");

    private static final Pattern NAMED =
            Pattern.compile("my-?_?number|individual-?_?number|kojin-?_?bango|個人番号|マイナンバー", Pattern.CASE_INSENSITIVE);

    private GuardedResource() {}

    /** The problem, with the first place as FHIRPath; empty when there is none. */
    public static Optional<Problem> problem(Base resource) {
        return place(resource).map(place -> IndividualNumber.PROBLEM.at(resource.fhirType() + place));
    }

    private static Optional<String> place(Base element) {
        if (element instanceof ContactPoint || element instanceof Identifier) {
            return element instanceof Identifier identifier && isIn(identifier)
                    ? Optional.of(".value")
                    : Optional.empty();
        }
        if (isInValue(element)) {
            return Optional.of("");
        }
        for (var property : element.children()) {
            if (NUMBERS_OF_OTHERS.contains(property.getName())) {
                continue;
            }
            var values = property.getValues();
            for (var i = 0; i < values.size(); i++) {
                var step = "." + property.getName().replace("[x]", "")
                        + (property.getMaxCardinality() > 1 ? "[" + i + "]" : "");
                var found = place(values.get(i)).map(rest -> step + rest);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(Identifier identifier) {
        var system = identifier.getSystemElement().hasValue() ? identifier.getSystem() : "";
        var type = identifier.getType();
        var said =
                system + " " + type.getText() + " " + type.getCodingFirstRep().getDisplay();
        var value = identifier.getValueElement().hasValue() ? identifier.getValue() : "";
        var isNamed = NAMED.matcher(said).find();
        return (system.isEmpty() || isNamed) && IndividualNumber.isInValue(isNamed ? "個人番号 " + value : value);
    }

    private static boolean isInValue(Base element) {
        if (element instanceof Narrative narrative && narrative.hasDiv()) {
            return IndividualNumber.isIn(String.valueOf(narrative.getDivAsString()));
        }
        if (element instanceof Base64BinaryType content && content.hasValue()) {
            return GuardedContent.holdsIndividualNumber(content.getValue());
        }
        return element instanceof StringType text
                && !(element instanceof CodeType)
                && text.hasValue()
                && IndividualNumber.isInValue(text.getValue());
    }
}
