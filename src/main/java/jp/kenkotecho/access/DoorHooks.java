package jp.kenkotecho.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;

/**
 * What is asked at the door, before HAPI does anything: requests that reach over a whole type or the whole server, for
 * which no storage hook comes; and, for people's tokens, that a resource which is to be read or changed is one they may
 * know of, so that a forbidden one answers exactly as an absent one does.
 */
@FhirInterceptor
class DoorHooks {

    private static final Set<String> NOT_BY_CONDITION = Set.of("PUT", "PATCH", "DELETE");

    /** Operations by which somebody gets access who has none: they look for themselves. */
    private static final Set<String> FOR_STRANGERS = Set.of("$break-glass");

    /** Operations of whose answer one could tell whether a resource is there, though they do not show it. */
    private static final Set<String> LOOK_THEMSELVES = Set.of("$meta", "$validate", "$everything");

    private static final Problem CONDITIONAL = Problem.of(
            Problem.Kind.REFUSED,
            "条件付きの作成・更新・削除と、ID を指定した新規作成は、このトークンでは使えません。",
            "Conditional writes, and creating under an id of one's own, are not for this token.");

    private final AccessContexts accessContexts;
    private final AccessEvents accessEvents;
    private final Versions versions;

    DoorHooks(AccessContexts accessContexts, AccessEvents accessEvents, Versions versions) {
        this.accessContexts = accessContexts;
        this.accessEvents = accessEvents;
        this.versions = versions;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void beforeHandling(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        var accessContext = accessContexts.of(request);
        if (accessContext.isForBackend()) {
            beforeBackend(request, operation, accessContext);
        } else {
            beforePerson(request, operation, accessContext);
        }
    }

    /** What the trail has not been told yet: a search that found nothing, an operation. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
    void afterwards(RequestDetails request) {
        if (!AccessContexts.ofTheServerItself(request)
                && CallerOf.request(request).isPresent()) {
            accessEvents.ends(request, accessContexts.of(request));
        }
    }

    private void beforeBackend(RequestDetails request, RestOperationTypeEnum operation, AccessContext accessContext) {
        switch (operation) {
            case SEARCH_SYSTEM, HISTORY_SYSTEM -> demandUnbound(request, accessContext, Interaction.EVERY_TYPE);
            case HISTORY_TYPE -> demandUnbound(request, accessContext, request.getResourceName());
            case READ, VREAD, HISTORY_INSTANCE -> demandScope(request, accessContext, Interaction.READ);
            case CREATE -> demandScope(request, accessContext, Interaction.CREATE);
            case UPDATE, PATCH -> demandScope(request, accessContext, Interaction.UPDATE);
            case DELETE -> demandScope(request, accessContext, Interaction.DELETE);
            case EXTENDED_OPERATION_INSTANCE -> demandPerson(request);
            default -> {
                // Judged where the storage is touched.
            }
        }
        var name = String.valueOf(request.getOperation());
        if (LOOK_THEMSELVES.contains(name) && request.getId() != null) {
            demandScope(request, accessContext, Interaction.READ);
            demandSeen(request, Interaction.READ, request.getResourceName(), request.getId());
        }
        if (FOR_STRANGERS.contains(name) || OperationRule.of(name).isPresent()) {
            throw accessContexts.refusal(request, Verdict.NOT_FOR_PEOPLE);
        }
    }

    /** What no person's id looks like is nobody's; operations make a person of it. */
    private static void demandPerson(RequestDetails request) {
        if ("Patient".equals(request.getResourceName())
                && PersonId.read(request.getId().getIdPart()).isEmpty()) {
            throw new Refusal(Refusal.NOT_THERE);
        }
    }

    /** A history is not narrowed: who is bound to some of it does not ask for it, and what comes is judged one by one. */
    private void demandUnbound(RequestDetails request, AccessContext accessContext, String type) {
        if (!accessContext.boundsOfBackend(Interaction.SEARCH, type).contains("")) {
            throw accessContexts.refusal(request, Verdict.NO_SCOPE);
        }
    }

    private void demandScope(RequestDetails request, AccessContext accessContext, Interaction interaction) {
        if (accessContext
                .boundsOfBackend(interaction, request.getResourceName())
                .isEmpty()) {
            throw accessContexts.refusal(request, Verdict.NO_SCOPE);
        }
    }

    private void beforePerson(RequestDetails request, RestOperationTypeEnum operation, AccessContext accessContext) {
        switch (operation) {
            case SEARCH_SYSTEM, HISTORY_SYSTEM, HISTORY_TYPE ->
                throw accessContexts.refusal(request, Verdict.NOT_FOR_PEOPLE);
            case READ, VREAD, HISTORY_INSTANCE -> demandTarget(request, accessContext, Interaction.READ);
            case CREATE -> demandUnconditional(request.getHeader("If-None-Exist") == null);
            case UPDATE, PATCH -> demandTarget(request, accessContext, Interaction.UPDATE);
            case DELETE -> demandTarget(request, accessContext, Interaction.DELETE);
            case TRANSACTION -> beforeEntries(request, accessContext);
            case EXTENDED_OPERATION_INSTANCE, META, VALIDATE -> {
                if (request.getId() != null && !FOR_STRANGERS.contains(String.valueOf(request.getOperation()))) {
                    demandRule(request, accessContext);
                }
            }
            default -> {
                // Judged where the storage is touched.
            }
        }
    }

    private void demandRule(RequestDetails request, AccessContext accessContext) {
        demandKnown(request, accessContext, Interaction.READ, request.getId());
        var rule = OperationRule.of(String.valueOf(request.getOperation()));
        var person = PersonId.read(request.getId().getIdPart());
        if (rule.isPresent() && person.isPresent()) {
            if (accessContext
                    .bounds(rule.get().interaction(), rule.get().type(), person.get())
                    .isEmpty()) {
                throw accessContexts.refusal(request, Verdict.NO_SCOPE);
            }
            if (rule.get().forWhoActs() && !accessContext.actsFor(person.get())) {
                throw accessContexts.refusal(request, Verdict.NOT_OWN);
            }
        }
    }

    private void demandTarget(RequestDetails request, AccessContext accessContext, Interaction interaction) {
        demandUnconditional(request.getId() != null);
        if (TypeRule.isKeptApart(request.getResourceName())) {
            demandScopeOfPerson(request, accessContext, interaction, request.getResourceName());
            return;
        }
        demandKnown(request, accessContext, interaction, request.getId());
    }

    private void beforeEntries(RequestDetails request, AccessContext accessContext) {
        if (!(request.getResource() instanceof Bundle bundle)) {
            return;
        }
        for (var entry : bundle.getEntry()) {
            beforeEntry(request, accessContext, entry.getRequest());
        }
    }

    private void beforeEntry(RequestDetails request, AccessContext accessContext, BundleEntryRequestComponent entry) {
        var url = entry.getUrl() == null ? "" : entry.getUrl();
        demandUnconditional(!entry.hasIfNoneExist());
        if (entry.getMethod() != null
                && NOT_BY_CONDITION.contains(entry.getMethod().toCode())) {
            demandUnconditional(!url.contains("?"));
            demandKnown(
                    request,
                    accessContext,
                    entry.getMethod() == HTTPVerb.DELETE ? Interaction.DELETE : Interaction.UPDATE,
                    new IdType(url));
        }
    }

    private static void demandUnconditional(boolean isUnconditional) {
        if (!isUnconditional) {
            throw new Refusal(CONDITIONAL);
        }
    }

    private void demandScopeOfPerson(
            RequestDetails request, AccessContext accessContext, Interaction interaction, String type) {
        if (TypeRule.of(type).isEmpty()) {
            throw accessContexts.refusal(request, Verdict.NOT_FOR_PEOPLE);
        }
        if (accessContext.boundsOfDirectory(interaction, type).isEmpty()) {
            throw accessContexts.refusal(request, Verdict.NO_SCOPE);
        }
    }

    /** Forbidden when the scopes never allow it with this type; else absent unless it may be known of. */
    private void demandKnown(RequestDetails request, AccessContext accessContext, Interaction interaction, IIdType id) {
        var type = String.valueOf(id.getResourceType() == null ? request.getResourceName() : id.getResourceType());
        demandScopeOfPerson(request, accessContext, interaction, type);
        demandSeen(request, interaction, type, id);
    }

    private void demandSeen(RequestDetails request, Interaction interaction, String type, IIdType id) {
        var newest = versions.newest(type, id.getIdPart());
        var verdict = versions.judge(request, interaction, String.valueOf(id.getIdPart()), newest);
        if (verdict != Verdict.PERMIT) {
            throw newest.map(one -> accessContexts.refusal(request, interaction, verdict, one.resource()))
                    .orElseGet(() -> accessContexts.refusal(request, verdict));
        }
    }
}
