package jp.kenkotecho.research.request;

import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * {@code _typeFilter} of an export (Bulk Data Access 2.0): searches of one type each, of which a resource matches one. No
 * result parameters, chains or {@code _has}; for research by what leaves as it is ({@link OpenFilters}).
 */
@Component
class TypeFilters {

    private static final String NAME = "_typeFilter";

    private final MatchUrlService queries;
    private final ISearchParamRegistry parameters;
    private final OpenFilters open;

    TypeFilters(MatchUrlService queries, ISearchParamRegistry parameters, OpenFilters open) {
        this.queries = queries;
        this.parameters = parameters;
        this.open = open;
    }

    /**
     * The searches of each type.
     *
     * @param ignored takes the name of the parameter, where one of them is left aside; none for who is not lenient
     * @throws Refusal with what cannot be filtered by, and what can, unless it may be left aside
     */
    Map<String, List<String>> read(
            List<String> sent, Set<String> types, boolean isForCohort, Optional<List<String>> ignored) {
        var filters = new LinkedHashMap<String, List<String>>();
        for (var text : sent) {
            var problem = problem(text, types, isForCohort);
            if (problem.isEmpty()) {
                filters.computeIfAbsent(text.substring(0, text.indexOf('?')), key -> new ArrayList<>())
                        .add(text.substring(text.indexOf('?') + 1));
            } else {
                ignored.orElseThrow(() -> new Refusal(problem.get())).add(NAME);
            }
        }
        return filters;
    }

    private Optional<Problem> problem(String text, Set<String> types, boolean isForCohort) {
        var question = text.indexOf('?');
        var type = question < 0 ? "" : text.substring(0, question);
        if (!types.contains(type)) {
            return Optional.of(Problem.of(
                            Kind.MALFORMED,
                            "_typeFilter は「型?検索条件」で、型は出力するもののどれかです。",
                            "_typeFilter is Type?search, of a type that is exported.")
                    .at(NAME));
        }
        var possible = possible(type, isForCohort);
        return Arrays.stream(text.substring(question + 1).split("&", -1))
                .filter(parameter -> !parameter.contains("=") || !isPossible(parameter, possible, isForCohort))
                .findFirst()
                .map(parameter -> notPossible(parameter, possible))
                .or(() -> ofSearch(text, isForCohort));
    }

    private Set<String> possible(String type, boolean isForCohort) {
        return new TreeSet<>(
                isForCohort
                        ? open.of(type)
                        : parameters
                                .getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH)
                                .getSearchParamNames());
    }

    /** Whether it may be filtered by; for research with its modifier: {@code code:text} would look into what does not leave. */
    private static boolean isPossible(String parameter, Set<String> possible, boolean isForCohort) {
        var name = parameter.replaceFirst("=.*", "");
        return possible.contains(isForCohort ? name : name.replaceFirst(":[a-z-]+$", ""));
    }

    private static Problem notPossible(String parameter, Set<String> possible) {
        var name = parameter.replaceFirst("=.*", "");
        var shown = name.matches("[A-Za-z_][A-Za-z_.:-]{0,80}") ? name : "?";
        var list = String.join(", ", possible);
        return Problem.of(
                        Kind.NOT_SUPPORTED,
                        "_typeFilter に " + shown + " は使えません。使えるもの: " + (list.isEmpty() ? "なし" : list),
                        "_typeFilter does not take " + shown + "; it takes " + (list.isEmpty() ? "none" : list) + ".")
                .at(NAME);
    }

    private Optional<Problem> ofSearch(String text, boolean isForCohort) {
        try {
            var search = queries.getResourceSearch(text).getSearchParameterMap();
            return isForCohort && !open.areOfKnownSystems(search)
                    ? Optional.of(Problem.of(
                                    Kind.NOT_SUPPORTED,
                                    "_typeFilter のコード体系は、研究に出していないものです。",
                                    "Codes of this system do not leave for research.")
                            .at(NAME))
                    : Optional.empty();
        } catch (BaseServerResponseException e) {
            return Optional.of(Problem.of(
                            Kind.MALFORMED,
                            "_typeFilter の検索条件の値が正しくありません。",
                            "A value of the search in _typeFilter is not valid.")
                    .at(NAME));
        }
    }
}
