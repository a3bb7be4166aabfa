package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendModelTest {

    private static final TrendModel LDL = Drifts.PUBLISHED.of(Item.LDL).orElseThrow();
    private static final TrendModel SBP = Drifts.PUBLISHED.of(Item.SBP).orElseThrow();

    /** The worked examples: LDL about a flat mean of 125, systolic pressure about 127. */
    @ParameterizedTest
    @CsvSource({
        "LDL, 125, 0:160, 1, 154.90, 134.3, 175.5",
        "LDL, 125, 0:160, 3, 153.49, 130.4, 176.6",
        "LDL, 125, 0:160, 5, 152.13, 127.0, 177.2",
        "LDL, 125, 0:132 1:140 2:138, 3, 136.41, 117.8, 155.1",
        "LDL, 125, 0:132 1:140 2:138, 5, 135.87, 114.4, 157.4",
        "SBP, 127, -2:142 -1:128 0:137, 1, 134.63, 122.6, 146.7",
        "SBP, 127, -2:142 -1:128 0:137, 3, 134.16, 120.3, 148.0",
    })
    void expects_what_was_worked_out(
            Item item, double mean, String readings, double when, double expected, double lower, double upper) {
        var trendModel = Drifts.PUBLISHED.of(item).orElseThrow();

        var forecast = trendModel
                .trajectory(readings(readings), reading -> mean)
                .orElseThrow()
                .at(when, mean);

        assertThat(forecast.mean()).isCloseTo(expected, within(0.006));
        assertThat(forecast.lower()).isCloseTo(lower, within(0.06));
        assertThat(forecast.upper()).isCloseTo(upper, within(0.06));
    }

    @Test
    void tells_how_likely_a_limit_is_reached() {
        var ldl = LDL.trajectory(readings("0:132 1:140 2:138"), reading -> 125.0)
                .orElseThrow()
                .at(3, 125);
        var sbp = SBP.trajectory(readings("-2:142 -1:128 0:137"), reading -> 127.0)
                .orElseThrow()
                .at(1, 127);

        assertThat(ldl.ofReading()).isCloseTo(14.555, within(0.001));
        assertThat(ldl.reaches(140)).isCloseTo(0.4025, within(0.0005));
        assertThat(sbp.reaches(140)).isCloseTo(0.284, within(0.0005));
        assertThat(ldl.ofLevel()).isCloseTo(9.600, within(0.001));
    }

    @Test
    void predicts_nobody_without_a_reading_and_forgets_in_the_end() {
        assertThat(LDL.trajectory(List.of(), reading -> 125.0)).isEmpty();
        assertThat(LDL.trajectory(readings("0:160"), reading -> 125.0)
                        .orElseThrow()
                        .at(1_000, 125)
                        .mean())
                .isCloseTo(125, within(0.1));
        assertThat(Drifts.PUBLISHED.of(Item.GLUCOSE)).isEmpty();
    }

    @Test
    void uses_no_reading_that_is_old_to_come_or_of_nobody() {
        var usable = readings("-11:130 -3:130 -2:400 0:131 1:132").stream()
                .filter(reading -> LDL.isRecent(reading) && LDL.isLikely(reading, true));

        assertThat(usable).extracting(Reading::value).containsExactly(130.0, 131.0);
    }

    @ParameterizedTest
    @CsvSource({"SBP, true, 20, 115.9", "SBP, true, 50, 127.55", "SBP, false, 90, 133.1", "LDL, true, 57, 121.5"})
    void the_population_is_read_between_its_ages(Item item, boolean man, double age, double mean) {
        assertThat(TrendModel.mean(item, man, age)).isCloseTo(mean, within(1e-9));
    }

    /** Simulated people whose levels drift as the model says: four of five next readings lie in the interval. */
    @Test
    void covers_four_of_five() {
        var random = new Random(8);
        var within = 0;
        var people = 4_000;
        for (var i = 0; i < people; i++) {
            var level = random.nextGaussian() * SBP.spread();
            var readings = new ArrayList<Reading>();
            for (var year = 0; year < 5; year++) {
                readings.add(new Reading(year, 50, 127 + level + random.nextGaussian() * SBP.noise()));
                level = next(level, SBP, random);
            }
            var then = 127 + level + random.nextGaussian() * SBP.noise();
            var forecast =
                    SBP.trajectory(readings, reading -> 127.0).orElseThrow().at(5, 127);
            within += then >= forecast.lower() && then <= forecast.upper() ? 1 : 0;
        }

        assertThat(within / (double) people).isBetween(0.78, 0.82);
    }

    /** Facts 3.4: no worse than the last value or the population's mean, and without bias. */
    @Test
    void is_nearer_than_the_last_value_and_the_mean() {
        var random = new Random(9);
        var people = 2_000;
        var ofProjection = 0.0;
        var ofLast = 0.0;
        var ofMean = 0.0;
        var bias = 0.0;
        for (var i = 0; i < people; i++) {
            var level = random.nextGaussian() * LDL.spread();
            var readings = new ArrayList<Reading>();
            for (var year = 0; year < 4; year++) {
                readings.add(new Reading(year, 50, 125 + level + random.nextGaussian() * LDL.noise()));
                level = next(level, LDL, random);
            }
            var then = 125 + level + random.nextGaussian() * LDL.noise();
            var expected = LDL.trajectory(readings, reading -> 125.0)
                    .orElseThrow()
                    .at(4, 125)
                    .mean();
            ofProjection += Math.abs(then - expected) / people;
            ofLast += Math.abs(then - readings.get(3).value()) / people;
            ofMean += Math.abs(then - 125) / people;
            bias += (then - expected) / people;
        }

        assertThat(ofProjection).isLessThan(ofLast).isLessThan(ofMean);
        assertThat(Math.abs(bias)).isLessThan(0.1 * LDL.spread());
    }

    private static double next(double level, TrendModel trendModel, Random random) {
        var kept = Math.exp(-trendModel.rate());
        return level * kept + random.nextGaussian() * trendModel.spread() * Math.sqrt(1 - kept * kept);
    }

    private static List<Reading> readings(String text) {
        return List.of(text.split(" ")).stream()
                .map(one -> List.of(one.split(":")))
                .map(one -> new Reading(Double.parseDouble(one.get(0)), 57, Double.parseDouble(one.get(1))))
                .toList();
    }
}
