package jp.kenkotecho.visit.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where body weight is, and how far it was from there a week, a month and a year before.
 *
 * @param changes those for which there is a reading to compare with, the shortest first
 */
public record WeightTrend(Reading newest, List<Change> changes) {

    /** Days. What is compared with is at least so old, and less than twice, or 60 days more. */
    private static final int[] SPANS = {7, 30, 365};

    private static final int MOST_LATE = 60;

    /**
     * One reading of a scale, in kg.
     *
     * @param source where it stands in the record
     */
    public record Reading(LocalDate day, BigDecimal kilograms, String source) {}

    /**
     * How much more it is now, in kg.
     *
     * @param than the newest reading that is old enough
     */
    public record Change(BigDecimal by, Reading than) {

        /** Between the two. */
        public long days(WeightTrend trend) {
            return ChronoUnit.DAYS.between(than.day(), trend.newest().day());
        }
    }

    public WeightTrend {
        changes = List.copyOf(changes);
    }

    /** Empty without a reading; of several on one day the first in the list counts. */
    public static Optional<WeightTrend> of(List<Reading> readings) {
        var newestFirst = readings.stream()
                .sorted(Comparator.comparing(Reading::day).reversed())
                .toList();
        return newestFirst.stream().findFirst().map(newest -> new WeightTrend(newest, changes(newest, newestFirst)));
    }

    private static List<Change> changes(Reading newest, List<Reading> newestFirst) {
        return IntStream.of(SPANS)
                .mapToObj(span -> before(newest.day(), span, newestFirst))
                .flatMap(Optional::stream)
                .map(than -> new Change(newest.kilograms().subtract(than.kilograms()), than))
                .toList();
    }

    private static Optional<Reading> before(LocalDate newest, int span, List<Reading> newestFirst) {
        var latest = newest.minusDays(span);
        var earliest = latest.minusDays(Math.min(span - 1L, MOST_LATE));
        return newestFirst.stream()
                .filter(one -> !one.day().isAfter(latest) && !one.day().isBefore(earliest))
                .findFirst();
    }
}
