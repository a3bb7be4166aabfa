package jp.kenkotecho.importing;

import java.time.Instant;
import java.util.List;
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
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** A transaction Bundle of an import: the resources, the document they were read from, and where they come from. */
final class ImportTransaction {

    private final ImportRequest importRequest;
    private final PlaceholderIds placeholderIds;
    private final List<DomainResource> resources;
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    /**
     * @param placeholderIds what is in the record by now; what this transaction adds is put to them
     * @param resources new ones, and others, which have their ids, as another version of what is there
     */
    ImportTransaction(ImportRequest importRequest, PlaceholderIds placeholderIds, List<DomainResource> resources) {
        this.importRequest = importRequest;
        this.placeholderIds = placeholderIds;
        this.resources = resources;
    }

    Bundle bundle(Caller caller, Instant now) {
        var targets = resources.stream().map(this::entry).toList();
        var originals = importRequest.original().stream().map(this::original).toList();
        var provenance =
                ProvenanceRecipe.imported(importRequest.person(), targets, now, caller, importRequest.authors());
        originals.forEach(original ->
                provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(original));
        provenance.getMeta().setSource(importRequest.source());
        bundle.addEntry()
                .setResource(provenance)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Provenance");
        return bundle;
    }

    private Reference entry(DomainResource resource) {
        placeholderIds.writeInto(resource);
        return resource.hasId() ? put(resource) : postNew(resource);
    }

    /** Adds what was looked for before: by its former key it is not there. */
    private Reference postNew(DomainResource resource) {
        return post(resource, List.of(Token.of(Placeholder.ours(resource))));
    }

    /** The document, which another piece of the import may have brought already. */
    private Reference original(DomainResource original) {
        return placeholderIds
                .idOf(Placeholder.of(original))
                .map(id -> new Reference(id).setType(original.fhirType()))
                .orElseGet(() -> post(original, importRequest.formerKeys().tokens(Placeholder.ours(original))));
    }

    /** Adds a resource only when it is not there yet: the store decides that once more, inside the transaction. */
    private Reference post(DomainResource resource, List<Token> keys) {
        resource.getMeta().setSource(importRequest.source());
        var name = Placeholder.of(resource);
        var entry = bundle.addEntry().setFullUrl(name).setResource(resource);
        RecordQuery.of(resource.getClass(), importRequest.person())
                .anyOf("identifier", keys)
                .createIfNone(entry.getRequest());
        return new Reference(name).setType(resource.fhirType());
    }

    private Reference put(DomainResource resource) {
        resource.getMeta().setSource(importRequest.source());
        var id = resource.getIdElement().toUnqualifiedVersionless().getValue();
        bundle.addEntry()
                .setFullUrl(id)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(id);
        return new Reference(id).setType(resource.fhirType());
    }

    /** The response's entries stand in the order of the request's. */
    void takeIds(Bundle response) {
        for (var i = 0; i < response.getEntry().size(); i++) {
            var name = bundle.getEntry().get(i).getFullUrl();
            if (name != null) {
                var location =
                        new IdType(response.getEntry().get(i).getResponse().getLocation());
                placeholderIds.add(name, location.toUnqualifiedVersionless().getValue());
            }
        }
    }
}
