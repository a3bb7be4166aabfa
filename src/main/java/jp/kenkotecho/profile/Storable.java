package jp.kenkotecho.profile;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.Optional;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.XmlCharacters;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * Whether a resource, once stored, can be lived with: read in JSON and in XML, searched, corrected. What it holds is
 * judged value by value, wherever it came from.
 */
public final class Storable {

    private Storable() {}

    /** The first value that stands in the way, with its place as FHIRPath; empty when none does. */
    public static Optional<Problem> problem(Base resource) {
        return problem(resource, resource.fhirType());
    }

    /**
     * Replaces what no format can carry by U+FFFD, for what comes from files and not over HTTP; whether there was any. A
     * time that lacks its seconds gets them as zeros, which FHIR R4 (Data Types, dateTime) lets mean nothing.
     */
    public static boolean mend(Base resource) {
        var mended = resource instanceof Narrative narrative
                ? Markup.mend(narrative)
                : resource instanceof PrimitiveType<?> value && mend(value);
        for (var property : resource.children()) {
            for (var child : property.getValues()) {
                mended |= mend(child);
            }
        }
        return mended;
    }

    private static Optional<Problem> problem(Base element, String place) {
        if (element instanceof Narrative narrative && !Markup.isPlain(narrative)) {
            return Optional.of(Limits.CHARACTER.at(join(place, "div")));
        }
        if (element instanceof PrimitiveType<?> value) {
            var found = problem(value);
            if (found.isPresent()) {
                return found.map(problem -> problem.at(place));
            }
        }
        for (var property : element.children()) {
            var name = property.getName();
            var values = property.getValues();
            for (var i = 0; i < values.size(); i++) {
                var found = problem(values.get(i), "");
                if (found.isPresent()) {
                    var step = name.replace("[x]", "") + (property.getMaxCardinality() > 1 ? "[" + i + "]" : "");
                    return found.map(problem -> problem.at(join(place, join(step, problem.where()))));
                }
            }
        }
        return Optional.empty();
    }

    private static String join(String place, String rest) {
        return place.isEmpty() || rest.isEmpty() ? place + rest : place + "." + rest;
    }

    private static Optional<Problem> problem(PrimitiveType<?> value) {
        if (value instanceof DecimalType number) {
            return number.hasValue() && !Limits.allow(number.getValue())
                    ? Optional.of(Limits.NUMBER)
                    : Optional.empty();
        }
        // HAPI reads a time without seconds and then cannot copy it.
        if (value instanceof DateTimeType time && lacksSeconds(time)) {
            return Optional.of(Limits.SECONDS);
        }
        // Content in Base64 has no limit of its own, and writing it out only to look at it would cost.
        var text = value instanceof Base64BinaryType || !value.hasValue() ? "" : value.getValueAsString();
        if (!XmlCharacters.areAll(text)) {
            return Optional.of(Limits.CHARACTER);
        }
        return text.length() > Limits.TEXT_CHARACTERS ? Optional.of(Limits.TEXT) : Optional.empty();
    }

    private static boolean lacksSeconds(DateTimeType time) {
        return time.getPrecision() == TemporalPrecisionEnum.MINUTE;
    }

    private static boolean mend(PrimitiveType<?> value) {
        if (value instanceof DateTimeType time && lacksSeconds(time)) {
            time.setPrecision(TemporalPrecisionEnum.SECOND);
        }
        var text = value instanceof Base64BinaryType || value instanceof DecimalType || !value.hasValue()
                ? ""
                : value.getValueAsString();
        if (XmlCharacters.areAll(text)) {
            return false;
        }
        value.setValueAsString(XmlCharacters.replaced(text));
        return true;
    }
}
