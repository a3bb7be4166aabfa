package jp.kenkotecho.server;

import java.util.regex.Pattern;
import jp.kenkotecho.record.Limits;

/**
 * Numbers that are searched for are held to the limits of those that are stored. Judged as text: HAPI writes a number
 * out in full as soon as it compares or counts its parameters.
 */
final class SearchNumbers {

    /** The marks between alternatives, between a number and its unit, between the parts of a composite. */
    private static final Pattern BETWEEN = Pattern.compile("[,|$]");

    /** {@code gt}, {@code le}, {@code ap}. */
    private static final Pattern PREFIX = Pattern.compile("^\\s*[a-z]{2}");

    private SearchNumbers() {}

    /** Whether the numbers of a value are within the limits; what is no number is. */
    static boolean allow(String value) {
        return BETWEEN.splitAsStream(value)
                .map(part -> PREFIX.matcher(part).replaceFirst("").strip())
                .allMatch(Limits::allow);
    }
}
