package jp.kenkotecho.portal.fhir;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The resources of a document, by type and by what refers to them: with their full URL, or with type and id. */
final class Entries {

    private Entries() {}

    static <T extends Resource> Stream<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    static <T extends Resource> Optional<T> target(Bundle bundle, Reference reference, Class<T> type) {
        return bundle.getEntry().stream()
                .filter(entry -> isMeant(reference, entry))
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    static boolean isMeant(Reference reference, BundleEntryComponent entry) {
        if (!reference.getReferenceElement_().hasValue() || entry.getResource() == null) {
            return false;
        }
        var id = entry.getResource().getIdElement().toUnqualifiedVersionless().getValue();
        return reference.getReference().equals(entry.getFullUrl())
                || reference.getReference().equals(id);
    }
}
