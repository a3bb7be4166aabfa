package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/**
 * Joins linked symbols (structured append) as bytes, by position; total and parity tell which belong together, and the
 * parity proves the whole.
 */
final class Joining {

    private final Map<String, TreeMap<Integer, Symbol>> groups = new LinkedHashMap<>();
    private final List<Content> loose = new ArrayList<>();
    private Optional<Problem> problem = Optional.empty();
    private final List<Content> linked = new ArrayList<>();
    private boolean isProven = true;

    private Joining() {}

    /**
     * The contents of symbols, joined where they belong together.
     *
     * @param contents each once: what stood by itself, and behind it what was joined
     * @param problem why they could not be joined
     * @param isProven whether each whole has the parity that its symbols tell
     */
    record Joined(List<Content> contents, Optional<Problem> problem, boolean isProven) {}

    static final Problem DAMAGED = Problem.of(
            Problem.Kind.CONFLICT,
            "コードをつなぐと壊れたデータになります。別の紙のコードが混ざっていないか確かめて、もう一度読み取ってください。",
            "Joined, the symbols are damaged or not of one slip: scan all of one slip again.");

    static Joined join(List<Symbol> symbols) {
        var joining = new Joining();
        symbols.forEach(joining::take);
        joining.groups.values().forEach(joining::close);
        var contents = Stream.concat(joining.loose.stream(), joining.linked.stream());
        return new Joined(contents.distinct().toList(), joining.problem, joining.isProven);
    }

    private void take(Symbol symbol) {
        if (symbol.links().isEmpty()) {
            loose.add(symbol.content());
            return;
        }
        var link = symbol.links().get(0);
        if (!link.isPossible()) {
            fail(Problem.of(
                    Problem.Kind.MALFORMED,
                    "コードの番号 (position, total, parity) が正しくありません。",
                    "position, total or parity of a symbol is impossible."));
            return;
        }
        var group = groups.computeIfAbsent(link.total() + "/" + link.parity(), key -> new TreeMap<>());
        var same = group.putIfAbsent(link.position(), symbol);
        if (same != null && !same.content().equals(symbol.content())) {
            fail(Problem.of(
                    Problem.Kind.CONFLICT,
                    "同じ番号で内容の違うコードがあります。一つの紙のコードだけを読み取ってください。",
                    "Two symbols of the same place differ: scan the codes of one slip only."));
        }
    }

    private void close(Map<Integer, Symbol> group) {
        var link = group.values().iterator().next().links().get(0);
        var missing = IntStream.range(0, link.total())
                .filter(position -> !group.containsKey(position))
                .mapToObj(position -> String.valueOf(position + 1))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            fail(Parts.missing(missing, link.total()));
            return;
        }
        var whole = Content.join(group.values().stream().map(Symbol::content).toList());
        if (whole.isEmpty()) {
            fail(DAMAGED);
            return;
        }
        isProven &= hasParity(whole.get(), link.parity());
        linked.add(whole.get());
    }

    /** A scanner's text has no bytes any more to prove anything by. */
    private static boolean hasParity(Content whole, int parity) {
        if (parity == Symbol.Link.NO_PARITY || !(whole instanceof Content.Bytes data)) {
            return true;
        }
        var found = 0;
        for (var b : data.bytes()) {
            found ^= b & 0xFF;
        }
        return found == parity;
    }

    private void fail(Problem why) {
        if (problem.isEmpty()) {
            problem = Optional.of(why);
        }
    }
}
