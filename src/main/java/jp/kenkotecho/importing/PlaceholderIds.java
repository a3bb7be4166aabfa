package jp.kenkotecho.importing;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.profile.Placeholder;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;

/** What is in the record by now, by its placeholder: there it is called by its id. For one import, and one thread. */
final class PlaceholderIds {

    private final Map<String, String> ids = new HashMap<>();

    void add(String placeholder, String id) {
        ids.putIfAbsent(placeholder, id);
    }

    /** Adds resources that have their ids. */
    void add(Collection<DomainResource> stored) {
        stored.forEach(resource -> add(
                Placeholder.of(resource),
                resource.getIdElement().toUnqualifiedVersionless().getValue()));
    }

    Optional<String> idOf(String placeholder) {
        return Optional.ofNullable(ids.get(placeholder));
    }

    /** Lets a resource refer to the others by their ids. */
    void writeInto(DomainResource resource) {
        referencesOf(resource)
                .forEach(reference -> idOf(reference.getReference()).ifPresent(reference::setReference));
    }

    /** The references of a resource that say where they lead. */
    static List<Reference> referencesOf(DomainResource resource) {
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, Reference.class)
                .stream()
                .filter(reference -> reference.getReferenceElement_().hasValue())
                .toList();
    }
}
