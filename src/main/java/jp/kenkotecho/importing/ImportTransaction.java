package jp.kenkotecho.importing;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.ProvenanceRecipe;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** One import as one transaction: the new resources, the document they were read from, and where they come from. */
final class ImportTransaction {

    private final Arrival arrival;
    private final Caller caller;
    private final Instant now;
    private final List<DomainResource> added = new ArrayList<>();
    private final List<DomainResource> updated = new ArrayList<>();
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    ImportTransaction(Arrival arrival, Caller caller, Instant now) {
        this.arrival = arrival;
        this.caller = caller;
        this.now = now;
    }

    void add(DomainResource resource) {
        added.add(resource);
    }

    /** Another version of what is there; it has its id. */
    void update(DomainResource resource) {
        updated.add(resource);
    }

    Bundle bundle() {
        var targets = Stream.concat(
                        added.stream().map(this::postNew), updated.stream().map(this::put))
                .toList();
        var originals = arrival.original().stream().map(this::postOriginal).toList();
        var provenance = ProvenanceRecipe.imported(arrival.person(), targets, now, caller, arrival.authors());
        originals.forEach(original -> provenance
                .addEntity()
                .setRole(org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole.SOURCE)
                .setWhat(original));
        provenance.getMeta().setSource(arrival.source());
        bundle.addEntry()
                .setResource(provenance)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Provenance");
        return bundle;
    }

    /** Adds what was looked for before: by its former key it is not there. */
    private Reference postNew(DomainResource resource) {
        return post(resource, List.of(Token.of(Placeholder.ours(resource))));
    }

    private Reference postOriginal(DomainResource resource) {
        return post(resource, arrival.formerKeys().tokens(Placeholder.ours(resource)));
    }

    /** Adds a resource only when it is not there yet: the store decides that once more, inside the transaction. */
    private Reference post(DomainResource resource, List<Token> keys) {
        resource.getMeta().setSource(arrival.source());
        var name = Placeholder.of(resource);
        var entry = bundle.addEntry().setFullUrl(name).setResource(resource);
        RecordQuery.of(resource.getClass()).anyOf("identifier", keys).createIfNone(entry.getRequest());
        return new Reference(name).setType(resource.fhirType());
    }

    private Reference put(DomainResource resource) {
        resource.getMeta().setSource(arrival.source());
        var id = resource.getIdElement().toUnqualifiedVersionless().getValue();
        bundle.addEntry()
                .setFullUrl(id)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(id);
        return new Reference(id).setType(resource.fhirType());
    }

    /** Lets what is new refer to what the record holds already: there it is called by its id. */
    void linkTo(List<DomainResource> known) {
        rename(idsOf(known));
    }

    /** The response's entries stand in the order of the request's. */
    void takeIds(Bundle response) {
        for (var i = 0; i < added.size(); i++) {
            var location = new IdType(response.getEntry().get(i).getResponse().getLocation());
            added.get(i).setId(location.toUnqualifiedVersionless());
        }
        rename(idsOf(added));
    }

    private static Map<String, String> idsOf(List<DomainResource> resources) {
        return resources.stream()
                .collect(Collectors.toMap(
                        Placeholder::of,
                        resource -> resource.getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue(),
                        (one, other) -> one));
    }

    private void rename(Map<String, String> ids) {
        var terser = FhirContext.forR4Cached().newTerser();
        for (var resource : Stream.concat(added.stream(), updated.stream()).toList()) {
            for (var reference : terser.getAllPopulatedChildElementsOfType(resource, Reference.class)) {
                if (reference.getReferenceElement_().hasValue() && ids.containsKey(reference.getReference())) {
                    reference.setReference(ids.get(reference.getReference()));
                }
            }
        }
    }
}
