package jp.kenkotecho.access;

import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether a resource lies within the searches that bound a scope ({@code Observation?category=vital-signs}), by the same
 * search parameters that answer searches (checklist S3).
 */
@Component
class ScopeFilters {

    private final ObjectProvider<SearchParamMatcher> matcher;

    ScopeFilters(ObjectProvider<SearchParamMatcher> matcher) {
        this.matcher = matcher;
    }

    /** @param allowed an empty text is no bound; one that holds is enough */
    boolean hold(Resource resource, List<String> allowed) {
        return allowed.contains("") || allowed.stream().anyMatch(bound -> holds(resource, bound));
    }

    private boolean holds(Resource resource, String bound) {
        var match = matcher.getObject().match(resource.fhirType() + "?" + bound, resource, new SystemRequestDetails());
        return match.supported() && match.matched();
    }
}
