package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;

/** Puts together what record 911 split (§ 分割制御): the parts of one id, in their order, whatever order they came in. */
final class Parts {

    /** 処方－医師: the last record that says who and where, and not yet which drug. */
    private static final int LAST_OF_VISIT = 55;

    private final List<NotebookPart> whole = new ArrayList<>();
    private final Map<String, TreeMap<Integer, NotebookPart>> split = new LinkedHashMap<>();
    private final Map<String, Integer> totals = new LinkedHashMap<>();
    private final NotebookProblems notebookProblems;

    Parts(NotebookProblems notebookProblems) {
        this.notebookProblems = notebookProblems;
    }

    /** Takes a part; the problem when it cannot belong to the others. */
    Optional<Problem> take(NotebookPart part) {
        if (part.splitRecord().isEmpty()) {
            if (!whole.contains(part)) {
                whole.add(part);
            }
            return Optional.empty();
        }
        return part.split()
                .map(place -> place(part, place))
                .orElseGet(() -> problem(
                        Problem.Kind.MALFORMED,
                        "分割の番号が読み取れません。もう一度読み取ってください。",
                        "The numbers of a split part make no sense: scan it again."));
    }

    private Optional<Problem> place(NotebookPart part, NotebookPart.Split place) {
        var total = totals.putIfAbsent(place.id(), place.total());
        var parts = split.computeIfAbsent(place.id(), id -> new TreeMap<>());
        var same = parts.putIfAbsent(place.number(), part);
        if ((total == null || total == place.total()) && (same == null || isSame(same, part))) {
            return Optional.empty();
        }
        return problem(
                Problem.Kind.CONFLICT,
                "同じ番号で内容の違う分割データがあります。一つの紙のコードだけを読み取ってください。",
                "Two parts of the same number differ: scan the codes of one slip only.");
    }

    private static boolean isSame(NotebookPart one, NotebookPart other) {
        var fields = one.records().stream().map(NotebookLine::fields).toList();
        return fields.equals(other.records().stream().map(NotebookLine::fields).toList());
    }

    /** The problem when parts are missing, with their numbers. */
    Optional<Problem> missing() {
        for (var parts : split.entrySet()) {
            var total = totals.getOrDefault(parts.getKey(), 0);
            var missing = IntStream.rangeClosed(1, total)
                    .filter(number -> !parts.getValue().containsKey(number))
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                return Optional.of(missing(missing, total));
            }
        }
        return Optional.empty();
    }

    /** What to say of numbered pieces that are not there; {@code where} carries the numbers for machines. */
    static Problem missing(String numbers, int total) {
        return new Problem(
                Problem.Kind.INCOMPLETE,
                new Text(
                        "全 " + total + " 個のうち " + numbers + " 番がありません。すべてまとめて読み取ってください。何も保存していません。",
                        "Of " + total + " codes, number " + numbers
                                + " is missing. Send all of them together; nothing was kept."),
                "symbol " + numbers + " of " + total);
    }

    List<NotebookPart> documents() {
        var documents = new ArrayList<>(whole);
        split.values().forEach(parts -> documents.add(joined(List.copyOf(parts.values()))));
        return documents;
    }

    private NotebookPart joined(List<NotebookPart> parts) {
        var header = parts.get(0).header();
        if (parts.stream().anyMatch(part -> !part.header().equals(header))) {
            notebookProblems.add(
                    Problem.Kind.MALFORMED,
                    "分割データの版が揃っていません。",
                    "The parts have different headers; that of the first is used.");
        }
        var records = new ArrayList<NotebookLine>();
        for (var part : parts) {
            var content = part.content();
            records.addAll(content.subList(repeated(content, records), content.size()));
        }
        return new NotebookPart(header, records);
    }

    /**
     * Some writers repeat patient and visit at the start of each part: how many such records to leave out. All of them or
     * none: where one differs, another visit begins here, be it on the same day.
     */
    private static int repeated(List<NotebookLine> content, List<NotebookLine> before) {
        var leading = content.stream()
                .takeWhile(record -> record.record() <= LAST_OF_VISIT)
                .toList();
        var areKnown = leading.stream().allMatch(record -> before.stream().anyMatch(one -> isRepeated(one, record)));
        return areKnown ? leading.size() : 0;
    }

    private static boolean isRepeated(NotebookLine one, NotebookLine other) {
        return one.record() == other.record() && one.fields().equals(other.fields());
    }

    private static Optional<Problem> problem(Problem.Kind kind, String ja, String en) {
        return Optional.of(Problem.of(kind, ja, en));
    }
}
