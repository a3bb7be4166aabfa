package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How one item drifts from year to year: a population curve, a level of the person's own that moves (an
 * Ornstein-Uhlenbeck process), and the noise of each reading. What is read is weighed by how old and how noisy it is;
 * personal slopes are not extrapolated.
 *
 * @param noise SD of one reading about the true level, in the item's unit; of an item that scatters by ratios, of the
 *     natural logarithm
 * @param spread SD of the levels of persons about the population's mean
 * @param rate per year, at which a level forgets
 * @param source whose figures these are
 */
public record TrendModel(Item item, double noise, double spread, double rate, String source) {

    /** 80 % of a normal distribution lie within so many SD. */
    static final double EIGHTY = 1.28155;

    private static final double MOST_YEARS_BACK = 10;
    private static final double OUTLIER = 5;

    /** Nothing that is measured is less: no logarithm is asked of zero. */
    private static final double LEAST = 1e-6;

    public TrendModel {
        if (!(noise > 0 && spread > 0 && rate > 0) || source.isBlank()) {
            throw new IllegalArgumentException(item + ": noise, spread and rate are above zero, and have a source");
        }
    }

    /**
     * A reading.
     *
     * @param years after an arbitrary day; below it negative
     * @param age at the reading
     */
    public record Reading(double years, double age, double value) {}

    /**
     * The value that is to be expected.
     *
     * @param mean in the item's unit
     * @param lower the end of the interval that holds four of five next readings
     * @param mean in the item's unit; of an item that scatters by ratios the median
     * @param lower the end of the interval that holds four of five next readings
     * @param ofLevel SD of the true level, on the scale
     * @param ofReading SD of the next reading, on the scale
     * @param scale of the item
     */
    public record Forecast(double mean, double lower, double upper, double ofLevel, double ofReading, Scale scale) {

        private static Forecast of(double mean, double ofLevel, double ofReading, Scale scale) {
            return new Forecast(
                    scale.from(mean),
                    scale.from(mean - EIGHTY * ofReading),
                    scale.from(mean + EIGHTY * ofReading),
                    ofLevel,
                    ofReading,
                    scale);
        }

        /** The same, with its mean moved by an effect, and all of it as far on the scale. */
        public Forecast moved(double effect) {
            return of(scale.to(Math.max(LEAST, mean + effect)), ofLevel, ofReading, scale);
        }

        /** The probability that the next reading reaches a limit. */
        public double reaches(double limit) {
            return 1 - below(limit);
        }

        /** The probability that the next reading is below a limit. */
        public double below(double limit) {
            return Normals.below((scale.to(limit) - scale.to(mean)) / ofReading);
        }
    }

    Scale scale() {
        return Projected.scale(item);
    }

    /** The same of another item: so many of its unit are one of this. */
    TrendModel times(Item other, double factor) {
        return new TrendModel(other, noise * factor, spread * factor, rate, source);
    }

    /** The published mean of an item at an age, of people without a drug for it. */
    public static double mean(Item item, boolean man, double age) {
        return PopulationMeans.PUBLISHED.mean(item, man, age);
    }

    /** Whether a reading, counted from now, is of the last ten years. */
    public boolean isRecent(Reading reading) {
        return reading.years() <= 0 && reading.years() >= -MOST_YEARS_BACK;
    }

    /** Whether it is within five SD of what people have by the published means. */
    public boolean isLikely(Reading reading, boolean man) {
        return isLikely(reading, mean(item, man, reading.age()));
    }

    /** Whether it is within five SD of a mean. */
    public boolean isLikely(Reading reading, double mean) {
        return Math.abs(scale().to(reading.value()) - scale().to(mean))
                <= OUTLIER * Math.sqrt(noise * noise + spread * spread);
    }

    /**
     * What readings tell of the years to come; empty without any reading: nobody is predicted from the population alone.
     *
     * @param means of the population at the age of each reading
     */
    public Optional<Trajectory> trajectory(List<Reading> readings, ToDoubleFunction<Reading> means) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        var size = readings.size();
        var covariance = new double[size][size];
        var deviations = new double[size];
        for (var i = 0; i < size; i++) {
            for (var j = 0; j <= i; j++) {
                var between = level(readings.get(i).years() - readings.get(j).years()) + (i == j ? noise * noise : 0);
                covariance[i][j] = between;
                covariance[j][i] = between;
            }
            deviations[i] = scale().to(readings.get(i).value()) - scale().to(means.applyAsDouble(readings.get(i)));
        }
        return Optional.of(new Trajectory(this, readings, new Linear(covariance), deviations));
    }

    /** What to expect of one person's next reading. */
    public static final class Trajectory {

        private final TrendModel trendModel;
        private final List<Reading> readings;
        private final Linear covariance;
        private final double[] deviations;

        private Trajectory(TrendModel trendModel, List<Reading> readings, Linear covariance, double[] deviations) {
            this.trendModel = trendModel;
            this.readings = readings;
            this.covariance = covariance;
            this.deviations = deviations;
        }

        /**
         * The forecast at a time.
         *
         * @param mean of the population at the age of then
         */
        public Forecast at(double when, double mean) {
            var toThen = new double[deviations.length];
            for (var i = 0; i < toThen.length; i++) {
                toThen[i] = trendModel.level(when - readings.get(i).years());
            }
            var weights = covariance.solve(toThen);
            var expected = trendModel.scale().to(mean) + dot(weights, deviations);
            var variance = Math.max(0, trendModel.spread * trendModel.spread - dot(weights, toThen));
            var ofReading = Math.sqrt(variance + trendModel.noise * trendModel.noise);
            return Forecast.of(expected, Math.sqrt(variance), ofReading, trendModel.scale());
        }
    }

    /** Covariance of the level with itself some years apart. */
    private double level(double years) {
        return spread * spread * Math.exp(-rate * Math.abs(years));
    }

    private static double dot(double[] one, double[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
