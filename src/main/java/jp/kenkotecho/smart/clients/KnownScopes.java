package jp.kenkotecho.smart.clients;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import jp.kenkotecho.smart.model.Scope;
import org.springframework.stereotype.Component;

/**
 * The scopes that this server understands: of a type that R4 has, and bound only by searches that it serves, since a
 * bound that is not evaluated must not be granted.
 */
@Component
public class KnownScopes implements Predicate<Scope> {

    private final Set<String> types;
    private final ISearchParamRegistry searchParameters;

    KnownScopes(FhirContext fhir, ISearchParamRegistry searchParameters) {
        this.types = fhir.getResourceTypes();
        this.searchParameters = searchParameters;
    }

    @Override
    public boolean test(Scope scope) {
        return (scope.type().equals(Scope.EVERY_TYPE) || types.contains(scope.type()))
                && (scope.constraint().isEmpty()
                        || Arrays.stream(scope.constraint().split("&"))
                                .map(parameter -> parameter.substring(0, parameter.indexOf('=')))
                                .allMatch(name -> isServed(scope.type(), name)));
    }

    private boolean isServed(String type, String name) {
        return searchParameters.getActiveSearchParam(
                        type, name, ISearchParamRegistry.SearchParamLookupContextEnum.SEARCH)
                != null;
    }
}
