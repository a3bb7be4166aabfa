package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Brings the queries of requests to {@link QueryCheck}: those of the URL or the posted form, and those of a Bundle. */
@Component
@Interceptor
class QueryHooks {

    private static final String IS_READ = QueryHooks.class.getName() + ".read";

    private final QueryCheck check;

    QueryHooks(QueryCheck check) {
        this.check = check;
    }

    /** Here HAPI has read the request. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -1)
    void beforeHandling(RequestDetails request) {
        request.getUserData().put(IS_READ, true);
        if (!request.isSubRequest()
                && request.getOperation() == null
                && request.getResource() instanceof Bundle bundle) {
            check.demandEntries(bundle);
        }
    }

    /** Whether HAPI has read the request: what failed before failed of how it is written. */
    static boolean isRead(RequestDetails request) {
        return request.getUserData().containsKey(IS_READ);
    }

    /** Judges a request, or a read that is the entry of a batch, before HAPI parses anything of it. */
    void beforeReading(RequestDetails request) {
        var query = QueryParameter.of(request.getParameters());
        if (request.getResourceName() == null || !SearchMethodBinding.isPlainSearchRequest(request)) {
            check.demandOther(query);
            return;
        }
        if (isLenient(request)) {
            check.demandSearch(request.getResourceName(), leaveUnknown(request, query));
        } else {
            check.demandSearch(request.getResourceName(), query);
        }
    }

    private List<QueryParameter> leaveUnknown(RequestDetails request, List<QueryParameter> query) {
        var known = check.known(request.getResourceName(), query);
        if (known.size() < query.size()) {
            request.setParameters(known.stream().collect(Collectors.toMap(QueryParameter::name, one -> one.values()
                    .toArray(String[]::new))));
        }
        return known;
    }

    private static boolean isLenient(RequestDetails request) {
        return request.getHeaders(Constants.HEADER_PREFER).stream()
                .anyMatch(prefer -> prefer.contains("handling=lenient"));
    }
}
