package jp.kenkotecho.server;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TsvTable;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query is written as FHIR writes queries: its parameters are known, with modifiers that they have, and those
 * that say how to answer have values that they take. What is left aside silently would be answered wrongly, and what
 * HAPI does not expect it fails of.
 */
final class QueryWords {

    /** A row of {@code result-parameters.tsv}. */
    private record Result(
            String name, boolean inSearch, boolean once, String modifiers, Pattern value, String ja, String en) {}

    private static final Map<String, Result> RESULTS =
            TsvTable.of(QueryWords.class, "result-parameters.tsv").rows().stream()
                    .map(row -> new Result(
                            row.get(0),
                            row.get(1).equals("search"),
                            row.get(2).equals("once"),
                            row.get(3),
                            Pattern.compile(row.get(4)),
                            row.get(5),
                            row.get(6)))
                    .collect(Collectors.toMap(Result::name, Function.identity()));

    private static final Map<String, String> MODIFIERS =
            TsvTable.of(QueryWords.class, "search-modifiers.tsv").rows().stream()
                    .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    private static final Set<String> NUMBERS = Set.of("number", "quantity");
    /** Ids and codes may look like numbers, and are none. */
    private static final Set<String> WORDS = Set.of("string", "token", "uri", "reference");

    private static final Pattern NUMBER =
            Pattern.compile("(eq|ne|gt|ge|lt|le|sa|eb|ap)?[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?(\\|.*)?");

    private static final String SORT = "_sort";
    private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");
    private static final String DIGITS_JA = "指数を使わずに書いて " + Limits.DIGITS + " 桁までの数";
    private static final String DIGITS_EN =
            "numbers of " + Limits.DIGITS + " digits at most, written without an exponent";
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]*");
    private static final Pattern HAS =
            Pattern.compile("(_has:[A-Z][A-Za-z]*:[A-Za-z_-]+:)+[A-Za-z_-]+([.:][A-Za-z_.:-]*)?");

    private final ISearchParamRegistry parameters;
    private final QueryNames names;

    QueryWords(ISearchParamRegistry parameters) {
        this.parameters = parameters;
        this.names = new QueryNames(parameters);
    }

    /** Judges a search: what is unknown is a problem, but for names without underscore, of which HAPI tells. */
    Optional<Problem> judgeSearch(@Nullable String type, List<QueryParameter> query) {
        return query.stream().flatMap(one -> ofSearch(type, one).stream()).findFirst();
    }

    /** Judges history and operations: they define their own parameters, and those that all of them share are judged. */
    Optional<Problem> judgeShared(List<QueryParameter> query) {
        return query.stream()
                .flatMap(one ->
                        Optional.ofNullable(RESULTS.get(one.name())).flatMap(result -> ofResult(result, one)).stream())
                .findFirst();
    }

    /** Whether it begins with an underscore and nobody knows it: those who are lenient leave it aside. */
    boolean isUnknown(@Nullable String type, QueryParameter one) {
        var result = RESULTS.get(one.base());
        return one.name().startsWith("_")
                && !one.base().equals(QueryParameter.HAS)
                && !MODIFIERS.containsKey(one.base())
                && (result == null ? typeOf(type, one.base()).isEmpty() : !result.inSearch());
    }

    private Optional<Problem> ofSearch(@Nullable String type, QueryParameter one) {
        if (isUnknown(type, one)) {
            return Optional.of(unknown(one.shown(), one));
        }
        if (one.base().equals(QueryParameter.HAS)) {
            return HAS.matcher(one.name()).matches()
                    ? ofNumbers(one)
                    : Optional.of(malformed(one, "_has:型:参照:検索パラメーター", "_has:Type:reference:parameter"));
        }
        var result = RESULTS.get(one.base());
        if (result == null) {
            return ofParameter(type, one);
        }
        return ofResult(result, one).or(() -> ofNames(type, one));
    }

    /** Names of search parameters that stand as values. */
    private Optional<Problem> ofNames(@Nullable String type, QueryParameter one) {
        if (type != null && one.base().equals(SORT)) {
            return one.all()
                    .filter(key -> !isSort(type, key))
                    .findFirst()
                    .map(key -> names.notSorted(type, nameOf(key), one));
        }
        return INCLUDES.contains(one.base())
                ? one.values().stream()
                        .filter(value -> !isInclude(value))
                        .findFirst()
                        .map(value -> names.notIncluded(type, value, one))
                : Optional.empty();
    }

    /** What is left of it without the names that nobody knows. */
    QueryParameter known(@Nullable String type, QueryParameter one) {
        if (type != null && one.base().equals(SORT)) {
            var keys = one.all().filter(key -> isSort(type, key)).collect(Collectors.joining(","));
            return new QueryParameter(one.name(), keys.isEmpty() ? List.of() : List.of(keys));
        }
        return INCLUDES.contains(one.base())
                ? new QueryParameter(
                        one.name(),
                        one.values().stream().filter(this::isInclude).toList())
                : one;
    }

    private boolean isSort(String type, String key) {
        var name = nameOf(key);
        return name.isEmpty()
                || MODIFIERS.containsKey(name)
                || typeOf(type, name).isPresent();
    }

    private static String nameOf(String key) {
        return key.strip().replaceFirst("^-", "").split("[:.]", 2)[0];
    }

    private boolean isInclude(String value) {
        var parts = value.strip().split(":", 3);
        return value.isBlank()
                || value.strip().equals("*")
                || (parts.length > 1
                        && !value.contains(",")
                        && (parts[1].equals("*") || typeOf(parts[0], parts[1]).equals(Optional.of("reference"))));
    }

    private static Optional<Problem> ofResult(Result result, QueryParameter one) {
        var takes = one.modifier().isEmpty()
                || List.of(result.modifiers().split("\\|", -1)).contains(one.modifier());
        if (!takes || one.chain() > 0) {
            return Optional.of(modifier(one));
        }
        return result.once() && one.values().size() > 1
                ? Optional.of(twice(one))
                : matched(one, result.value(), result.ja(), result.en());
    }

    private Optional<Problem> ofParameter(@Nullable String type, QueryParameter one) {
        var kind = typeOf(type, one.base()).orElse("");
        if (!one.modifier().isEmpty() && !takes(one, kind)) {
            return isKnown(kind, one) ? Optional.of(modifier(one)) : Optional.empty();
        }
        if (one.modifier().equals("missing")) {
            return matched(one, TRUTH, "true か false", "true or false");
        }
        if (NUMBERS.contains(kind)) {
            return matched(one, NUMBER, DIGITS_JA, DIGITS_EN).or(() -> ofNumbers(one));
        }
        return WORDS.contains(kind) && one.chain() == 0 ? Optional.empty() : ofNumbers(one);
    }

    /** Whether a parameter is known here; of another name HAPI tells that it is unknown. */
    private static boolean isKnown(String kind, QueryParameter one) {
        return !kind.isEmpty() || MODIFIERS.containsKey(one.base());
    }

    private static Optional<Problem> ofNumbers(QueryParameter one) {
        return one.all().allMatch(SearchNumbers::allow)
                ? Optional.empty()
                : Optional.of(malformed(one, DIGITS_JA, DIGITS_EN));
    }

    private static boolean takes(QueryParameter one, String kind) {
        var known = MODIFIERS.getOrDefault(one.base(), MODIFIERS.getOrDefault(kind, ""));
        return Stream.of(known.split("\\|", -1))
                .anyMatch(modifier -> modifier.equals(one.modifier())
                        || (modifier.equals("Type")
                                && TYPE.matcher(one.modifier()).matches()));
    }

    private Optional<String> typeOf(@Nullable String type, String name) {
        return Optional.ofNullable(type)
                .flatMap(of -> Optional.ofNullable(
                        parameters.getActiveSearchParam(of, name, SearchParamLookupContextEnum.SEARCH)))
                .map(known -> known.getParamType().name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Problem> matched(QueryParameter one, Pattern pattern, String ja, String en) {
        return one.all()
                        .map(String::strip)
                        .allMatch(value ->
                                value.isEmpty() || pattern.matcher(value).matches())
                ? Optional.empty()
                : Optional.of(malformed(one, ja, en));
    }

    private static Problem unknown(String name, QueryParameter one) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "検索パラメーター " + name + " は使えません。",
                        "Search parameter " + name + " is not one that this server knows.")
                .at(one.shown());
    }

    private static Problem twice(QueryParameter one) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "パラメーター " + one.shown() + " は 1 回だけ指定できます。",
                        "Parameter " + one.shown() + " may be given 1 time at most.")
                .at(one.shown());
    }

    private static Problem modifier(QueryParameter one) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "検索パラメーター " + one.shown() + " にその修飾子は使えません。",
                        "Search parameter " + one.shown() + " does not take that modifier.")
                .at(one.shown());
    }

    private static Problem malformed(QueryParameter one, String ja, String en) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "パラメーター " + one.shown() + " の値が正しくありません。使えるもの: " + ja,
                        "The value of parameter " + one.shown() + " is not valid; it takes " + en + ".")
                .at(one.shown());
    }
}
