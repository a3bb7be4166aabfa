package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What the last seven days came to, and how far that is from the seven before: the sentence over a graph. It is made of
 * the numbers as they are shown, so that who subtracts by themselves comes to the same.
 *
 * @param state what can be said
 * @param days on how many of the last seven something was read
 * @param missing days without which there is no mean yet; 0 where there is one
 * @param means of the last seven days, rounded; none where there is no mean
 * @param by how much the first of them rose, below zero when it fell; zero unless compared
 */
public record WeeklyChange(State state, int days, int missing, List<BigDecimal> means, BigDecimal by) {

    public enum State {
        /** Nothing was read. */
        NOTHING,
        /** Too few days for a mean. */
        TOO_FEW,
        /** A mean, and nothing to compare it with. */
        MEAN,
        COMPARED
    }

    public WeeklyChange {
        means = List.copyOf(means);
    }

    /**
     * The change between the last of these weeks and the one before.
     *
     * @param fewest days without which there is no mean
     * @param decimals digits behind the point that are shown
     */
    public static WeeklyChange of(List<Week> weeks, LocalDate today, int fewest, int decimals) {
        var now = endingOn(today, weeks);
        var before = endingOn(today.minusDays(Week.DAYS), weeks).stream()
                .filter(week -> week.days() >= fewest)
                .toList();
        var days = now.stream().mapToInt(Week::days).sum();
        if (days < fewest) {
            return new WeeklyChange(
                    days == 0 ? State.NOTHING : State.TOO_FEW, days, fewest - days, List.of(), BigDecimal.ZERO);
        }
        var means = rounded(now.get(0).means(), decimals);
        return before.isEmpty()
                ? new WeeklyChange(State.MEAN, days, 0, means, BigDecimal.ZERO)
                : new WeeklyChange(
                        State.COMPARED,
                        days,
                        0,
                        means,
                        means.get(0)
                                .subtract(
                                        rounded(before.get(0).means(), decimals).get(0)));
    }

    public boolean hasMean() {
        return !means.isEmpty();
    }

    /** The values as they are shown. */
    public static List<BigDecimal> rounded(List<BigDecimal> values, int decimals) {
        return values.stream()
                .map(value -> value.setScale(decimals, RoundingMode.HALF_UP))
                .toList();
    }

    private static List<Week> endingOn(LocalDate last, List<Week> weeks) {
        return weeks.stream().filter(week -> week.last().equals(last)).toList();
    }
}
