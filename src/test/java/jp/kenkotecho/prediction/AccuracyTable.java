package jp.kenkotecho.prediction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.SimulatedCheckups.Law;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Item;

/** The section of {@code docs/models.md} on how exact values to come are: measured on {@link SimulatedCheckups}. */
final class AccuracyTable {

    static final Path PAGE = Path.of("docs", "models.md");
    static final String FROM = "<!-- Made by AccuracyBench (-Pbench). -->\n";
    static final String TO = "<!-- End of what AccuracyBench made. -->\n";
    static final String HEADER =
            "| item | years ahead | within the range | model | last value | own mean | straight line |\n";

    static final int PEOPLE = 4_000;

    /** A clinic's readings are taken to be so much noisier: from them the ranges of some item held .56 (see the text). */
    private static final double CLINIC = 2;

    private AccuracyTable() {}

    /** What stands between the markers. */
    static String made(int people) {
        return HEADER
                + "| --- | --- | --- | --- | --- | --- | --- |\n"
                + laws().map(law -> rows(law, people)).collect(Collectors.joining())
                + without()
                + "\nHow often the people came to it who were told that they would, in ten groups from the least to the greatest"
                + " probability (below the limit now, in three years):\n\n"
                + "| told 140 mmHg | found | told 90 mmHg | found |\n| --- | --- | --- | --- |\n"
                + tenths(people)
                + "\nThe same with readings as noisy as a clinic's (twice the noise), in three years:\n\n"
                + "| item | within the range | model | last value |\n| --- | --- | --- | --- |\n"
                + laws().map(law -> clinic(law, people)).collect(Collectors.joining());
    }

    /** The page with its section made anew; what stands around it stays. */
    static void write() throws IOException {
        var page = Files.readString(PAGE, StandardCharsets.UTF_8);
        var from = page.indexOf(FROM);
        var to = page.indexOf(TO);
        if (from < 0 || to < from) {
            throw new IllegalStateException(PAGE + " has no markers");
        }
        Files.writeString(
                PAGE,
                page.substring(0, from + FROM.length()) + made(PEOPLE) + page.substring(to),
                StandardCharsets.UTF_8);
    }

    /** What stands between the markers of a page; empty where it has none. */
    static String kept(String page) {
        var from = page.indexOf(FROM);
        var to = page.indexOf(TO);
        return from < 0 || to < from ? "" : page.substring(from + FROM.length(), to);
    }

    /** The items that are projected and of which there are figures to simulate them by. */
    private static Stream<Law> laws() {
        var projected = projected();
        return Law.all().filter(law -> projected.contains(law.item()));
    }

    static List<String> projected() {
        return Stream.of(Item.values())
                .filter(item -> Drifts.PUBLISHED.of(item).isPresent())
                .map(Item::name)
                .toList();
    }

    private static String without() {
        var simulated = Law.all().map(Law::item).toList();
        var others =
                projected().stream().filter(item -> !simulated.contains(item)).toList();
        return others.isEmpty()
                ? ""
                : "\nNot tried, since there are no figures but the model's own to make readings of: "
                        + String.join(", ", others) + ".\n";
    }

    private static String rows(Law law, int people) {
        var accuracy = Accuracy.of(law, 1, people);
        return IntStream.rangeClosed(1, SimulatedCheckups.YEARS_AHEAD)
                .mapToObj(year -> {
                    var row = accuracy.in(year);
                    return line(
                            law.item(),
                            String.valueOf(year),
                            two(row.inside()),
                            two(row.model()),
                            two(row.last()),
                            two(row.mean()),
                            two(row.line()));
                })
                .collect(Collectors.joining());
    }

    private static String tenths(int people) {
        var columns = laws().filter(law -> law.limit() > 0)
                .map(law -> Accuracy.of(law, 1, people).tenths(SimulatedCheckups.YEARS_AHEAD))
                .toList();
        return IntStream.range(0, 10)
                .mapToObj(i -> columns.stream()
                        .flatMap(column -> Stream.of(
                                two(column.get(i).told()), two(column.get(i).found())))
                        .toArray(String[]::new))
                .map(AccuracyTable::line)
                .collect(Collectors.joining());
    }

    private static String clinic(Law law, int people) {
        var row = Accuracy.of(law, CLINIC, people).in(SimulatedCheckups.YEARS_AHEAD);
        return line(law.item(), two(row.inside()), two(row.model()), two(row.last()));
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
