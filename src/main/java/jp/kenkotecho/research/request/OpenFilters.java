package jp.kenkotecho.research.request;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.research.model.ElementRule;
import jp.kenkotecho.research.model.ElementRule.Action;
import org.springframework.stereotype.Component;

/**
 * What researchers may filter by: the search parameters of codes and states whose every element leaves as it is, by the
 * rules in force. Any other would tell, by what is in the file and what is not, something of what does not leave. Of a
 * person's quasi-identifiers, too, whoever is among too few may have lost them.
 */
@Component
class OpenFilters {

    /** An element by where it stands, with the kind of a choice: {@code (X.y as Z)}, {@code X.y.as(Z)}. */
    private static final Pattern PLACE =
            Pattern.compile("\\(?([A-Z]\\w*(?:\\.[a-z]\\w*)+)(?: as (\\w+)|\\.(?:as|ofType)\\((\\w+)\\))?\\)?");

    private static final String ANYTHING = ".*";

    private final ISearchParamRegistry parameters;
    private final RuleFile rules;
    private final Set<String> quasiIdentifiers;

    OpenFilters(ISearchParamRegistry parameters, RuleFile rules, ResearchSettings settings) {
        this.parameters = parameters;
        this.rules = rules;
        this.quasiIdentifiers = Set.copyOf(settings.quasiIdentifiers());
    }

    /** The names of those of a type. */
    Set<String> of(String type) {
        return parameters.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).values().stream()
                .filter(parameter -> isOpen(type, parameter))
                .map(RuntimeSearchParam::getName)
                .collect(Collectors.toSet());
    }

    private boolean isOpen(String type, RuntimeSearchParam parameter) {
        var paths = parameter.getPathsSplitForResourceType(type);
        return parameter.getParamType() == RestSearchParameterTypeEnum.TOKEN
                && !paths.isEmpty()
                && paths.stream().allMatch(this::leaves);
    }

    /** The element, and all that it is within. */
    private boolean leaves(String path) {
        var place = PLACE.matcher(path.strip());
        if (!place.matches()) {
            return false;
        }
        var elements = List.of(place.group(1).split("\\.", -1));
        for (var depth = 2; depth < elements.size(); depth++) {
            if (!isKept(String.join(".", elements.subList(0, depth)))) {
                return false;
            }
        }
        var kind = place.group(2) == null ? place.group(3) : place.group(2);
        return isKept(place.group(1) + (kind == null ? "" : ":" + kind));
    }

    private boolean isKept(String place) {
        return !quasiIdentifiers.contains(place)
                && rules.rules().at(place).filter(OpenFilters::keepsAll).isPresent();
    }

    private static boolean keepsAll(ElementRule rule) {
        return rule.action() == Action.KEEP && rule.matching().pattern().equals(ANYTHING);
    }

    /** Whether each code that is searched for is of a system whose codes leave, or of no system in particular. */
    boolean areOfKnownSystems(SearchParameterMap search) {
        return search.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .allMatch(value -> !(value instanceof TokenParam token)
                        || token.getSystem() == null
                        || rules.rules().isKnown(token.getSystem()));
    }
}
