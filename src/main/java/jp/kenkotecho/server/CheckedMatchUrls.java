package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's reader of searches that are not a request by themselves: {@code If-None-Exist}, conditional updates, deletes
 * and references, the bounds of scopes, {@code _typeFilter}. All of them pass the check that requests pass.
 */
class CheckedMatchUrls extends MatchUrlService {

    private final QueryCheck check;

    CheckedMatchUrls(FhirContext fhir, ISearchParamRegistry parameters, QueryCheck check) {
        super(fhir, parameters);
        this.check = check;
    }

    @Override
    public SearchParameterMap translateMatchUrl(String url, @Nullable RuntimeResourceDefinition type, Flag... flags) {
        check.demandSearch(type == null ? null : type.getName(), QueryParameter.ofText(url));
        return super.translateMatchUrl(url, type, flags);
    }
}
