package jp.kenkotecho.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import jp.kenkotecho.web.Look.Years;

/** Days and moments as a page says them: 令和8年11月30日（月）, or Mon 30 November 2026. */
final class ShownDates {

    /** The Gregorian calendar came with Meiji 6; what is older is told in western years. */
    private static final LocalDate FIRST = LocalDate.of(1873, 1, 1);

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("EEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_SHORT = DateTimeFormatter.ofPattern("EEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter JAPANESE_REST = DateTimeFormatter.ofPattern("M月d日（E）", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_SHORT_MONTH =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter JAPANESE_DATE = DateTimeFormatter.ofPattern("M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final Locale language;
    private final Years years;
    private final ZoneId zone;

    ShownDates(Locale language, Years years, ZoneId zone) {
        this.language = language;
        this.years = years;
        this.zone = zone;
    }

    /**
     * What stands in a {@code <time>}.
     *
     * @param machine its {@code datetime}
     * @param year 令和8年; empty where the year is not said
     * @param westernYear （2026年）, shown to whoever wants both; empty where it says nothing more
     * @param rest 11月30日（月）
     */
    record Shown(String machine, String year, String westernYear, String rest) {

        /** All of it in one line, for messages. */
        public String text() {
            return year + rest;
        }
    }

    /** A day with its year. */
    public Shown day(LocalDate day) {
        if (isEnglish()) {
            return new Shown(day.toString(), "", "", ENGLISH_DAY.format(day));
        }
        return new Shown(day.toString(), year(day), western(day), JAPANESE_REST.format(day));
    }

    /** A day written {@code 2026-11-30}, or a month or a year, as FHIR has them; anything else is shown as it is. */
    public Shown day(String written) {
        return switch (written.length()) {
            case 4 -> year(written);
            case 7 -> month(written);
            default -> readable(written) ? day(LocalDate.parse(written.substring(0, 10))) : asIs(written);
        };
    }

    /** A day near today, without its year. */
    public Shown shortDay(LocalDate day) {
        return new Shown(day.toString(), "", "", (isEnglish() ? ENGLISH_SHORT : JAPANESE_REST).format(day));
    }

    /** A day with its year, without the day of the week. */
    public Shown dayOfYear(LocalDate day) {
        return isEnglish()
                ? new Shown(day.toString(), "", "", ENGLISH_DATE.format(day))
                : new Shown(day.toString(), year(day), western(day), JAPANESE_DATE.format(day));
    }

    /** A month below a picture: 8年6月, or Jun 2026. */
    String monthOf(LocalDate day, String year) {
        return isEnglish() ? ENGLISH_SHORT_MONTH.format(day) : year + day.getMonthValue() + "月";
    }

    /** A day and the time of the clock. */
    public Shown moment(Instant at) {
        return moment(at.atZone(zone));
    }

    /** The same. */
    public Shown moment(OffsetDateTime at) {
        return moment(at.toInstant());
    }

    /** The same, by the clock of the place that it names. */
    public Shown moment(ZonedDateTime at) {
        var day = day(at.toLocalDate());
        return new Shown(
                at.truncatedTo(ChronoUnit.MINUTES).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                day.year(),
                day.westernYear(),
                day.rest() + (isEnglish() ? ", " : " ") + CLOCK.format(at));
    }

    /** The time of the clock alone. */
    public Shown clock(Instant at) {
        var local = at.atZone(zone);
        return new Shown(CLOCK.format(local), "", "", CLOCK.format(local));
    }

    private Shown year(String written) {
        if (!written.chars().allMatch(Character::isDigit)) {
            return asIs(written);
        }
        return isEnglish() ? asIs(written) : new Shown(written, "", "", written + "年");
    }

    private Shown month(String written) {
        if (!readable(written + "-01")) {
            return asIs(written);
        }
        var first = LocalDate.parse(written + "-01");
        return isEnglish()
                ? new Shown(written, "", "", ENGLISH_MONTH.format(first))
                : new Shown(written, year(first), western(first), first.getMonthValue() + "月");
    }

    private static boolean readable(String written) {
        try {
            return written.length() >= 10
                    && LocalDate.parse(written.substring(0, 10)).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Shown asIs(String written) {
        return new Shown(written, "", "", written);
    }

    private String year(LocalDate day) {
        if (years == Years.WESTERN || day.isBefore(FIRST)) {
            return day.getYear() + "年";
        }
        var date = JapaneseDate.from(day);
        var year = date.get(ChronoField.YEAR_OF_ERA);
        return date.getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE) + (year == 1 ? "元" : year) + "年";
    }

    private String western(LocalDate day) {
        return years == Years.WESTERN || day.isBefore(FIRST) ? "" : "（" + day.getYear() + "年）";
    }

    private boolean isEnglish() {
        return language.getLanguage().equals("en");
    }
}
