package jp.kenkotecho.portal.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/** Days, months and numbers as Japanese files write them; full-width or not, by era or not. */
public final class JapaneseDates {

    private static final String YEAR = "(?<era>令和|平成|昭和|大正|明治|[RHSTM])?(?<year>元|\\d{1,4})";
    private static final Pattern DAY =
            Pattern.compile(YEAR + "[年/.-](?<month>\\d{1,2})[月/.-](?<day>\\d{1,2})日?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile(YEAR + "[年/.-](?<month>\\d{1,2})月?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})?");

    /** The year before the first of an era, which is its 元年. */
    private static final Map<String, Integer> ERAS = Map.of(
            "令和", 2018, "R", 2018, "平成", 1988, "H", 1988, "昭和", 1925, "S", 1925, "大正", 1911, "T", 1911, "明治", 1867, "M",
            1867);

    private static final int FIRST_YEAR = 1868;
    private static final int LAST_YEAR = 2199;

    private JapaneseDates() {}

    /** {@code 2026-01-05}, {@code 20260105}, {@code 2026年1月5日}, {@code 令和8年1月5日}, {@code R8.1.5}. */
    public static Optional<LocalDate> day(String text) {
        var plain = TextNormalization.plain(text);
        var digits = DIGITS.matcher(plain);
        if (digits.matches() && digits.group("day") != null) {
            return day(number(digits, "year"), digits);
        }
        var day = DAY.matcher(plain);
        return day.matches() ? day(year(day), day) : Optional.empty();
    }

    /** The same without the day. */
    public static Optional<YearMonth> month(String text) {
        var plain = TextNormalization.plain(text);
        var digits = DIGITS.matcher(plain);
        if (digits.matches() && digits.group("day") == null) {
            return month(number(digits, "year"), digits);
        }
        var month = MONTH.matcher(plain);
        return month.matches() ? month(year(month), month) : Optional.empty();
    }

    /** Whole yen: {@code 1,234円}; a correction is negative, {@code ▲1,234}. */
    public static Optional<Long> yen(String text) {
        var plain = TextNormalization.plain(text).replaceAll("[,円¥\\\\]", "").replaceFirst("^[▲△]", "-");
        return plain.matches("-?\\d{1,12}") ? Optional.of(Long.valueOf(plain)) : Optional.empty();
    }

    /** Exactly as written: {@code 62.50}. */
    public static Optional<BigDecimal> decimal(String text) {
        var plain = TextNormalization.plain(text);
        return plain.matches("-?\\d{1,9}(\\.\\d{1,6})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** The number that a text begins with, {@code 28日分}; 0 when it begins with none. */
    public static int count(String text) {
        return Pattern.compile("^\\d{1,4}")
                .matcher(TextNormalization.plain(text))
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .findFirst()
                .orElse(0);
    }

    private static int year(Matcher found) {
        var written = found.group("year");
        var year = written.equals("元") ? 1 : Integer.parseInt(written);
        var era = found.group("era");
        return era == null ? year : ERAS.getOrDefault(era.toUpperCase(Locale.ROOT), 0) + year;
    }

    private static int number(Matcher found, String group) {
        return Integer.parseInt(found.group(group));
    }

    private static Optional<LocalDate> day(int year, Matcher found) {
        try {
            return isLikely(year)
                    ? Optional.of(LocalDate.of(year, number(found, "month"), number(found, "day")))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<YearMonth> month(int year, Matcher found) {
        try {
            return isLikely(year) ? Optional.of(YearMonth.of(year, number(found, "month"))) : Optional.empty();
        } catch (DateTimeException noMonth) {
            return Optional.empty();
        }
    }

    private static boolean isLikely(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
