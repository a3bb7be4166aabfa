package jp.kenkotecho.server;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Table;

/** What may be told of HAPI's own messages: those known to name only parameters, types, paths and ids. */
final class SafeDetail {

    private static final Pattern CODE = Pattern.compile("HAPI-(\\d{4}): ");
    private static final Pattern PLACE =
            Pattern.compile("line: (\\d+), column: (\\d+)|\\[row,col[^\\]]*\\]: \\[(\\d+),(\\d+)\\]");
    private static final Set<String> TELLABLE = Table.of(SafeDetail.class, "tellable-messages.tsv").rows().stream()
            .map(row -> row.get(0))
            .collect(Collectors.toSet());

    private SafeDetail() {}

    static String of(Throwable cause) {
        var message = cause.getMessage();
        if (message == null) {
            return "";
        }
        if (cause instanceof DataFormatException) {
            return place(message);
        }
        var code = CODE.matcher(message);
        if (!code.find() || !TELLABLE.contains(code.group(1))) {
            return "";
        }
        return CODE.matcher(message).replaceAll("");
    }

    /** The number of HAPI's message, for the log; the class of the exception when it has none. */
    static String codeOf(Throwable cause) {
        var code = CODE.matcher(cause.getMessage() == null ? "" : cause.getMessage());
        return code.find() ? "HAPI-" + code.group(1) : cause.getClass().getSimpleName();
    }

    private static String place(String message) {
        var place = PLACE.matcher(message);
        if (!place.find()) {
            return "";
        }
        return place.group(1) != null
                ? "line " + place.group(1) + ", column " + place.group(2)
                : "line " + place.group(3) + ", column " + place.group(4);
    }
}
