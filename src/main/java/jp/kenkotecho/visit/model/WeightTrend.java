package jp.kenkotecho.visit.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

        /** The days between the two. */
        public long days(WeightTrend trend) {
            return ChronoUnit.DAYS.between(than.day(), trend.newest().day());
        }
    }

    public WeightTrend {
        changes = List.copyOf(changes);
    }

    /**
     * The days between which a reading is looked for to compare with.
     *
     * @param earliest and {@code latest}, both included
     */
    public record Window(LocalDate earliest, LocalDate latest) {}

    /** The windows, of a week, a month and a year before the newest reading, in which there is none of these. */
    public static List<Window> missing(List<Reading> readings) {
        return readings.stream()
                .max(Comparator.comparing(Reading::day))
                .map(newest -> windows(newest.day())
                        .filter(window -> within(window, readings).isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Empty without a reading; of several on one day the first in the list counts. */
    public static Optional<WeightTrend> of(List<Reading> readings) {
        var newestFirst = readings.stream()
                .sorted(Comparator.comparing(Reading::day).reversed())
                .toList();
        return newestFirst.stream().findFirst().map(newest -> new WeightTrend(newest, changes(newest, newestFirst)));
    }

    private static List<Change> changes(Reading newest, List<Reading> newestFirst) {
        return windows(newest.day())
                .map(window -> within(window, newestFirst))
                .flatMap(Optional::stream)
                .map(than -> new Change(newest.kilograms().subtract(than.kilograms()), than))
                .toList();
    }

    private static Stream<Window> windows(LocalDate newest) {
        return IntStream.of(SPANS).mapToObj(span -> window(newest, span));
    }

    private static Window window(LocalDate newest, int span) {
        var latest = newest.minusDays(span);
        return new Window(latest.minusDays(Math.min(span - 1L, MOST_LATE)), latest);
    }

    private static Optional<Reading> within(Window window, List<Reading> newestFirst) {
        return newestFirst.stream()
                .filter(one -> !one.day().isAfter(window.latest()) && !one.day().isBefore(window.earliest()))
                .findFirst();
    }
}
