package jp.kenkotecho.medicationnotebook.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/**
 * Symbols that say nothing of their place. Each that begins with a header is a text of its own; the others continue one
 * header. Every order of up to four is tried, and the one that reads best taken; where two readings are as good, nobody
 * can tell, and the sender has to say the positions.
 */
final class Fragments {

    private static final int MOST_PERMUTED = 4;

    private Fragments() {}

    /** A way to put them together, and how it reads. */
    private record Arrangement(NotebookReading.Complete reading) {

        int oddities() {
            return reading.notes().size();
        }
    }

    static NotebookReading read(List<Content> contents, Function<List<String>, NotebookReading> reader) {
        var heads = new ArrayList<Content>();
        var tails = new ArrayList<Content>();
        for (var content : contents) {
            (beginsWithHeader(content) ? heads : tails).add(content);
        }
        if (tails.isEmpty()) {
            return whole(heads, reader);
        }
        if (heads.size() != 1) {
            return heads.isEmpty() ? orphan(tails) : mixed();
        }
        return best(heads.get(0), tails, reader);
    }

    private static NotebookReading orphan(List<Content> tails) {
        var text = tails.get(0).text();
        if (text.isEmpty()) {
            return new NotebookReading.Refused(notText());
        }
        var first = firstLine(text.get());
        if (NotebookLine.recordNumber(first) < 0) {
            return new NotebookReading.Refused(Header.refusal(first));
        }
        return NotebookReading.refused(
                Problem.Kind.INCOMPLETE,
                "一枚目のコードがありません。紙にあるすべてのコードをまとめて読み取ってください。",
                "The first code of this slip is missing: send all codes of the slip together.");
    }

    private static NotebookReading mixed() {
        return NotebookReading.refused(
                Problem.Kind.CONFLICT,
                "別々の紙のコードが混ざっています。一枚の紙ずつ読み取ってください。",
                "Codes of several slips are mixed: send those of one slip at a time.");
    }

    private static Problem notText() {
        return Problem.of(
                Problem.Kind.MALFORMED,
                "文字として読み取れません。Shift_JIS か UTF-8 のデータを送ってください。",
                "The bytes are text neither in Shift_JIS nor in UTF-8.");
    }

    private static NotebookReading whole(List<Content> heads, Function<List<String>, NotebookReading> reader) {
        var texts = heads.stream().map(Content::text).toList();
        return texts.stream().allMatch(Optional::isPresent)
                ? reader.apply(texts.stream().map(Optional::get).toList())
                : new NotebookReading.Refused(notText());
    }

    private static NotebookReading best(
            Content head, List<Content> tails, Function<List<String>, NotebookReading> reader) {
        var orders = tails.size() < MOST_PERMUTED ? permutations(tails) : List.of(tails);
        var readings = orders.stream()
                .flatMap(order -> joined(head, order).stream())
                .map(text -> reader.apply(List.of(text)))
                .distinct()
                .toList();
        var arrangements = readings.stream()
                .filter(NotebookReading.Complete.class::isInstance)
                .map(reading -> new Arrangement((NotebookReading.Complete) reading))
                .sorted(Comparator.comparingInt(Arrangement::oddities))
                .toList();
        if (arrangements.isEmpty()) {
            return readings.isEmpty() ? new NotebookReading.Refused(notText()) : readings.get(0);
        }
        var best = arrangements.get(0);
        var isOnly = arrangements.stream()
                .skip(1)
                .noneMatch(other -> other.oddities() == best.oddities()
                        && !other.reading().slips().equals(best.reading().slips()));
        return isOnly ? best.reading() : undecided();
    }

    private static NotebookReading undecided() {
        return NotebookReading.refused(
                Problem.Kind.INCOMPLETE,
                "コードの順番が決められません。各コードに position と total を付けるか、写真で送ってください。",
                "The order of the codes cannot be told: send position and total with each, or a photograph.");
    }

    /** Directly behind each other, as the cut bytes are; or each on a line of its own, if a scanner took the line end away. */
    private static List<String> joined(Content head, List<Content> tails) {
        var parts = new ArrayList<Content>(List.of(head));
        parts.addAll(tails);
        var direct = Content.join(parts).flatMap(Content::text).stream();
        var texts = parts.stream().map(Content::text).toList();
        var mayBeLines = parts.stream().anyMatch(Content.Words.class::isInstance)
                && texts.stream().allMatch(Optional::isPresent)
                && texts.stream().skip(1).allMatch(text -> NotebookLine.recordNumber(firstLine(text.orElse(""))) >= 0);
        var lines = mayBeLines
                ? Stream.of(
                        String.join("\r\n", texts.stream().map(Optional::get).toList()))
                : Stream.<String>empty();
        return Stream.concat(direct, lines).distinct().toList();
    }

    /** The order in which they came is the first. */
    private static List<List<Content>> permutations(List<Content> of) {
        if (of.size() <= 1) {
            return List.of(of);
        }
        var all = new ArrayList<List<Content>>();
        for (var i = 0; i < of.size(); i++) {
            var rest = new ArrayList<>(of);
            var first = rest.remove(i);
            for (var permutation : permutations(rest)) {
                var one = new ArrayList<>(List.of(first));
                one.addAll(permutation);
                all.add(one);
            }
        }
        return all;
    }

    static boolean beginsWithHeader(Content content) {
        if (content instanceof Content.Bytes data
                && Header.read(firstLine(ascii(data.bytes()))).isPresent()) {
            return true;
        }
        return Header.read(firstLine(content.text().orElse(""))).isPresent();
    }

    /** The beginning, which is ASCII in a header: no need to decode the rest to see it. */
    private static String ascii(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
