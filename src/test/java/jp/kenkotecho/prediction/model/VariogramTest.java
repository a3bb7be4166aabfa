package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.prediction.model.Variogram.Estimate;
import jp.kenkotecho.prediction.model.Variogram.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VariogramTest {

    private static final int RUNS = 20;

    /**
     * Simulated people, 2,000 of them with five yearly readings, give back how they drift within 10 %. Of one run the rate
     * is known to about a tenth of itself, so the mean of twenty is held to it.
     */
    @ParameterizedTest
    @EnumSource(
            value = Item.class,
            names = {"SBP", "DBP", "LDL", "HDL", "BMI"})
    void gives_back_how_simulated_people_drift(Item item) {
        var trendModel = Drifts.PUBLISHED.of(item).orElseThrow();
        var random = new Random(item.name().length());
        var noise = 0.0;
        var spread = 0.0;
        var rate = 0.0;
        for (var run = 0; run < RUNS; run++) {
            var estimate = estimate(people(trendModel, 2_000, random));
            noise += estimate.noise() / RUNS;
            spread += estimate.spread() / RUNS;
            rate += estimate.rate() / RUNS;
        }

        assertThat(noise / trendModel.noise()).isCloseTo(1, within(0.1));
        assertThat(spread / trendModel.spread()).isCloseTo(1, within(0.1));
        assertThat(rate / trendModel.rate()).isCloseTo(1, within(0.1));
    }

    /** What was estimated from some people holds four of five readings of others. */
    @Test
    void intervals_of_an_estimate_cover_four_of_five() {
        var trendModel = Drifts.PUBLISHED.of(Item.SBP).orElseThrow();
        var estimate = estimate(people(trendModel, 2_000, new Random(1)));
        var own = new TrendModel(Item.SBP, estimate.noise(), estimate.spread(), estimate.rate(), "estimated");
        var inside = 0;
        var others = people(trendModel, 4_000, new Random(2));
        for (var series : others) {
            var earlier = series.subList(0, 4).stream()
                    .map(point -> new Reading(point.years(), 50, 127 + point.deviation()))
                    .toList();
            var forecast =
                    own.trajectory(earlier, reading -> 127.0).orElseThrow().at(0, 127);
            var then = 127 + series.get(4).deviation();
            inside += then >= forecast.lower() && then <= forecast.upper() ? 1 : 0;
        }

        assertThat(inside / (double) others.size()).isBetween(0.78, 0.82);
    }

    @Test
    void says_of_how_many_and_since_when() {
        var estimate = estimate(people(Drifts.PUBLISHED.of(Item.LDL).orElseThrow(), 300, new Random(3)));

        assertThat(estimate.people()).isEqualTo(300);
        assertThat(estimate.readings()).isEqualTo(1_500);
        assertThat(estimate.years()).isEqualTo(4);
    }

    @Test
    void says_nothing_of_too_few_people_or_years() {
        var few = new Variogram();
        people(Drifts.PUBLISHED.of(Item.LDL).orElseThrow(), 299, new Random(4)).forEach(few::add);
        var alone = new Variogram();
        var brief = new Variogram();
        for (var i = 0; i < 400; i++) {
            alone.add(List.of(new Point(0, i)));
            brief.add(List.of(new Point(-1, i), new Point(0, i + 1)));
        }

        assertThat(few.estimate()).isEmpty();
        assertThat(alone.estimate()).isEmpty();
        assertThat(brief.estimate()).isEmpty();
        assertThat(new Variogram().estimate()).isEmpty();
    }

    /** Readings that only drift, or only make noise, lie at an end of what is searched. */
    @Test
    void says_nothing_of_readings_that_do_not_tell_noise_from_drift() {
        var random = new Random(5);
        var constant = new Variogram();
        var noise = new Variogram();
        for (var i = 0; i < 600; i++) {
            var level = random.nextGaussian() * 10;
            constant.add(IntStream.rangeClosed(-4, 0)
                    .mapToObj(year -> new Point(year, level))
                    .toList());
            noise.add(IntStream.rangeClosed(-4, 0)
                    .mapToObj(year -> new Point(year, random.nextGaussian()))
                    .toList());
        }

        assertThat(constant.estimate()).isEmpty();
        assertThat(noise.estimate()).isEmpty();
    }

    private static Estimate estimate(List<List<Point>> people) {
        var variogram = new Variogram();
        people.forEach(variogram::add);
        return variogram.estimate().orElseThrow();
    }

    private static List<List<Point>> people(TrendModel trendModel, int count, Random random) {
        var kept = Math.exp(-trendModel.rate());
        var people = new ArrayList<List<Point>>();
        for (var i = 0; i < count; i++) {
            var level = random.nextGaussian() * trendModel.spread();
            var series = new ArrayList<Point>();
            for (var year = -4; year <= 0; year++) {
                series.add(new Point(year, level + random.nextGaussian() * trendModel.noise()));
                level = level * kept + random.nextGaussian() * trendModel.spread() * Math.sqrt(1 - kept * kept);
            }
            people.add(series);
        }
        return people;
    }
}
