package jp.kenkotecho.access;

import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Narrows a search to what its caller may see, in the query itself: pages, totals and absence then agree, and nothing
 * has to be taken out of a page. {@link Gate} looks at every result once more.
 */
@Component
class Narrowing {

    private static final String PATIENT = "patient";
    private static final String ID = "_id";
    /** A clinic's patients; whoever has more asks for one at a time. */
    private static final int MOST_PEOPLE = 2_000;

    private static final String NOBODY = "nobody-whom-this-caller-reaches";

    private static final Problem NO_SCOPE = Problem.of(
            Problem.Kind.REFUSED,
            "このアクセストークンの範囲 (スコープ) では許可されていない検索です。",
            "The scopes of this access token do not allow that search.");
    private static final Problem NAME_ONE = Problem.of(
            Problem.Kind.REFUSED,
            "人によって見せる範囲が違うため、patient を一人指定して検索してください。",
            "What may be seen differs from person to person: search for one patient at a time.");
    private static final Problem NAME_BOUND = Problem.of(
            Problem.Kind.REFUSED,
            "スコープの条件が複数あるため、検索にその一つを含めてください。",
            "The scopes have several bounds: search by one of them.");

    private final Gate gate;
    private final MatchUrlService queries;
    private final ISearchParamRegistry parameters;
    private final References references;
    private final ServerBaseUrl ours;

    Narrowing(
            Gate gate,
            MatchUrlService queries,
            ISearchParamRegistry parameters,
            References references,
            ServerBaseUrl ours) {
        this.gate = gate;
        this.queries = queries;
        this.parameters = parameters;
        this.references = references;
        this.ours = ours;
    }

    /**
     * Narrows it.
     *
     * @return the persons whom the query names; none when it names nobody
     * @throws Refusal when the caller may not search this type, or not like this
     */
    Set<PersonId> narrow(AccessContext accessContext, Interaction interaction, String type, SearchParameterMap query) {
        if (accessContext.isForBackend()) {
            demandReached(accessContext, type, query);
            bound(accessContext.boundsOfBackend(interaction, type), type, query);
            return named(query.get(PATIENT)).orElse(Set.of());
        }
        SearchShape.refusalForPeople(query).ifPresent(problem -> {
            throw new Refusal(problem);
        });
        var rule = TypeRule.of(type).orElseThrow(() -> new Refusal(NO_SCOPE));
        if (rule.isAboutPersons()) {
            return toPersons(accessContext, interaction, rule, query);
        }
        if (accessContext.boundsOfDirectory(interaction, type).isEmpty()) {
            throw new Refusal(NO_SCOPE);
        }
        return Set.of();
    }

    /** An answer tells something of what its chains lead through: all of that has to be the caller's to search. */
    private void demandReached(AccessContext accessContext, String type, SearchParameterMap query) {
        if (!SearchShape.typesReached(type, query, parameters).stream()
                .allMatch(reached -> gate.permitsAll(accessContext, Interaction.SEARCH, reached))) {
            throw new Refusal(NO_SCOPE);
        }
    }

    private Set<PersonId> toPersons(
            AccessContext accessContext, Interaction interaction, TypeRule rule, SearchParameterMap query) {
        var parameter = rule.isThePerson() ? ID : PATIENT;
        var named = named(query.get(parameter));
        var people = named.orElseGet(accessContext::everybody).stream()
                .filter(person -> accessContext.permission(person).isPresent())
                .filter(person ->
                        !accessContext.bounds(interaction, rule.type(), person).isEmpty())
                .collect(Collectors.toSet());
        if (people.isEmpty() && !mayNameType(accessContext, interaction, rule)) {
            throw new Refusal(NO_SCOPE);
        }
        if (people.size() > MOST_PEOPLE) {
            throw new Refusal(NAME_ONE);
        }
        if (named.isEmpty() || !people.equals(named.get())) {
            query.add(parameter, anyOf(people, rule.isThePerson()));
        }
        if (!rule.isThePerson()) {
            toLabels(accessContext, people, query);
        }
        if (!people.stream().allMatch(person -> accessContext.labels(person).isEmpty())) {
            references.narrow(accessContext, rule.type(), query);
        }
        toBounds(accessContext, interaction, rule, people, query);
        return named.orElse(Set.of());
    }

    /** A token whose scopes name the type but that reaches nobody finds nothing, which is not a refusal. */
    private static boolean mayNameType(AccessContext accessContext, Interaction interaction, TypeRule rule) {
        return !accessContext.boundsOfDirectory(interaction, rule.type()).isEmpty();
    }

    private void toLabels(AccessContext accessContext, Set<PersonId> people, SearchParameterMap query) {
        var visible = people.stream().map(accessContext::labels).distinct().toList();
        if (visible.size() > 1) {
            throw new Refusal(NAME_ONE);
        }
        if (visible.isEmpty() || visible.get(0).isEmpty()) {
            return;
        }
        var anyOf = new TokenOrListParam();
        visible.get(0).get().stream()
                .sorted()
                .map(label -> label.split("\\|", 2))
                .forEach(label -> anyOf.add(label[0], label[1]));
        query.add("_security", anyOf);
    }

    private void toBounds(
            AccessContext accessContext,
            Interaction interaction,
            TypeRule rule,
            Set<PersonId> people,
            SearchParameterMap query) {
        var bounds = people.stream()
                .map(person -> accessContext.bounds(interaction, rule.type(), person))
                .distinct()
                .toList();
        if (bounds.size() > 1) {
            throw new Refusal(NAME_ONE);
        }
        if (bounds.size() == 1) {
            bound(bounds.get(0), rule.type(), query);
        }
    }

    /** One bound is added to the query; several of one parameter as alternatives; more cannot be said in a query. */
    private void bound(List<String> bounds, String type, SearchParameterMap query) {
        if (bounds.isEmpty()) {
            throw new Refusal(NO_SCOPE);
        }
        if (bounds.contains("")) {
            return;
        }
        var names = bounds.stream()
                .map(bound -> bound.substring(0, bound.indexOf('=')))
                .collect(Collectors.toSet());
        if (bounds.size() > 1 && (names.size() > 1 || bounds.stream().anyMatch(bound -> bound.contains("&")))) {
            throw new Refusal(NAME_BOUND);
        }
        var merged = bounds.size() == 1
                ? bounds.get(0)
                : names.iterator().next() + "="
                        + bounds.stream()
                                .map(bound -> bound.substring(bound.indexOf('=') + 1))
                                .collect(Collectors.joining(","));
        var added = queries.getResourceSearch(type + "?" + merged).getSearchParameterMap();
        added.entrySet().forEach(entry -> entry.getValue().forEach(any -> put(query, entry.getKey(), any)));
    }

    private static void put(SearchParameterMap query, String name, List<IQueryParameterType> anyOf) {
        var clauses = new ArrayList<List<IQueryParameterType>>();
        if (query.get(name) != null) {
            clauses.addAll(query.get(name));
        }
        clauses.add(anyOf);
        query.put(name, clauses);
    }

    /** The people that the query names by itself; empty when it names nobody, or in a way that is not understood. */
    private Optional<Set<PersonId>> named(@Nullable List<List<IQueryParameterType>> clauses) {
        if (clauses == null) {
            return Optional.empty();
        }
        for (var clause : clauses) {
            var ids = clause.stream().map(this::idOf).toList();
            if (!ids.isEmpty() && ids.stream().noneMatch(NOBODY::equals)) {
                return Optional.of(
                        ids.stream().flatMap(id -> PersonId.read(id).stream()).collect(Collectors.toSet()));
            }
        }
        return Optional.empty();
    }

    private String idOf(IQueryParameterType parameter) {
        if (parameter instanceof TokenParam id) {
            return id.getModifier() == null && id.getMissing() == null ? String.valueOf(id.getValue()) : NOBODY;
        }
        return parameter instanceof ReferenceParam reference
                        && reference.getChain() == null
                        && reference.getMissing() == null
                        && reference.getQueryParameterQualifier() == null
                        && (!reference.hasResourceType() || "Patient".equals(reference.getResourceType()))
                        && (reference.getBaseUrl() == null || ours.url().equals(reference.getBaseUrl()))
                ? String.valueOf(reference.getIdPart())
                : NOBODY;
    }

    private static IQueryParameterOr<?> anyOf(Collection<PersonId> people, boolean byId) {
        var ids = people.isEmpty()
                ? List.of(NOBODY)
                : people.stream().map(PersonId::value).sorted().toList();
        if (byId) {
            var any = new TokenOrListParam();
            ids.forEach(id -> any.add(new TokenParam(id)));
            return any;
        }
        var any = new ReferenceOrListParam();
        ids.forEach(id -> any.add(new ReferenceParam("Patient/" + id)));
        return any;
    }
}
