package jp.kenkotecho.guidance.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far somebody has come to a goal, by the means of a week, for single readings go up and down. Decided in
 * {@code docs/clarifications/023}.
 *
 * @param baseline the week up to the start; without a reading in the four weeks before it, the first week from then on
 * @param latest the week up to the newest reading after that
 * @param done the part of the way, 1 at the goal, below 0 on the way back; empty for whoever began at the goal
 */
public record Progress(Week baseline, Week latest, Optional<Double> done, boolean reached) {

    /** A reading so many days before the start is none of its. */
    public static final int DAYS_BEFORE = 28;

    private static final int DAYS = 7;

    /** One reading, in the unit of the goal. */
    public record Reading(LocalDate day, double value) {}

    /** The mean of seven days, from the first to the last day that has a reading. */
    public record Week(double mean, LocalDate from, LocalDate until, int readings) {}

    /** Empty without readings both at the start and after. */
    public static Optional<Progress> of(Collection<Reading> readings, LocalDate start, Aim aim) {
        var inOrder =
                readings.stream().sorted(Comparator.comparing(Reading::day)).toList();
        return baseline(inOrder, start)
                .flatMap(baseline -> latest(inOrder, baseline, start).map(latest -> of(baseline, latest, aim)));
    }

    private static Progress of(Week baseline, Week latest, Aim aim) {
        var way = aim.distance(baseline.mean(), baseline.mean());
        var left = aim.distance(latest.mean(), baseline.mean());
        var done = way == 0 ? Optional.<Double>empty() : Optional.of(1 - left / way);
        return new Progress(baseline, latest, done, left == 0);
    }

    private static Optional<Week> baseline(List<Reading> inOrder, LocalDate start) {
        var before = inOrder.stream()
                .map(Reading::day)
                .filter(day -> !day.isAfter(start) && day.isAfter(start.minusDays(DAYS_BEFORE)))
                .max(Comparator.naturalOrder());
        if (before.isPresent()) {
            return week(inOrder, before.get());
        }
        return inOrder.stream()
                .map(Reading::day)
                .filter(day -> day.isAfter(start))
                .findFirst()
                .flatMap(first -> week(inOrder, first.plusDays(DAYS - 1L)));
    }

    /** The latest week, of days after the baseline alone; empty when there are none. */
    private static Optional<Week> latest(List<Reading> inOrder, Week baseline, LocalDate start) {
        var after = inOrder.stream()
                .filter(one -> one.day().isAfter(baseline.until()) && one.day().isAfter(start))
                .toList();
        return after.isEmpty()
                ? Optional.empty()
                : week(after, after.get(after.size() - 1).day());
    }

    private static Optional<Week> week(List<Reading> inOrder, LocalDate last) {
        var days = inOrder.stream()
                .filter(one -> !one.day().isAfter(last) && one.day().isAfter(last.minusDays(DAYS)))
                .toList();
        var mean = days.stream().mapToDouble(Reading::value).average();
        return mean.isEmpty()
                ? Optional.empty()
                : Optional.of(new Week(
                        mean.getAsDouble(),
                        days.get(0).day(),
                        days.get(days.size() - 1).day(),
                        days.size()));
    }
}
