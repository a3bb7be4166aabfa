package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.interceptor.ForceOffsetSearchModeInterceptor;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * Offset paging: every search is answered at once from the indexes, with no stored result, nothing written, and no state
 * on a node. Among resources that sort the same (two readings of one minute) their row decides, so that a page never
 * repeats or skips what stood on another.
 */
@Interceptor
class StablePaging extends ForceOffsetSearchModeInterceptor {

    StablePaging(int pageSize) {
        setDefaultCount(pageSize);
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    @Override
    public void storagePreSearchRegistered(SearchParameterMap query, RequestDetails request) {
        super.storagePreSearchRegistered(query, request);
        if (query.getOffset() != null) {
            sortByRowAtLast(query);
        }
    }

    private static void sortByRowAtLast(SearchParameterMap query) {
        var byRow = new SortSpec(Constants.PARAM_PID);
        var last = query.getSort();
        if (last == null) {
            query.setSort(byRow);
            return;
        }
        while (last.getChain() != null) {
            last = last.getChain();
        }
        last.setChain(byRow);
    }
}
