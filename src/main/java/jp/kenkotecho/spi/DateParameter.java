package jp.kenkotecho.spi;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;

/** Days as parameters of a URL write them: {@code 2026-11-05}, of the years 1900 to 2199. */
public final class DateParameter {

    private static final Pattern DAY = Pattern.compile("(19|20|21)\\d{2}-\\d{2}-\\d{2}");

    private static final Problem NO_DAY =
            Problem.of(Problem.Kind.MALFORMED, "日付は 2026-11-05 の形で書いてください。", "Write a day as 2026-11-05.");

    private DateParameter() {}

    /**
     * The day.
     *
     * @param where the parameter, for the message
     * @throws Refusal for anything else
     */
    public static LocalDate of(String text, String where) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // A day that no month has: refused below.
        }
        throw new Refusal(NO_DAY.at(where));
    }
}
