package jp.kenkotecho.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.spi.Accessed.Action;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Asks the gate at every access, where the access happens: in the storage, so that operations, transactions, batches
 * and features' own calls are judged like plain requests. Searches are narrowed before they run; what may not be read is
 * absent; what may not be written is refused.
 */
@FhirInterceptor
class AccessHooks {

    /** Left by a search whose query was narrowed: its results need not be loaded just to be looked at. */
    private static final String NARROWED = AccessHooks.class.getName() + ".narrowed";

    private static final Set<RestOperationTypeEnum> READS =
            EnumSet.of(RestOperationTypeEnum.READ, RestOperationTypeEnum.VREAD, RestOperationTypeEnum.HISTORY_INSTANCE);

    /** Requests for which a scope to search is not enough: they answer somebody's resource, not a search of them. */
    private static final Set<RestOperationTypeEnum> BY_READING = EnumSet.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.META,
            RestOperationTypeEnum.VALIDATE,
            RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE,
            RestOperationTypeEnum.EXTENDED_OPERATION_TYPE,
            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);

    /** What these answer is what was just written, of which the trail tells already. */
    private static final Set<RestOperationTypeEnum> WRITES =
            EnumSet.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH);

    private final AccessContexts accessContexts;
    private final Narrowing narrowing;
    private final Writes writes;
    private final ReferenceMasking referenceMasking;
    private final Versions versions;
    private final AccessEvents accessEvents;

    AccessHooks(
            AccessContexts accessContexts,
            Narrowing narrowing,
            Writes writes,
            ReferenceMasking referenceMasking,
            Versions versions,
            AccessEvents accessEvents) {
        this.accessContexts = accessContexts;
        this.narrowing = narrowing;
        this.writes = writes;
        this.referenceMasking = referenceMasking;
        this.versions = versions;
        this.accessEvents = accessEvents;
    }

    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    void beforeTransaction(IBaseBundle bundle, RequestDetails request) {
        BeingWritten.addAll(request, (Bundle) bundle);
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    void beforeSearch(ICachedSearchDetails search, RequestDetails request, SearchParameterMap query) {
        if (AccessContexts.ofTheServerItself(request)) {
            return;
        }
        var decision = accessContexts.of(request);
        accessEvents.searches(request, search.getResourceType(), query);
        var interaction = BY_READING.contains(request.getRestOperationType()) ? Interaction.READ : Interaction.SEARCH;
        try {
            accessEvents.names(request, narrowing.narrow(decision, interaction, search.getResourceType(), query));
        } catch (Refusal refusal) {
            accessEvents.refused(request, Interaction.SEARCH, Verdict.NO_SCOPE, Set.of());
            throw refusal;
        }
        // This very request: the entries of a batch share what they carry along, and run side by side.
        request.getUserData().put(NARROWED, request);
    }

    /** Judges, before anything is loaded, all but what a narrowed search found, which waits for {@link #beforeShow}. */
    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    void beforeAccess(IPreResourceAccessDetails accessed, RequestDetails request) {
        if (AccessContexts.ofTheServerItself(request)) {
            return;
        }
        var isRead = READS.contains(request.getRestOperationType());
        var wasNarrowed = request.getUserData().remove(NARROWED, request);
        if (wasNarrowed && !isRead) {
            return;
        }
        for (var i = 0; i < accessed.size(); i++) {
            var resource = (Resource) accessed.getResource(i);
            var verdict = BeingWritten.has(request, resource) ? Verdict.PERMIT : judgeAccess(request, resource);
            if (verdict != Verdict.PERMIT) {
                accessed.setDontReturnResourceAtIndex(i);
                if (isRead) {
                    accessContexts.withheld(request, verdict, resource);
                }
            }
        }
    }

    /** Everything that is about to be shown, once more: nothing may get here that the gate does not permit. */
    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    void beforeShow(IPreResourceShowDetails shown, RequestDetails request) {
        if (AccessContexts.ofTheServerItself(request)) {
            return;
        }
        var decision = accessContexts.of(request);
        var seen = new ArrayList<Resource>();
        for (var i = 0; i < shown.size(); i++) {
            if (shown.getResource(i) instanceof Resource resource && !BeingWritten.has(request, resource)) {
                var verdict = judgeReading(request, resource);
                if (verdict == Verdict.PERMIT) {
                    seen.add(resource);
                    referenceMasking.over(decision, resource).ifPresent(at(shown, i));
                } else {
                    accessContexts.missed(request, verdict);
                    shown.setResource(i, null);
                }
            }
        }
        if (!WRITES.contains(request.getRestOperationType())) {
            accessEvents.seen(request, decision, seen);
        }
    }

    private static Consumer<Resource> at(IPreResourceShowDetails shown, int index) {
        return veiled -> shown.setResource(index, veiled);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = -1)
    void beforeCreate(IBaseResource created, RequestDetails request) {
        if (AccessContexts.ofTheServerItself(request)) {
            return;
        }
        var resource = (Resource) created;
        accessContexts.demand(request, Interaction.CREATE, resource);
        var decision = accessContexts.of(request);
        demandLabels(request, Interaction.CREATE, resource, Optional.empty());
        if (!decision.isForBackend() && !isOfFeature(request)) {
            writes.create(decision, resource);
        }
        BeingWritten.add(request, resource);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = -1)
    void beforeUpdate(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (AccessContexts.ofTheServerItself(request)) {
            return;
        }
        accessContexts.demand(request, Interaction.UPDATE, (Resource) before);
        var decision = accessContexts.of(request);
        demandLabels(request, Interaction.UPDATE, (Resource) after, Optional.of((Resource) before));
        if (!decision.isForBackend() && !isOfFeature(request)) {
            writes.update(decision, (Resource) before, (Resource) after);
        }
        demandAfter(request, (Resource) before, (Resource) after);
        BeingWritten.add(request, (Resource) after);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    void beforeDelete(IBaseResource resource, RequestDetails request) {
        if (!AccessContexts.ofTheServerItself(request)) {
            accessContexts.demand(request, Interaction.DELETE, (Resource) resource);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource resource, RequestDetails request) {
        changed(request, Action.CREATE, resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        changed(request, Action.UPDATE, after);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    void deleted(IBaseResource resource, RequestDetails request) {
        changed(request, Action.DELETE, resource);
    }

    private void changed(RequestDetails request, Action action, IBaseResource resource) {
        if (!AccessContexts.ofTheServerItself(request)) {
            accessEvents.changed(accessContexts.of(request), action, (Resource) resource);
        }
    }

    /** Labels that a client sends back as it read them are none of its own. */
    private void demandLabels(
            RequestDetails request, Interaction interaction, Resource resource, Optional<Resource> before) {
        if (!accessContexts.of(request).caller().isServer() && SharingLabels.differ(resource, before)) {
            throw accessContexts.refusal(request, interaction, Verdict.LABELS_ARE_THE_SERVERS, resource);
        }
    }

    /** An update may not carry a resource out of what the scopes are bound to, or into what they are not. */
    private void demandAfter(RequestDetails request, Resource before, Resource after) {
        var labels = before.getMeta().getSecurity();
        var probe = after.copy();
        probe.getMeta().setSecurity(labels);
        accessContexts.demand(request, Interaction.UPDATE, probe);
    }

    /** What a patch in a transaction makes of a resource comes by before it has its labels: what is stored counts. */
    private Verdict judgeAccess(RequestDetails request, Resource resource) {
        var verdict = judgeReading(request, resource);
        if (verdict == Verdict.PERMIT || request.getRestOperationType() != RestOperationTypeEnum.TRANSACTION) {
            return verdict;
        }
        var id = resource.getIdElement().getIdPart();
        return versions.newest(resource.fhirType(), id).stream()
                .map(newest -> versions.judge(request, Interaction.UPDATE, id, Optional.of(newest)))
                .findFirst()
                .orElse(verdict);
    }

    private Verdict judgeReading(RequestDetails request, Resource resource) {
        var verdict = judgeReading(request, Interaction.READ, resource);
        return verdict == Verdict.NO_SCOPE && !BY_READING.contains(request.getRestOperationType())
                ? judgeReading(request, Interaction.SEARCH, resource)
                : verdict;
    }

    private Verdict judgeReading(RequestDetails request, Interaction interaction, Resource resource) {
        if (!Versions.areAskedFor(request) || accessContexts.permitsAll(request, interaction, resource.fhirType())) {
            return accessContexts.judge(request, interaction, resource);
        }
        // That something was deleted has no content by which to judge it.
        var verdict = ResourceMetadataKeyEnum.DELETED_AT.get(resource) == null
                ? accessContexts.judge(request, interaction, resource)
                : Verdict.PERMIT;
        return verdict == Verdict.PERMIT ? versions.judge(request, interaction, resource) : verdict;
    }

    private static boolean isOfFeature(RequestDetails request) {
        return request instanceof SystemRequestDetails;
    }
}
