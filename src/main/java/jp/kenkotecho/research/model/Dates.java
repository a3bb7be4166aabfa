package jp.kenkotecho.research.model;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** FHIR's dates, as the texts they are: {@code 2026}, {@code 2026-03}, {@code 2026-03-31}, with a time or without. */
final class Dates {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private Dates() {}

    /** The same date so many days on, as exact as it was; the time of day and its zone stay. */
    static String shift(String date, int days) {
        if (date.length() == YEAR) {
            return Year.parse(date).atDay(1).plusDays(days).toString().substring(0, YEAR);
        }
        if (date.length() == MONTH) {
            return YearMonth.parse(date).atDay(1).plusDays(days).toString().substring(0, MONTH);
        }
        return LocalDate.parse(date.substring(0, DAY)).plusDays(days) + date.substring(DAY);
    }

    /** The {@code year} or {@code month} of a date; one that is less exact stays. */
    static String generalise(String date, String to) {
        return date.substring(0, Math.min(date.length(), to.equals("year") ? YEAR : MONTH));
    }
}
