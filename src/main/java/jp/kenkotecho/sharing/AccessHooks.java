package jp.kenkotecho.sharing;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirInterceptor;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gate at every access, where the access happens: in the storage, so that operations, transactions, batches
 * and features' own calls are judged like plain requests. What may not be read is absent; what may not be written or
 * searched is refused.
 */
@FhirInterceptor
class AccessHooks {

    private static final Problem REFUSED = Problem.of(
            Problem.Kind.REFUSED,
            "このアクセストークンの範囲 (スコープ) では許可されていない操作です。",
            "The scopes of this access token do not allow that.");

    private final Gate gate;

    AccessHooks(Gate gate) {
        this.gate = gate;
    }

    /** Reaches over all types at once, so no storage hook with a type comes: asked at the door. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void beforeHandling(RequestDetails request, RestOperationTypeEnum operation) {
        switch (operation) {
            case SEARCH_SYSTEM, HISTORY_SYSTEM -> demand(request, Interaction.SEARCH, Ask.EVERY_TYPE);
            case HISTORY_TYPE -> demand(request, Interaction.SEARCH, request.getResourceName());
            case READ, VREAD, HISTORY_INSTANCE -> demandRead(request);
            default -> {
                // Judged where the storage is touched.
            }
        }
        if ("$meta".equals(request.getOperation()) && request.getId() != null) {
            demandRead(request);
        }
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    void beforeSearch(ICachedSearchDetails search, RequestDetails request, SearchParameterMap query) {
        if (ofTheServerItself(request)) {
            return;
        }
        if (request.getRestOperationType() == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE) {
            demand(request, Interaction.READ, search.getResourceType());
            return;
        }
        demand(request, Interaction.SEARCH, search.getResourceType());
        if (Joins.reachOtherTypes(query)) {
            demand(request, Interaction.SEARCH, Ask.EVERY_TYPE);
        }
    }

    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    void beforeAccess(IPreResourceAccessDetails accessed, RequestDetails request) {
        // getResource loads what the search loads once more: who may read everything is not asked resource by resource.
        if (ofTheServerItself(request) || mayRead(request, Ask.EVERY_TYPE)) {
            return;
        }
        for (var i = 0; i < accessed.size(); i++) {
            if (!mayRead(request, accessed.getResource(i).fhirType())) {
                accessed.setDontReturnResourceAtIndex(i);
            }
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void beforeCreate(IBaseResource resource, RequestDetails request) {
        demand(request, Interaction.CREATE, resource.fhirType());
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void beforeUpdate(IBaseResource before, IBaseResource after, RequestDetails request) {
        demand(request, Interaction.UPDATE, after.fhirType());
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    void beforeDelete(IBaseResource resource, RequestDetails request) {
        demand(request, Interaction.DELETE, resource.fhirType());
    }

    private void demandRead(RequestDetails request) {
        if (!mayRead(request, request.getResourceName())) {
            throw new Refusal(REFUSED);
        }
    }

    private boolean mayRead(RequestDetails request, String type) {
        return judge(request, Interaction.READ, type) == Verdict.PERMIT
                || (judge(request, Interaction.SEARCH, type) == Verdict.PERMIT && isSearch(request));
    }

    private static boolean isSearch(RequestDetails request) {
        return request.getRestOperationType() != RestOperationTypeEnum.READ
                && request.getRestOperationType() != RestOperationTypeEnum.VREAD;
    }

    private void demand(RequestDetails request, Interaction interaction, String type) {
        if (!ofTheServerItself(request) && judge(request, interaction, type) != Verdict.PERMIT) {
            throw new Refusal(REFUSED);
        }
    }

    private Verdict judge(RequestDetails request, Interaction interaction, String type) {
        var caller = CallerOf.request(request).orElseThrow(() -> new Refusal(REFUSED));
        return gate.judge(new Ask(caller, interaction, type));
    }

    /** HAPI's own housekeeping (search parameters, validation, jobs) has no request, or a system request of its own. */
    private static boolean ofTheServerItself(@Nullable RequestDetails request) {
        return request == null
                || (request instanceof SystemRequestDetails
                        && CallerOf.request(request).isEmpty());
    }
}
