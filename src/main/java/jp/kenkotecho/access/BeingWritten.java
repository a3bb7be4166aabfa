package jp.kenkotecho.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a transaction is writing. HAPI saves it in the form that comes out of the hooks which hide from a reader: what is
 * taken out there would be lost though the answer says that it was created, and what is veiled would be stored so. Whoever
 * wrote it knows it, so it passes them as it is.
 */
final class BeingWritten {

    private static final String KEY = BeingWritten.class.getName();

    private BeingWritten() {}

    /** All that a Bundle brings: it passes those hooks already before it is judged and labelled. */
    static void addAll(RequestDetails request, Bundle bundle) {
        bundle.getEntry().stream()
                .filter(BundleEntryComponent::hasResource)
                .filter(entry -> entry.getRequest().getMethod() != HTTPVerb.PATCH)
                .forEach(entry -> remember(request, entry.getResource()));
    }

    static void add(RequestDetails request, Resource resource) {
        if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION) {
            remember(request, resource);
        }
    }

    private static void remember(RequestDetails request, Resource resource) {
        @SuppressWarnings("unchecked")
        var written = (Set<Resource>)
                request.getUserData().computeIfAbsent(KEY, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
        written.add(resource);
    }

    /** This very object, not one like it. */
    static boolean has(RequestDetails request, Resource resource) {
        return request.getUserData().get(KEY) instanceof Set<?> written && written.contains(resource);
    }
}
