package jp.kenkotecho.sharing;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;

/** Searches whose answer tells something of other types than the one searched: {@code _has} and chains. */
final class Joins {

    private Joins() {}

    static boolean reachOtherTypes(SearchParameterMap query) {
        return query.values().stream()
                .flatMap(all -> all.stream().flatMap(any -> any.stream()))
                .anyMatch(Joins::reachesOtherType);
    }

    private static boolean reachesOtherType(IQueryParameterType parameter) {
        return parameter instanceof HasParam
                || (parameter instanceof ReferenceParam reference && reference.getChain() != null);
    }
}
