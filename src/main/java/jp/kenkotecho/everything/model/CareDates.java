package jp.kenkotecho.everything.model;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;

/** The types whose dates of care are asked for, and by which search parameter: lines of {@code care-dates.tsv}. */
public final class CareDates {

    private static final Map<String, String> PARAMETERS = TsvTable.of(CareDates.class, "care-dates.tsv").rows().stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));

    /** Letters of a year, and of a month of one. */
    private static final int YEAR = 4;

    private static final int MONTH = 7;

    private CareDates() {}

    /** The search parameters by type. */
    public static Map<String, String> all() {
        return PARAMETERS;
    }

    /** The search parameter of the dates of care of this type; empty for a type that none bounds. */
    public static Optional<String> parameter(String type) {
        return Optional.ofNullable(PARAMETERS.get(type));
    }

    /** The first day of a year or a month; a day itself. */
    public static LocalDate firstDay(String date) {
        return LocalDate.parse(date + "0000-01-01".substring(date.length()));
    }

    /** The last day of a year or a month; a day itself. */
    public static LocalDate lastDay(String date) {
        var first = firstDay(date);
        return switch (date.length()) {
            case YEAR -> first.with(TemporalAdjusters.lastDayOfYear());
            case MONTH -> first.with(TemporalAdjusters.lastDayOfMonth());
            default -> first;
        };
    }
}
