package jp.kenkotecho.ig;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what HL7's validator wrote, and fails on an error, on a warning that {@code warnings.tsv} does not explain, and
 * on an explanation of what is no longer said.
 *
 * <p>Argument: the validator's output.
 */
final class Judgement {

    private static final Path WARNINGS = Path.of("ig/judge/warnings.tsv");

    /** A warning that stays, and why. */
    public record Known(String pattern, String ja, String en) {

        boolean explains(String warning) {
            return Pattern.compile(pattern, Pattern.DOTALL).matcher(warning).matches();
        }
    }

    private Judgement() {}

    public static void main(String[] output) throws IOException {
        var complaints = new ArrayList<String>();
        var met = new HashSet<Known>();
        var known = known();
        var files = 0;
        var warnings = 0;
        for (var entry : Compiled.JSON.readTree(Path.of(output[0]).toFile()).path("entry")) {
            files++;
            for (var issue : entry.path("resource").path("issue")) {
                var text = issue.path("details").path("text").asText();
                switch (issue.path("severity").asText()) {
                    case "fatal", "error" -> complaints.add("error: " + place(entry, issue) + ": " + text);
                    case "warning" -> {
                        warnings++;
                        var explanation =
                                known.stream().filter(one -> one.explains(text)).findFirst();
                        explanation.ifPresentOrElse(
                                met::add, () -> complaints.add("not explained: " + place(entry, issue) + ": " + text));
                    }
                    default -> {
                        // Information: nothing to explain.
                    }
                }
            }
        }
        known.stream().filter(one -> !met.contains(one)).forEach(one -> complaints.add("never said: " + one.pattern()));
        System.out.println(
                "HL7 validator: " + files + " files, " + warnings + " warnings, " + complaints.size() + " complaints");
        complaints.forEach(System.out::println);
        if (files == 0 || !complaints.isEmpty()) {
            System.exit(1);
        }
    }

    static List<Known> known() throws IOException {
        return Files.readAllLines(WARNINGS).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> new Known(cells[0], cells[1], cells[2]))
                .toList();
    }

    private static String place(JsonNode entry, JsonNode issue) {
        var file = entry.path("resource")
                .path("extension")
                .path(0)
                .path("valueString")
                .asText();
        return file.replaceAll(".*/", "") + " "
                + issue.path("expression").path(0).asText();
    }
}
