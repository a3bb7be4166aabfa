package jp.kenkotecho.server;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Problem;
import org.jspecify.annotations.Nullable;

/** Says of a search parameter that is named as a value that it is not served, and which are. */
final class QueryNames {

    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z_*][A-Za-z_*:-]{0,119}");

    private final ISearchParamRegistry parameters;

    QueryNames(ISearchParamRegistry parameters) {
        this.parameters = parameters;
    }

    Problem notSorted(String type, String name, QueryParameter sort) {
        return problem(sort, name, "_id, _lastUpdated, " + names(type, "", parameter -> true));
    }

    /** @param value {@code Type:parameter}, as it was sent */
    Problem notIncluded(@Nullable String type, String value, QueryParameter include) {
        var named = value.strip().split(":", 2)[0];
        var of = references(named);
        return problem(include, value.strip(), of.isEmpty() && type != null ? references(type) : of);
    }

    private String references(String type) {
        return names(type, type + ":", parameter -> parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE);
    }

    private String names(String type, String before, Predicate<RuntimeSearchParam> which) {
        return parameters.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).values().stream()
                .filter(which)
                .map(parameter -> before + parameter.getName())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Problem problem(QueryParameter one, String value, String possible) {
        var shown = SHOWABLE.matcher(value).matches() ? value : "?";
        var ja = possible.isEmpty() ? "" : "使えるもの: " + possible;
        var en = possible.isEmpty() ? "." : "; it takes " + possible + ".";
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        one.shown() + " に " + shown + " は使えません。" + ja,
                        one.shown() + " does not take " + shown + en)
                .at(one.shown());
    }
}
