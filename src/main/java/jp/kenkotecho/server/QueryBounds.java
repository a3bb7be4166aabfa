package jp.kenkotecho.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/** How much a query asks for, counted on its text, before anything is parsed or looked up. */
final class QueryBounds {

    private static final String SORT = "_sort";
    private static final String ELEMENTS = "_elements";

    private static final Predicate<String> NO_TEXT =
            Pattern.compile("[\\x00-\\x1f\\x7f]").asPredicate();

    private final SearchLimits limits;

    QueryBounds(SearchLimits limits) {
        this.limits = limits;
    }

    /** What is too much, or no text at all; empty when all of it may be asked. */
    Optional<Problem> judge(List<QueryParameter> query) {
        var total = query.stream().mapToInt(one -> one.values().size()).sum();
        if (total > limits.parameters()) {
            return Optional.of(tooMany(limits.parameters()));
        }
        return Stream.concat(
                        query.stream().flatMap(this::ofOne),
                        Stream.of(sorts(query), includes(query)).flatMap(Optional::stream))
                .findFirst();
    }

    private Stream<Problem> ofOne(QueryParameter one) {
        return Stream.of(given(one), listed(one), length(one), chained(one), has(one), elements(one), written(one))
                .flatMap(Optional::stream);
    }

    private Optional<Problem> given(QueryParameter one) {
        return over(one.values().size(), limits.repeats(), one, "は %d 回まで指定できます。", "may be given %d times at most.");
    }

    private Optional<Problem> listed(QueryParameter one) {
        return over(
                one.longestList(), limits.values(), one, "に並べられる値は %d 個までです。", "takes %d values in a list at most.");
    }

    private Optional<Problem> length(QueryParameter one) {
        var longest = one.all().mapToInt(String::length).max().orElse(0);
        return over(longest, limits.length(), one, "の値は %d 文字までです。", "takes values of %d characters at most.");
    }

    private Optional<Problem> chained(QueryParameter one) {
        return over(one.chain(), limits.chain(), one, "の連鎖は %d 段までです。", "may be chained %d times at most.");
    }

    private Optional<Problem> has(QueryParameter one) {
        return over(one.has(), limits.has(), one, ": _has は %d 段までです。", ": _has may be nested %d deep at most.");
    }

    private Optional<Problem> elements(QueryParameter one) {
        return ELEMENTS.equals(one.base())
                ? over(one.all().count(), limits.elements(), one, "の要素は %d 個までです。", "takes %d names at most.")
                : Optional.empty();
    }

    private static Optional<Problem> written(QueryParameter one) {
        if (NO_TEXT.test(one.name()) || one.values().stream().anyMatch(NO_TEXT)) {
            return Optional.of(Problem.of(
                            Problem.Kind.MALFORMED,
                            "パラメーター " + one.shown() + " に制御文字は使えません。",
                            "Parameter " + one.shown() + " holds control characters.")
                    .at(one.shown()));
        }
        return Optional.empty();
    }

    private Optional<Problem> sorts(List<QueryParameter> query) {
        var sort = new QueryParameter(SORT, valuesOf(query, SORT));
        var keys = sort.all().map(key -> key.replaceFirst("^-", "")).toList();
        if (keys.stream().distinct().count() < keys.size()) {
            return Optional.of(Problem.of(
                            Problem.Kind.TOO_COSTLY,
                            "_sort には同じ名前を 1 回だけ指定できます。",
                            "_sort takes each name at most 1 time.")
                    .at(SORT));
        }
        return over(keys.size(), limits.sorts(), sort, "に並べられる名前は %d 個までです。", "takes %d names at most.");
    }

    private Optional<Problem> includes(List<QueryParameter> query) {
        var all = Stream.of("_include", "_revinclude")
                .flatMap(name -> valuesOf(query, name).stream())
                .toList();
        var includes = new QueryParameter("_include", all);
        return over(
                all.size(),
                limits.includes(),
                includes,
                "と _revinclude は合わせて %d 個までです。",
                "and _revinclude may be given %d times at most, together.");
    }

    private static List<String> valuesOf(List<QueryParameter> query, String base) {
        return query.stream()
                .filter(one -> base.equals(one.base()))
                .flatMap(one -> one.values().stream())
                .toList();
    }

    private static Optional<Problem> over(long found, int most, QueryParameter one, String ja, String en) {
        return found <= most
                ? Optional.empty()
                : Optional.of(Problem.of(
                                Problem.Kind.TOO_COSTLY,
                                "検索の条件が多すぎます。" + one.shown() + " " + ja.formatted(most),
                                "The query asks for too much: " + one.shown() + " " + en.formatted(most))
                        .at(one.shown()));
    }

    private static Problem tooMany(int most) {
        return Problem.of(
                Problem.Kind.TOO_COSTLY,
                "検索の条件が多すぎます。パラメーターは全部で " + most + " 個までです。",
                "The query asks for too much: it takes " + most + " parameters at most.");
    }
}
