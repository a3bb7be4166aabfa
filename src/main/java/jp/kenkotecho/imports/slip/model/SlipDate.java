package jp.kenkotecho.imports.slip.model;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates of a slip: {@code YYYYMMDD} or {@code GYYMMDD} with the era letter (別表1 年号コード). */
final class SlipDate {

    /** The year before the first year of each era. */
    private static final Map<String, Integer> ERAS = Map.of(
            "M", 1867, "T", 1911, "S", 1925, "H", 1988, "R", 2018, // letters of this format
            "1", 1867, "2", 1911, "3", 1925, "4", 1988, "5", 2018); // digits of the prescription format, met by mistake

    private static final Pattern WESTERN = Pattern.compile("(\\d{4})[-/]?(\\d{2})[-/]?(\\d{2})");
    private static final Pattern ERA = Pattern.compile("([MTSHR1-5])(\\d{2})(\\d{2})(\\d{2})");

    private SlipDate() {}

    /** The day; empty when the text is none, or a day that no calendar has (30 February). */
    static Optional<LocalDate> read(String text) {
        var date = Normalizer.normalize(text, Normalizer.Form.NFKC).trim().toUpperCase(Locale.ROOT);
        var western = WESTERN.matcher(date);
        if (western.matches()) {
            return day(Integer.parseInt(western.group(1)), western.group(2), western.group(3));
        }
        var era = ERA.matcher(date);
        if (era.matches()) {
            var year = ERAS.getOrDefault(era.group(1), 0) + Integer.parseInt(era.group(2));
            return day(year, era.group(3), era.group(4));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(int year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
