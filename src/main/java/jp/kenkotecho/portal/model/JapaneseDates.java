package jp.kenkotecho.portal.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/** Days, months and numbers as Japanese files write them; full-width or not, by era or not. */
public final class JapaneseDates {

    private static final String YEAR = "(?<era>令和?|平成?|昭和?|大正?|明治?|[RHSTM])?(?<year>元|\\d{1,4})";
    private static final Pattern DAY =
            Pattern.compile(YEAR + "[年/.-](?<month>\\d{1,2})[月/.-](?<day>\\d{1,2})日?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile(YEAR + "[年/.-](?<month>\\d{1,2})月?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})?");

    /** The year before the first of an era, which is its 元年. */
    private static final Map<String, Integer> ERAS = Map.of(
            "令", 2018, "R", 2018, "平", 1988, "H", 1988, "昭", 1925, "S", 1925, "大", 1911, "T", 1911, "明", 1867, "M",
            1867);

    /** What Excel puts behind a day; and how it writes one in an English setting, or as days since 1899-12-30. */
    private static final Pattern MIDNIGHT = Pattern.compile("\\s+0{1,2}:00(?::00)?$");

    private static final Pattern ENGLISH = Pattern.compile("(\\d{1,2})-([A-Za-z]{3})-(\\d{2}|\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int CENTURY_TURNS = 30;

    /** A month that Excel took for its first day. */
    private static final Pattern FIRST_OF_MONTH = Pattern.compile("(\\d{4}/\\d{1,2})/0?1");

    /** A comma that parts thousands: of a number that is written otherwise, nothing is guessed. */
    private static final Pattern THOUSANDS = Pattern.compile("(?<=^-?\\d{1,3}(?:,\\d{3}){0,2}),(?=\\d{3}(?:[,.]|$))");

    private static final int FIRST_YEAR = 1868;
    private static final int LAST_YEAR = 2199;

    private JapaneseDates() {}

    /** {@code 2026-01-05}, {@code 20260105}, {@code 2026年1月5日}, {@code 令和8年1月5日}, {@code R8.1.5}. */
    public static Optional<LocalDate> day(String text) {
        var plain = TextNormalization.plain(withoutMidnight(text));
        var ofExcel = serial(plain).or(() -> english(plain));
        if (ofExcel.isPresent()) {
            return ofExcel;
        }
        var digits = DIGITS.matcher(plain);
        if (digits.matches() && digits.group("day") != null) {
            return day(number(digits, "year"), digits);
        }
        var day = DAY.matcher(plain);
        return day.matches() ? day(year(day), day) : Optional.empty();
    }

    /** The same without the day. */
    public static Optional<YearMonth> month(String text) {
        var plain = FIRST_OF_MONTH
                .matcher(TextNormalization.plain(withoutMidnight(text)))
                .replaceFirst("$1");
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
        var plain = THOUSANDS.matcher(TextNormalization.plain(text)).replaceAll("");
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
        // There is no year 0 of an era.
        return era == null || year == 0
                ? year
                : ERAS.getOrDefault(era.substring(0, 1).toUpperCase(Locale.ROOT), 0) + year;
    }

    private static String withoutMidnight(String text) {
        return MIDNIGHT.matcher(TextNormalization.of(text)).replaceFirst("");
    }

    /** A serial number of Excel, from 1954-10-03 to 2119-01-21, so that it is taken for nothing else. */
    private static Optional<LocalDate> serial(String plain) {
        return plain.matches("[2-7]\\d{4}")
                ? Optional.of(SERIAL_ZERO.plusDays(Integer.parseInt(plain)))
                : Optional.empty();
    }

    /** {@code 5-Jan-26}; two digits are from 1930 to 2029, as Excel takes them. */
    private static Optional<LocalDate> english(String plain) {
        var found = ENGLISH.matcher(plain);
        if (!found.matches() || !MONTHS.contains(found.group(2).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var written = Integer.parseInt(found.group(3));
        var year = written >= 100 ? written : written < CENTURY_TURNS ? 2000 + written : 1900 + written;
        try {
            return Optional.of(LocalDate.of(
                    year,
                    MONTHS.indexOf(found.group(2).toLowerCase(Locale.ROOT)) + 1,
                    Integer.parseInt(found.group(1))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
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
