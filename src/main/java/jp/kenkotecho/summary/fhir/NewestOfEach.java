package jp.kenkotecho.summary.fhir;

import java.util.HashMap;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;

/** The last few of many readings of each item: a summary is not the record. */
public final class NewestOfEach {

    private NewestOfEach() {}

    /**
     * The first {@code most} of each code, in the order given.
     *
     * @param newestFirst resources with an element {@code code}
     * @param most 0 for all
     */
    public static <T extends DomainResource> List<T> of(List<T> newestFirst, int most) {
        if (most == 0) {
            return newestFirst;
        }
        var seen = new HashMap<String, Integer>();
        return newestFirst.stream()
                .filter(resource -> seen.merge(key(resource), 1, Integer::sum) <= most)
                .toList();
    }

    private static String key(DomainResource resource) {
        var code =
                (CodeableConcept) resource.getNamedProperty("code").getValues().get(0);
        return code.hasCoding()
                ? code.getCodingFirstRep().getSystem() + "|"
                        + code.getCodingFirstRep().getCode()
                : String.valueOf(code.getText());
    }
}
