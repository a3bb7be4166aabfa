package jp.kenkotecho.medicationnotebook.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.record.TextNormalization;

/**
 * A day as slips write it: {@code 20260115}, {@code R080115}, and what real files have beside that (別表1 年号).
 *
 * @param day computed from the era's first year even where the era had ended by then (S65)
 * @param isOfItsEra whether the era was in force on that day; always for western years
 */
record NotebookDate(LocalDate day, boolean isOfItsEra) {

    private record Era(int yearBeforeFirst, LocalDate first, LocalDate last) {}

    private static final Era MEIJI = new Era(1867, LocalDate.of(1868, 9, 8), LocalDate.of(1912, 7, 30));
    private static final Era TAISHO = new Era(1911, LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 25));
    private static final Era SHOWA = new Era(1925, LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7));
    private static final Era HEISEI = new Era(1988, LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30));
    private static final Era REIWA = new Era(2018, LocalDate.of(2019, 5, 1), LocalDate.MAX);

    /** The digits are those of the prescription format, met by mistake. */
    private static final Map<Character, Era> ERAS = Map.of(
            'M', MEIJI, '1', MEIJI, 'T', TAISHO, '2', TAISHO, 'S', SHOWA, '3', SHOWA, 'H', HEISEI, '4', HEISEI, 'R',
            REIWA, '5', REIWA);

    private static final int WESTERN = 8;
    private static final int BY_ERA = 7;

    /** The day; empty when the text is none, or a day that no calendar has (30 February). */
    static Optional<NotebookDate> read(String text) {
        var date = TextNormalization.of(text).toUpperCase(Locale.ROOT);
        if (date.length() == WESTERN + 2 && isSeparated(date)) {
            date = date.substring(0, 4) + date.substring(5, 7) + date.substring(8);
        }
        if (date.length() == WESTERN && TextNormalization.isDigits(date)) {
            return day(Integer.parseInt(date.substring(0, 4)), date.substring(4))
                    .map(day -> new NotebookDate(day, true));
        }
        return date.length() == BY_ERA ? byEra(date) : Optional.empty();
    }

    private static Optional<NotebookDate> byEra(String date) {
        var era = ERAS.get(date.charAt(0));
        // 元年 is the first: there is no year 0.
        if (era == null || !TextNormalization.isDigits(date.substring(1)) || date.startsWith("00", 1)) {
            return Optional.empty();
        }
        var year = era.yearBeforeFirst() + Integer.parseInt(date.substring(1, 3));
        return day(year, date.substring(3))
                .map(day -> new NotebookDate(day, !day.isBefore(era.first()) && !day.isAfter(era.last())));
    }

    private static boolean isSeparated(String date) {
        return (date.charAt(4) == '-' || date.charAt(4) == '/') && date.charAt(7) == date.charAt(4);
    }

    private static Optional<LocalDate> day(int year, String monthAndDay) {
        try {
            return Optional.of(LocalDate.of(
                    year, Integer.parseInt(monthAndDay.substring(0, 2)), Integer.parseInt(monthAndDay.substring(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
