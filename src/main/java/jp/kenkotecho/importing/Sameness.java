package jp.kenkotecho.importing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.Placeholder;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;

/** Whether what came says the same as what the record holds, apart from what the server adds to it. */
final class Sameness {

    private final IParser parser = FhirContext.forR4Cached().newJsonParser();
    private final Map<String, String> ids;

    /** @param known what the record holds: what came may refer to it by placeholder */
    Sameness(Collection<DomainResource> known) {
        this.ids = known.stream()
                .collect(Collectors.toMap(
                        Placeholder::of,
                        resource -> resource.getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue(),
                        (one, other) -> one));
    }

    boolean isSame(DomainResource came, DomainResource stored) {
        return said(came).equals(said(stored));
    }

    private String said(DomainResource resource) {
        var copy = (DomainResource) resource.copy();
        copy.setId((String) null);
        copy.setMeta(new Meta());
        copy.setText(null);
        var terser = FhirContext.forR4Cached().newTerser();
        for (var reference : terser.getAllPopulatedChildElementsOfType(copy, Reference.class)) {
            if (ids.containsKey(reference.getReference())) {
                reference.setReference(ids.get(reference.getReference()));
            }
        }
        return parser.encodeResourceToString(copy);
    }
}
