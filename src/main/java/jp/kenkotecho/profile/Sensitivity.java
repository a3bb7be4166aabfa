package jp.kenkotecho.profile;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * What is sensitive about a record by its own content: diagnoses in ICD-10, wherever in the record they stand, and whole
 * types; by {@code sensitivity.tsv}. A diagnosis in words alone is not recognised. A record that says itself that it is
 * sensitive, by a category of HL7's ActCode, is.
 */
public final class Sensitivity {

    private record Range(String type, String from, String to, Restriction sensitivity) {

        boolean holds(String category) {
            return !from.isEmpty() && from.compareTo(category) <= 0 && category.compareTo(to) <= 0;
        }
    }

    private static final List<Range> RANGES = TsvTable.of(Sensitivity.class, "sensitivity.tsv").rows().stream()
            .map(row -> new Range(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    Restriction.of(row.get(3)).orElseThrow()))
            .toList();

    /** HL7's URL, WHO's OID, JP Core's; national extensions begin with the same three characters. */
    private static final Pattern ICD_10 =
            Pattern.compile("http://hl7\\.org/fhir/sid/icd-10.*|urn:oid:2\\.16\\.840\\.1\\.113883\\.6\\.(3|90)"
                    + "|http://jpfhir\\.jp/fhir/core/mhlw/CodeSystem/ICD10.*");

    private static final Pattern CATEGORY = Pattern.compile("[A-Z][0-9]{2}");

    private Sensitivity() {}

    /** Whether a coding is of ICD-10, whatever URL names it. */
    public static boolean isIcd10(Coding coding) {
        return coding.getSystemElement().hasValue()
                && ICD_10.matcher(coding.getSystem()).matches();
    }

    static Set<Restriction> of(Resource resource) {
        var found = EnumSet.noneOf(Restriction.class);
        RANGES.stream()
                .filter(range -> range.type().equals(resource.fhirType()))
                .map(Range::sensitivity)
                .forEach(found::add);
        eachCoding(resource, coding -> add(coding, found));
        return found;
    }

    private static void add(Coding coding, Set<Restriction> found) {
        if (coding.getCodeElement().hasValue() && Canonical.ACT_CODE.equals(coding.getSystem())) {
            Restriction.of(coding.getCode()).filter(Restriction::isSensitivity).ifPresent(found::add);
            return;
        }
        if (!coding.getCodeElement().hasValue() || !isIcd10(coding)) {
            return;
        }
        var code = coding.getCode().toUpperCase(Locale.ROOT);
        var category = code.length() < 3 ? code : code.substring(0, 3);
        if (CATEGORY.matcher(category).matches()) {
            RANGES.stream()
                    .filter(range -> range.holds(category))
                    .map(Range::sensitivity)
                    .forEach(found::add);
        }
    }

    private static void eachCoding(Base base, Consumer<Coding> consumer) {
        for (var child : base.children()) {
            for (var value : child.getValues()) {
                if (value instanceof Coding coding) {
                    consumer.accept(coding);
                } else if (value != null && !value.isPrimitive()) {
                    eachCoding(value, consumer);
                }
            }
        }
    }
}
