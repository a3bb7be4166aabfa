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
 * Every search is answered at once from the indexes, a page at a time and with no stored result. Among resources that
 * sort the same (two readings of one minute) their row decides. How one goes from page to page is left to others.
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
