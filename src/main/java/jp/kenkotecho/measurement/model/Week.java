package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Seven days: the mean of what its days come to, and how far single readings reach. Weeks are counted back from today, so
 * that the last one is the last seven days.
 *
 * @param days on how many of the seven something was read, 1 to 7
 * @param means one for each field
 * @param lowest of all readings, field by field
 * @param highest the same
 */
public record Week(
        LocalDate first, int days, List<BigDecimal> means, List<BigDecimal> lowest, List<BigDecimal> highest) {

    public static final int DAYS = 7;

    public Week {
        means = List.copyOf(means);
        lowest = List.copyOf(lowest);
        highest = List.copyOf(highest);
    }

    public LocalDate last() {
        return first.plusDays(DAYS - 1L);
    }

    /** The day in its middle, where a picture shows it. */
    public LocalDate middle() {
        return first.plusDays(DAYS / 2);
    }

    /** Weeks in which something was read, oldest first. */
    public static List<Week> of(List<DayMean> days, LocalDate today, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(ago -> today.minusDays((long) DAYS * (howMany - ago) - 1))
                .flatMap(first -> of(first, days).stream())
                .toList();
    }

    private static List<Week> of(LocalDate first, List<DayMean> days) {
        var its = days.stream()
                .filter(one -> !one.day().isBefore(first) && one.day().isBefore(first.plusDays(DAYS)))
                .toList();
        if (its.isEmpty()) {
            return List.of();
        }
        var all = its.stream()
                .flatMap(day -> day.readings().stream())
                .map(MeasuredValue::numbers)
                .toList();
        return List.of(new Week(
                first,
                its.size(),
                DayMean.mean(its.stream().map(DayMean::means).toList()),
                extreme(all, false),
                extreme(all, true)));
    }

    private static List<BigDecimal> extreme(List<List<BigDecimal>> values, boolean highest) {
        return IntStream.range(0, values.get(0).size())
                .mapToObj(field -> values.stream()
                        .map(one -> one.get(field))
                        .reduce(highest ? BigDecimal::max : BigDecimal::min)
                        .orElseThrow())
                .toList();
    }
}
