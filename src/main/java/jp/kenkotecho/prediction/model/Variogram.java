package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * How readings of the same people grow apart with the years, and what drift that is: half the mean squared difference of
 * two readings h years apart is {@code noise² + spread² (1 - e^(-rate h))}. Fitted by least squares over bins of a year,
 * each weighed by its pairs, with the whole variance as {@code noise² + spread²}.
 */
public final class Variogram {

    /** Fewer people say too little to replace what is published. */
    public static final int LEAST_PEOPLE = 300;

    private static final int MOST_YEARS = 10;
    private static final int LEAST_BINS = 3;
    private static final double SLOWEST = 1e-4;
    private static final double FASTEST = 2;
    /** A rate closer to an end of the search than this factor is that end. */
    private static final double NEAR = 1.01;

    /** A part of the variance below this is none. */
    private static final double LEAST_SHARE = 1e-3;

    private static final int STEPS = 80;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final long[] pairs = new long[MOST_YEARS + 1];
    private final double[] years = new double[MOST_YEARS + 1];
    private final double[] squares = new double[MOST_YEARS + 1];
    private int people;
    private double back;
    private int readings;
    private double sum;
    private double sumOfSquares;

    /**
     * A reading.
     *
     * @param years after the day from which it is seen; before it negative
     * @param deviation from the population's mean at the person's age
     */
    public record Point(double years, double deviation) {}

    /**
     * The drift that came out, and from how much.
     *
     * @param people who had two readings at least
     * @param years how far back the oldest reading lies
     * @param noise as in {@link TrendModel}
     */
    public record Estimate(int people, int readings, double years, double noise, double spread, double rate) {}

    /** One person's readings; a single one tells nothing of how they drift. */
    public void add(List<Point> series) {
        if (series.size() < 2) {
            return;
        }
        people++;
        for (var i = 0; i < series.size(); i++) {
            var one = series.get(i);
            readings++;
            back = Math.max(back, -one.years());
            sum += one.deviation();
            sumOfSquares += one.deviation() * one.deviation();
            for (var j = 0; j < i; j++) {
                addPair(series.get(j), one);
            }
        }
    }

    private void addPair(Point one, Point other) {
        var apart = Math.abs(other.years() - one.years());
        var bin = (int) Math.round(apart);
        if (bin >= 1 && bin <= MOST_YEARS) {
            var difference = other.deviation() - one.deviation();
            pairs[bin]++;
            years[bin] += apart;
            squares[bin] += difference * difference / 2;
        }
    }

    /**
     * Empty while too few people, or too few years between their readings, are known, and where the best fit lies at an end
     * of what was searched: then the readings do not tell noise, spread and rate apart.
     */
    public Optional<Estimate> estimate() {
        var bins = 0;
        for (var count : pairs) {
            bins += count > 0 ? 1 : 0;
        }
        if (people < LEAST_PEOPLE || bins < LEAST_BINS) {
            return Optional.empty();
        }
        var mean = sum / readings;
        var variance = sumOfSquares / readings - mean * mean;
        var rate =
                Math.exp(lowest(logRate -> misfit(Math.exp(logRate), variance), Math.log(SLOWEST), Math.log(FASTEST)));
        var ofLevels = ofLevels(rate, variance);
        var ofNoise = variance - ofLevels;
        var isAtAnEdge = rate < SLOWEST * NEAR
                || rate > FASTEST / NEAR
                || ofNoise < variance * LEAST_SHARE
                || ofLevels < variance * LEAST_SHARE;
        return isAtAnEdge
                ? Optional.empty()
                : Optional.of(new Estimate(people, readings, back, Math.sqrt(ofNoise), Math.sqrt(ofLevels), rate));
    }

    /** The variance of levels that fits best, at most all of it. */
    private double ofLevels(double rate, double variance) {
        var above = 0.0;
        var below = 0.0;
        for (var bin = 1; bin <= MOST_YEARS; bin++) {
            if (pairs[bin] > 0) {
                var kept = Math.exp(-rate * years[bin] / pairs[bin]);
                above += pairs[bin] * kept * (variance - squares[bin] / pairs[bin]);
                below += pairs[bin] * kept * kept;
            }
        }
        return Math.max(0, Math.min(variance, above / below));
    }

    private double misfit(double rate, double variance) {
        var ofLevels = ofLevels(rate, variance);
        var misfit = 0.0;
        for (var bin = 1; bin <= MOST_YEARS; bin++) {
            if (pairs[bin] > 0) {
                var fitted = variance - ofLevels * Math.exp(-rate * years[bin] / pairs[bin]);
                var off = squares[bin] / pairs[bin] - fitted;
                misfit += pairs[bin] * off * off;
            }
        }
        return misfit;
    }

    /** Where a function with one valley is lowest (golden section). */
    private static double lowest(DoubleUnaryOperator function, double from, double to) {
        var low = from;
        var high = to;
        for (var step = 0; step < STEPS; step++) {
            var one = high - GOLDEN * (high - low);
            var other = low + GOLDEN * (high - low);
            if (function.applyAsDouble(one) < function.applyAsDouble(other)) {
                high = other;
            } else {
                low = one;
            }
        }
        return (low + high) / 2;
    }
}
