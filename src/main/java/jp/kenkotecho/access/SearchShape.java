package jp.kenkotecho.access;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.SearchContainedModeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/**
 * What of a search could tell something of resources that it does not return. As HAPI has parsed it, so that no spelling
 * of a name gets past.
 */
final class SearchShape {

    /** Parameters that look into texts, other resources, or where things come from. */
    private static final Set<String> NOT_FOR_PEOPLE =
            Set.of("_filter", "_content", "_text", "_list", "_query", "_source", "_in", "_type", "_contained", "_has");

    static final Problem TOO_FAR = Problem.of(
            Problem.Kind.REFUSED,
            "この検索方法 (_has、連鎖、_filter、_include=* など) は、このトークンでは使えません。",
            "This kind of search (_has, chains, _filter, _include=* and the like) is not for this token.");

    private SearchShape() {}

    /**
     * The types of which the answer tells something though it does not return them: those that {@code _has} and chains
     * lead through. {@link Interaction#EVERY_TYPE} is among them where that could be any.
     *
     * @param type the one searched
     */
    static Set<String> typesReached(String type, SearchParameterMap query, ISearchParamRegistry known) {
        var paths = new Paths(known);
        query.entrySet().forEach(one -> one.getValue()
                .forEach(anyOf -> anyOf.forEach(parameter -> paths.follow(type, one.getKey(), parameter))));
        sorts(query).forEach(by -> paths.sort(type, by));
        return paths.reached();
    }

    /** {@code _has} and chains: the answer tells something of other types than the one searched. */
    private static boolean reachesOtherTypes(SearchParameterMap query) {
        return parameters(query).anyMatch(SearchShape::reachesOtherType)
                || sorts(query).anyMatch(name -> name.contains("."));
    }

    /** Why people's tokens may not search like this. */
    static Optional<Problem> refusalForPeople(SearchParameterMap query) {
        var tooFar = reachesOtherTypes(query)
                || query.keySet().stream().anyMatch(NOT_FOR_PEOPLE::contains)
                || (query.getSearchContainedMode() != null
                        && query.getSearchContainedMode() != SearchContainedModeEnum.FALSE)
                || Stream.concat(query.getIncludes().stream(), query.getRevIncludes().stream())
                        .anyMatch(SearchShape::isUnbounded);
        return tooFar ? Optional.of(TOO_FAR) : Optional.empty();
    }

    /** Whether an include may bring everything: each is looked at by itself, and that is too much to look at. */
    private static boolean isUnbounded(Include include) {
        return include.isRecurse() || include.getValue().endsWith("*");
    }

    private static Stream<IQueryParameterType> parameters(SearchParameterMap query) {
        return query.values().stream().flatMap(all -> all.stream().flatMap(any -> any.stream()));
    }

    static Stream<String> sorts(SearchParameterMap query) {
        return Stream.iterate(query.getSort(), sort -> sort != null, SortSpec::getChain)
                .map(SortSpec::getParamName);
    }

    private static boolean reachesOtherType(IQueryParameterType parameter) {
        return parameter instanceof HasParam
                || (parameter instanceof ReferenceParam reference && reference.getChain() != null);
    }
}
