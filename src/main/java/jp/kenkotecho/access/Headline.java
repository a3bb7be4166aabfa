package jp.kenkotecho.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** What a record is about in a few words, for its owner's eyes: what it is called and of when. */
public final class Headline {

    private static final List<String> NAMES = List.of(
            "medication",
            "vaccineCode",
            "code",
            "type",
            "class",
            "category",
            "name",
            "relationship",
            "title",
            "description");
    private static final List<String> DATES = List.of(
            "effective", "occurrence", "date", "dateTime", "authoredOn", "period", "sent", "recorded", "created");

    /** Words by the type of a record, or the code of a visit's class. */
    private static final Map<String, String> WORDS = TsvTable.of(Headline.class, "headlines.tsv").rows().stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    private Headline() {}

    public static String of(Resource resource) {
        var name = NAMES.stream()
                .flatMap(element -> children(resource, element))
                .flatMap(value -> text(value).stream())
                .findFirst()
                .orElseGet(() -> WORDS.getOrDefault(resource.fhirType(), resource.fhirType()));
        var day = DATES.stream()
                .flatMap(element -> children(resource, element))
                .flatMap(value -> day(value).stream())
                .findFirst();
        return day.map(one -> name + " " + one).orElse(name);
    }

    private static Optional<String> text(Base value) {
        if (value instanceof CodeableConcept concept) {
            return Optional.ofNullable(concept.getText()).or(() -> concept.getCoding().stream()
                    .map(Coding::getDisplay)
                    .filter(display -> display != null)
                    .findFirst());
        }
        if (value instanceof StringType words) {
            return Optional.ofNullable(words.getValue());
        }
        return value instanceof Coding coding
                ? Optional.ofNullable(WORDS.getOrDefault(String.valueOf(coding.getCode()), coding.getDisplay()))
                : Optional.empty();
    }

    private static Optional<String> day(Base value) {
        var text = value.isPrimitive()
                ? value.primitiveValue()
                : children(value, "start").map(Base::primitiveValue).findFirst().orElse(null);
        return Optional.ofNullable(text)
                .filter(one -> one.length() >= "2026".length())
                .map(Headline::day);
    }

    private static String day(String text) {
        var length = "2026-01-01".length();
        return text.length() > length ? text.substring(0, length) : text;
    }

    /** None where a type has no such element. */
    private static Stream<Base> children(Base base, String element) {
        return Optional.ofNullable(base.getNamedProperty(element)).stream().flatMap(one -> one.getValues().stream());
    }
}
