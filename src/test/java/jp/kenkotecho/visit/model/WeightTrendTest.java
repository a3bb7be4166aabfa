package jp.kenkotecho.visit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.visit.model.WeightTrend.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTrendTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @Test
    void compares_with_a_week_a_month_and_a_year_before() {
        var trend = WeightTrend.of(List.of(
                        reading(400, "64.5"),
                        reading(35, "61.5"),
                        reading(8, "61.0"),
                        reading(7, "61.2"),
                        reading(3, "63.0"),
                        reading(0, "62.8")))
                .orElseThrow();

        assertThat(trend.newest()).isEqualTo(reading(0, "62.8"));
        assertThat(trend.changes().stream().map(change -> change.days(trend))).containsExactly(7L, 35L, 400L);
        assertThat(trend.changes().stream().map(change -> change.by().toPlainString()))
                .containsExactly("1.6", "1.3", "-1.7");
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0", "7, 1", "13, 1", "14, 0", "29, 0", "30, 1", "59, 1", "60, 0", "364, 0", "365, 1", "425, 1", "426, 0"
    })
    void compares_with_nothing_too_young_or_too_old(int daysAgo, int changes) {
        var trend = WeightTrend.of(List.of(reading(0, "60"), reading(daysAgo, "61")));

        assertThat(trend.orElseThrow().changes()).hasSize(changes);
    }

    @Test
    void names_the_windows_in_which_nothing_is_known() {
        var window = new WeightTrend.Window(TODAY.minusDays(425), TODAY.minusDays(365));

        assertThat(WeightTrend.missing(List.of(reading(0, "60"), reading(8, "61"), reading(40, "62"))))
                .containsExactly(window);
        assertThat(WeightTrend.missing(List.of(reading(0, "60")))).hasSize(3).contains(window);
        assertThat(WeightTrend.missing(List.of())).isEmpty();
    }

    @Test
    void is_nothing_without_a_reading() {
        assertThat(WeightTrend.of(List.of())).isEmpty();
    }

    private static Reading reading(int daysAgo, String kilograms) {
        return new Reading(TODAY.minusDays(daysAgo), new BigDecimal(kilograms), "one");
    }
}
