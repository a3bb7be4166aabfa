package jp.kenkotecho.server;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;

/**
 * One of HAPI's own refusals as this server words it: a line of {@code hapi-messages.tsv}.
 *
 * @param code the number in HAPI's message, four digits
 * @param tell what of HAPI's text may be passed on
 */
record HapiMessage(String code, int status, Tell tell, Text text) {

    /** How much of HAPI's text is known to hold no personal value. */
    enum Tell {
        NOTHING,
        PLACE,
        WHOLE
    }

    private static final Pattern CODE = Pattern.compile("HAPI-(\\d{4}): ");
    /** HAPI tries writes that met others once more, and puts these before what came of it. */
    private static final Set<String> AGAIN = Set.of("0549", "0550");

    private static final Pattern PLACE =
            Pattern.compile("line: (\\d+), column: (\\d+)|\\[row,col[^\\]]*\\]: \\[(\\d+),(\\d+)\\]");

    private static final Map<String, HapiMessage> KNOWN =
            TsvTable.of(HapiMessage.class, "hapi-messages.tsv").rows().stream()
                    .map(row -> new HapiMessage(
                            row.get(0),
                            Integer.parseInt(row.get(1)),
                            tell(row.get(2)),
                            new Text(row.get(3), row.get(4))))
                    .collect(Collectors.toMap(HapiMessage::code, Function.identity()));

    /** What is known of this message; empty when it carries no number of HAPI's, or one that is not in the table. */
    static Optional<HapiMessage> of(String message) {
        return codeOf(message).flatMap(code -> Optional.ofNullable(KNOWN.get(code)));
    }

    /**
     * The first number in the message, which is the outermost: it says what was being tried. That something was tried
     * several times says nothing of what.
     */
    static Optional<String> codeOf(String message) {
        var numbers = CODE.matcher(message).results().map(code -> code.group(1)).toList();
        return numbers.stream()
                .filter(number -> !AGAIN.contains(number))
                .findFirst()
                .or(() -> numbers.stream().findFirst());
    }

    /** Our words for this message, with what may be told of HAPI's. */
    Text wordsFor(String message) {
        var detail = detail(message);
        return detail.isEmpty() ? text : new Text(text.ja() + " (" + detail + ")", text.en() + " (" + detail + ")");
    }

    private String detail(String message) {
        return switch (tell) {
            case NOTHING -> "";
            case PLACE -> place(message);
            case WHOLE -> CODE.matcher(message).replaceAll("");
        };
    }

    private static String place(String message) {
        var place = PLACE.matcher(message);
        if (!place.find()) {
            return "";
        }
        var isJson = place.group(1) != null;
        return "line " + place.group(isJson ? 1 : 3) + ", column " + place.group(isJson ? 2 : 4);
    }

    private static Tell tell(String word) {
        return switch (word) {
            case "whole" -> Tell.WHOLE;
            case "place" -> Tell.PLACE;
            default -> Tell.NOTHING;
        };
    }
}
