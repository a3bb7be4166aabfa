package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Brings the queries of requests to {@link QueryCheck}: those of the URL or the posted form, and those of a Bundle. */
@Component
@Interceptor
class QueryHooks {

    private static final String IS_READ = QueryHooks.class.getName() + ".read";

    /** What stands behind an id is searched and not written; HAPI would take the id, and delete whose it is. */
    private static final Problem NO_COMPARTMENT = Problem.of(
            Problem.Kind.MALFORMED,
            "この URL とメソッドの組み合わせに対応する処理がありません。使える操作は /fhir/metadata にあります。",
            "Nothing answers this method at this URL; /fhir/metadata lists what does.");

    private final QueryCheck check;
    private final Subjects subjects;

    QueryHooks(QueryCheck check, Subjects subjects) {
        this.check = check;
        this.subjects = subjects;
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
        if (request.getCompartmentName() != null) {
            throw new Refusal(NO_COMPARTMENT);
        }
        var query = QueryParameter.of(request.getParameters());
        if (request.getResourceName() == null || !SearchMethodBinding.isPlainSearchRequest(request)) {
            check.demandOther(query);
            return;
        }
        var type = request.getResourceName();
        var asked = subjects.asPatients(type, query);
        var known = isLenient(request) ? check.known(type, asked) : asked;
        check.demandSearch(type, known);
        put(request, query, known);
    }

    /** Reads {@code subject} as {@code patient} before HAPI looks whether the names of a query are known; reads that are entries of a batch do not come here. */
    void readSubjects(RequestDetails request) {
        if (request.getResourceName() != null && SearchMethodBinding.isPlainSearchRequest(request)) {
            var query = QueryParameter.of(request.getParameters());
            put(request, query, subjects.asPatients(request.getResourceName(), query));
        }
    }

    private static void put(RequestDetails request, List<QueryParameter> before, List<QueryParameter> now) {
        if (!now.equals(before)) {
            request.setParameters(now.stream().collect(Collectors.toMap(QueryParameter::name, one -> one.values()
                    .toArray(String[]::new))));
        }
    }

    private static boolean isLenient(RequestDetails request) {
        return request.getHeaders(Constants.HEADER_PREFER).stream()
                .anyMatch(prefer -> prefer.contains("handling=lenient"));
    }
}
