package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.prediction.model.Variogram.Point;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;

/** Which values to come are told, and by whose figures. */
class ProjectedTest {

    private static final Person KENJI = ModelsTest.person(47, true, "WEIGHT=80 BMI=27 HEIGHT=172.1", "-");

    private static final TsvTable DRIFT = TsvTable.parse("""
            item\tnoise\tspread\trate\tsource
            TRIGLYCERIDES\t0.21\t0.4\t0.03\town residents (invented)
            WAIST\t1.8\t8.5\t0.02\town residents (invented)
            """);
    private static final TsvTable MEANS = TsvTable.parse(
            "item\tsex\tage\tmean\n" + "TRIGLYCERIDES\tman\t50\t110\nTRIGLYCERIDES\twoman\t50\t85\nWAIST\tall\t50\t84");

    @Test
    void by_published_figures_pressure_cholesterol_bmi_and_weight_are_told_and_nothing_else() {
        assertThat(Projected.items())
                .filteredOn(item -> Drifts.PUBLISHED.course(item, KENJI).isPresent())
                .containsExactly(Item.SBP, Item.DBP, Item.LDL, Item.HDL, Item.BMI, Item.WEIGHT);
        assertThat(Projected.items())
                .contains(
                        Item.WAIST, Item.HBA1C, Item.GLUCOSE, Item.TRIGLYCERIDES, Item.EGFR, Item.GGT, Item.URIC_ACID);
    }

    /** Weight is BMI at one height: so is its forecast, and its interval. */
    @Test
    void weight_goes_by_bmi_at_the_persons_height() {
        var square = 1.721 * 1.721;
        var bmi = at(Item.BMI, KENJI, 27, 3);
        var weight = at(Item.WEIGHT, KENJI, 27 * square, 3);

        assertThat(weight.mean()).isCloseTo(bmi.mean() * square, within(1e-9));
        assertThat(weight.lower()).isCloseTo(bmi.lower() * square, within(1e-9));
        assertThat(weight.upper()).isCloseTo(bmi.upper() * square, within(1e-9));
        var withoutHeight = ModelsTest.person(47, true, "WEIGHT=80 BMI=27", "-");
        assertThat(at(Item.WEIGHT, withoutHeight, 80, 3).mean())
                .isCloseTo(at(Item.BMI, withoutHeight, 27, 3).mean() * 80 / 27, within(1e-9));
        assertThat(Drifts.PUBLISHED.course(Item.WEIGHT, ModelsTest.person(47, true, "WEIGHT=80", "-")))
                .isEmpty();
    }

    /** One reading of 220: exp(ln 110 + ρ e^{-λh} ln 2), ρ = τ²/(τ²+σ²). */
    @Test
    void triglycerides_scatter_by_ratios() {
        var own = Drifts.with(List.of(DRIFT, MEANS));
        var course = own.course(Item.TRIGLYCERIDES, KENJI).orElseThrow();
        var readings = List.of(new Reading(0, 50, 220));

        var forecast = course.at(course.trajectory(readings).orElseThrow(), 1, 51);

        var kept = 0.16 / (0.16 + 0.0441) * Math.exp(-0.03);
        assertThat(forecast.mean()).isCloseTo(110 * Math.pow(2, kept), within(1e-9));
        assertThat(forecast.upper() / forecast.mean()).isCloseTo(forecast.mean() / forecast.lower(), within(1e-9));
        assertThat(forecast.reaches(forecast.mean())).isCloseTo(0.5, within(1e-7));
        assertThat(forecast.reaches(forecast.upper())).isCloseTo(0.1, within(1e-4));
        assertThat(forecast.below(forecast.lower())).isCloseTo(0.1, within(1e-4));
        assertThat(forecast.moved(-20).mean()).isCloseTo(forecast.mean() - 20, within(1e-9));
        assertThat(forecast.moved(-20).lower()).isPositive();
        assertThat(forecast.moved(-1000).lower()).isPositive();
    }

    @Test
    void a_value_of_ones_own_residents_is_own_and_a_published_one_is_not() {
        var own = Drifts.with(List.of(DRIFT, MEANS));

        assertThat(own.isOwn(Item.WAIST)).isTrue();
        assertThat(own.isOwn(Item.SBP)).isFalse();
        assertThat(own.isOwn(Item.GLUCOSE)).isFalse();
        var bmi = TsvTable.parse("item\tnoise\tspread\trate\tsource\nBMI\t0.7\t3.5\t0.01\town (invented)");
        assertThat(Drifts.with(List.of(bmi)).isOwn(Item.WEIGHT)).isTrue();
    }

    @Test
    void drift_and_means_belong_together_and_weight_has_none_of_its_own() {
        assertThatThrownBy(() -> Drifts.with(List.of(DRIFT))).hasMessageContaining("WAIST");
        assertThatThrownBy(() -> Drifts.with(List.of(MEANS))).hasMessageContaining("TRIGLYCERIDES");
        var men = TsvTable.parse("item\tsex\tage\tmean\nTRIGLYCERIDES\tman\t50\t110\nWAIST\tall\t50\t84");
        assertThatThrownBy(() -> Drifts.with(List.of(DRIFT, men))).hasMessageContaining("TRIGLYCERIDES");
        var weight = TsvTable.parse("item\tnoise\tspread\trate\tsource\nWEIGHT\t1\t10\t0.01\town");
        assertThatThrownBy(() -> Drifts.with(List.of(weight))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Simulated people: what they were made with comes back, as tables that the setting takes. */
    @Test
    void means_and_drift_of_ones_own_people_can_be_estimated_where_none_is_published() {
        var random = new Random(11);
        var means = new OwnMeans();
        var people = new ArrayList<List<Point>>();
        for (var i = 0; i < 2_000; i++) {
            var man = i % 2 == 0;
            var level = Math.log(man ? 110 : 85) + 0.4 * random.nextGaussian();
            var series = new ArrayList<Point>();
            for (var year = -4; year <= 0; year++) {
                series.add(new Point(year, level + 0.21 * random.nextGaussian()));
                level += 0.05 * random.nextGaussian();
            }
            people.add(series);
            means.add(Item.TRIGLYCERIDES, man, series);
        }

        assertThat(means.of(Item.TRIGLYCERIDES, true).orElseThrow().mean()).isCloseTo(110, within(4.0));
        assertThat(means.of(Item.TRIGLYCERIDES, false).orElseThrow().mean()).isCloseTo(85, within(4.0));
        assertThat(means.of(Item.WAIST, true)).isEmpty();
        var variogram = new Variogram();
        for (var i = 0; i < people.size(); i++) {
            variogram.add(means.deviations(Item.TRIGLYCERIDES, i % 2 == 0, people.get(i)));
        }
        var estimate = variogram.estimate().orElseThrow();
        assertThat(estimate.noise()).isCloseTo(0.21, within(0.03));
        assertThat(estimate.spread()).isCloseTo(0.4, within(0.05));
    }

    @Test
    void of_few_people_of_a_sex_there_is_no_mean() {
        var means = new OwnMeans();
        for (var i = 0; i < OwnMeans.LEAST_PEOPLE; i++) {
            means.add(Item.WAIST, true, List.of(new Point(0, 85)));
        }

        assertThat(means.of(Item.WAIST, true))
                .hasValueSatisfying(mean -> assertThat(mean.people()).isEqualTo(100));
        assertThat(means.deviations(Item.WAIST, true, List.of(new Point(0, 90))))
                .isEmpty();
    }

    private static TrendModel.Forecast at(Item item, Person person, double value, int years) {
        var course = Drifts.PUBLISHED.course(item, person).orElseThrow();
        var trajectory = course.trajectory(List.of(new Reading(0, 57, value))).orElseThrow();
        return course.at(trajectory, years, 57 + years);
    }
}
