package jp.kenkotecho.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.util.List;
import jp.kenkotecho.profile.ProvenanceRecipe;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes down, in the same transaction, where each thing comes from that somebody adds to another's record by consent:
 * whose word it is, which app brought it and when, once for each version. What features write has a Provenance of theirs.
 */
@FhirInterceptor
class Additions {

    private final AccessContexts accessContexts;
    private final Gate gate;
    private final RecordStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Additions(
            AccessContexts accessContexts,
            Gate gate,
            RecordStore store,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accessContexts = accessContexts;
        this.gate = gate;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource resource, RequestDetails request) {
        notice((Resource) resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        notice((Resource) after, request);
    }

    private void notice(Resource resource, RequestDetails request) {
        if (request instanceof SystemRequestDetails || AccessContexts.ofTheServerItself(request)) {
            return;
        }
        var accessContext = accessContexts.of(request);
        if (accessContext.isForBackend()) {
            return;
        }
        Authorship.of(resource).ifPresent(authorship -> gate.subjectsOf(resource).stream()
                .filter(person -> !accessContext.actsFor(person))
                .forEach(person -> tell(person, resource, authorship, accessContext)));
    }

    /** Something was added: it is in the database as soon as its transaction is about to end. */
    record Added(PersonId person, Reference target, List<Reference> authors, Caller caller) {}

    private void tell(PersonId person, Resource resource, Authorship authorship, AccessContext accessContext) {
        var target = new Reference(
                        resource.getIdElement().toUnqualifiedVersionless().getValue())
                .setType(resource.fhirType());
        var authors = authorship.authors(resource).stream()
                .sorted()
                .map(Reference::new)
                .toList();
        events.publishEvent(new Added(person, target, authors, accessContext.caller()));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void writeDown(Added added) {
        var provenance = ProvenanceRecipe.imported(
                added.person(), List.of(added.target()), clock.instant(), added.caller(), added.authors());
        var transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(provenance)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Provenance");
        store.write(added.caller(), transaction);
    }
}
