package jp.kenkotecho.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.record.TsvTable;

/**
 * People with check-ups of some years, and what those of the next three would find. The process is not the model's: a level
 * walks at random and has a slope of each person's own, nothing draws it back to a mean, deviations last for more than a
 * year, and a reading's noise has heavy tails (Student's t). The same seed makes the same people on every machine.
 *
 * @param law from which figures
 * @param noisier how many times the published noise a reading has: 1 at a check-up
 */
record SimulatedCheckups(Law law, double noisier) {

    static final int YEARS_AHEAD = 3;

    private static final int FIRST_AGE = 40;
    private static final int AGES = 30;
    private static final double AGE_OF_MEAN = 54;
    private static final int FEWEST = 3;
    private static final int MOST = 8;
    private static final double MISSED = 0.15;

    /** Part of the noise that is still there in some degree at the next check-up: a season, a hard year. */
    private static final double LASTING = 0.5;

    private static final double LASTS = 0.3;

    /** Part of the drift that is a slope of one's own. */
    private static final double SLOPE = 1 / 3.0;

    private static final int DEGREES = 5;

    /** A row of {@code simulated.tsv}; a limit of 0 is none. */
    record Law(String item, double mean, double year, double spread, double noise, double drift, double limit) {

        static Stream<Law> all() {
            return TsvTable.of(SimulatedCheckups.class, "simulated.tsv").rows().stream()
                    .map(row -> new Law(
                            row.get(0), at(row, 1), at(row, 2), at(row, 3), at(row, 4), at(row, 5), at(row, 6)));
        }

        private static double at(List<String> row, int column) {
            return Double.parseDouble(row.get(column));
        }
    }

    /**
     * A person on the day of their newest check-up.
     *
     * @param age on that day
     * @param readings until then, counted in years from it
     * @param later what a check-up after one, two and three years finds
     */
    record Simulated(boolean man, double age, List<Reading> readings, List<Double> later) {
        Simulated {
            readings = List.copyOf(readings);
            later = List.copyOf(later);
        }
    }

    Stream<Simulated> people(int many) {
        var random = new Random(law.item().hashCode());
        return IntStream.range(0, many).mapToObj(i -> new Life(random).person());
    }

    private final class Life {

        private final Random random;
        private final double slope;
        private double level;
        private double lasting;

        Life(Random random) {
            this.random = random;
            var between = Math.sqrt(law.spread() * law.spread() - law.noise() * law.noise());
            this.level = between * random.nextGaussian();
            this.slope = Math.sqrt(SLOPE) * law.drift() / YEARS_AHEAD * random.nextGaussian();
            this.lasting = Math.sqrt(LASTING) * noise() * random.nextGaussian();
        }

        Simulated person() {
            var checkups = FEWEST + random.nextInt(MOST - FEWEST + 1);
            var age = FIRST_AGE + random.nextDouble() * AGES;
            var man = random.nextBoolean();
            var readings = new ArrayList<Reading>();
            var later = new ArrayList<Double>();
            for (var year = 1 - checkups; year <= YEARS_AHEAD; year++) {
                var value = law.mean() + law.year() * (age + year - AGE_OF_MEAN) + level + lasting + ofTheDay();
                if (year > 0) {
                    later.add(value);
                } else if (year == 0 || year == 1 - checkups || random.nextDouble() >= MISSED) {
                    readings.add(new Reading(year, age + year, value));
                }
                live();
            }
            return new Simulated(man, age, readings, later);
        }

        private void live() {
            level += slope + Math.sqrt((1 - SLOPE) / YEARS_AHEAD) * law.drift() * random.nextGaussian();
            lasting = LASTS * lasting + Math.sqrt(LASTING * (1 - LASTS * LASTS)) * noise() * random.nextGaussian();
        }

        /** Student's t, with the variance of what is left of the noise. */
        private double ofTheDay() {
            var squares = IntStream.range(0, DEGREES)
                    .mapToDouble(i -> random.nextGaussian())
                    .map(z -> z * z)
                    .sum();
            var t = random.nextGaussian() / Math.sqrt(squares / DEGREES);
            return Math.sqrt(1 - LASTING) * noise() * t / Math.sqrt(DEGREES / (DEGREES - 2.0));
        }

        private double noise() {
            return law.noise() * noisier;
        }
    }
}
