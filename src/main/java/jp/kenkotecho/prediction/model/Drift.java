package jp.kenkotecho.prediction.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Table;

/**
 * How one item drifts from year to year: a population curve, a level of the person's own that moves (an
 * Ornstein-Uhlenbeck process), and the noise of each reading. What is read is weighed by how old and how noisy it is;
 * personal slopes are not extrapolated.
 *
 * @param noise SD of one reading about the true level, in the item's unit
 * @param spread SD of the levels of persons about the population's mean
 * @param rate per year, at which a level forgets
 */
public record Drift(Item item, double noise, double spread, double rate) {

    /** 80 % of a normal distribution lie within so many SD. */
    static final double EIGHTY = 1.28155;

    private static final double MOST_YEARS_BACK = 10;
    private static final double OUTLIER = 5;

    private static final Map<Item, Drift> DEFAULTS = Table.of(Drift.class, "drift.tsv").rows().stream()
            .map(row -> new Drift(Item.valueOf(row.get(0)), number(row, 1), number(row, 2), number(row, 3)))
            .collect(Collectors.toMap(Drift::item, Function.identity()));

    private static final Map<String, List<List<String>>> MEANS =
            Table.of(Drift.class, "population-means.tsv").rows().stream()
                    .collect(Collectors.groupingBy(row -> row.get(0) + row.get(1)));

    /**
     * A reading.
     *
     * @param years after an arbitrary day; below it negative
     * @param age at the reading
     */
    public record Reading(double years, double age, double value) {}

    /**
     * What is to be expected.
     *
     * @param mean in the item's unit
     * @param lower the end of the interval that holds four of five next readings
     * @param ofReading SD of the next reading
     */
    public record Forecast(double mean, double lower, double upper, double ofReading) {

        /** The same, with all of it moved by an effect. */
        public Forecast moved(double effect) {
            return new Forecast(mean + effect, lower + effect, upper + effect, ofReading);
        }

        /** The probability that the next reading reaches a limit. */
        public double reaches(double limit) {
            return 1 - Normals.below((limit - mean) / ofReading);
        }
    }

    /** The published defaults of an item; empty where no complete set is published. */
    public static Optional<Drift> of(Item item) {
        return Optional.ofNullable(DEFAULTS.get(item));
    }

    /** The population's mean of an item at an age, of people without a drug for it. */
    public static double mean(Item item, boolean man, double age) {
        var rows = MEANS.getOrDefault(
                item.name() + (man ? "man" : "woman"), MEANS.getOrDefault(item.name() + "all", List.of()));
        var before = rows.get(0);
        for (var row : rows) {
            if (number(row, 2) >= age) {
                return between(before, row, age);
            }
            before = row;
        }
        return number(before, 3);
    }

    private static double between(List<String> before, List<String> after, double age) {
        var width = number(after, 2) - number(before, 2);
        return width <= 0
                ? number(after, 3)
                : number(before, 3) + (number(after, 3) - number(before, 3)) * (age - number(before, 2)) / width;
    }

    /** Whether a reading, counted from now, is of the last ten years. */
    public boolean isRecent(Reading reading) {
        return reading.years() <= 0 && reading.years() >= -MOST_YEARS_BACK;
    }

    /** Whether it is within five SD of what people have. */
    public boolean isLikely(Reading reading, boolean man) {
        return Math.abs(reading.value() - mean(item, man, reading.age()))
                <= OUTLIER * Math.sqrt(noise * noise + spread * spread);
    }

    /**
     * What to expect at a time; empty without any reading: nobody is predicted from the population alone.
     *
     * @param mean of the population at the age of then
     */
    public Optional<Forecast> forecast(
            List<Reading> readings, double when, double mean, Function<Reading, Double> means) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        var size = readings.size();
        var covariance = new double[size][size];
        var toThen = new double[size];
        var deviations = new double[size];
        for (var i = 0; i < size; i++) {
            for (var j = 0; j < size; j++) {
                covariance[i][j] =
                        level(readings.get(i).years() - readings.get(j).years()) + (i == j ? noise * noise : 0);
            }
            toThen[i] = level(when - readings.get(i).years());
            deviations[i] = readings.get(i).value() - means.apply(readings.get(i));
        }
        var weights = Linear.solve(covariance, toThen);
        var expected = mean + dot(weights, deviations);
        var variance = Math.max(0, spread * spread - dot(weights, toThen));
        var ofReading = Math.sqrt(variance + noise * noise);
        return Optional.of(
                new Forecast(expected, expected - EIGHTY * ofReading, expected + EIGHTY * ofReading, ofReading));
    }

    /** Covariance of the level with itself some years apart. */
    private double level(double years) {
        return spread * spread * Math.exp(-rate * Math.abs(years));
    }

    private static double dot(double[] one, double[] other) {
        return Arrays.stream(products(one, other)).sum();
    }

    private static double[] products(double[] one, double[] other) {
        var products = new double[one.length];
        for (var i = 0; i < one.length; i++) {
            products[i] = one[i] * other[i];
        }
        return products;
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
