package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftsTest {

    private static final String COLUMNS = "item\tnoise\tspread\trate\tsource\n";

    @Test
    void ones_own_stand_in_the_place_of_the_published_ones() {
        var drifts = Drifts.with(
                TsvTable.parse(COLUMNS + "SBP\t8.1\t15.2\t0.041\town residents, 812 people, 2019-04-01 to 2026-11-28"));

        assertThat(drifts.of(Item.SBP).orElseThrow().noise()).isEqualTo(8.1);
        assertThat(drifts.of(Item.SBP).orElseThrow().source()).startsWith("own residents");
        assertThat(drifts.of(Item.LDL)).isEqualTo(Drifts.PUBLISHED.of(Item.LDL));
        assertThat(drifts.of(Item.GLUCOSE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SBP\t0\t15\t0.04\town",
                "SBP\t8\t-15\t0.04\town",
                "SBP\t8\t15\tNaN\town",
                "SBP\t8\t15\tfast\town",
                "SBP\t8\t15\t0.04\t ",
                "GLUCOSE\t8\t15\t0.04\town",
                "LUCK\t8\t15\t0.04\town"
            })
    void what_is_no_drift_is_refused(String row) {
        var table = TsvTable.parse(COLUMNS + row);

        assertThatThrownBy(() -> Drifts.with(table)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void means_of_ones_own_residents_stand_in_the_place_of_the_published_ones() {
        var means = TsvTable.parse("item\tsex\tage\tmean\nLDL\tall\t50\t110\nLDL\tall\t60\t112");

        var drifts = Drifts.with(List.of(means));

        assertThat(drifts.mean(Item.LDL, true, 55)).isEqualTo(111);
        assertThat(drifts.mean(Item.HDL, true, 55)).isEqualTo(Drifts.PUBLISHED.mean(Item.HDL, true, 55));
        assertThat(drifts.of(Item.LDL)).isEqualTo(Drifts.PUBLISHED.of(Item.LDL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LDL\tall\t50\t11000", "LDL\tall\t0\t110", "LDL\tboth\t50\t110", "WAIST\tall\t50\t85"})
    void what_is_no_mean_is_refused(String row) {
        var table = TsvTable.parse("item\tsex\tage\tmean\n" + row);

        assertThatThrownBy(() -> Drifts.with(List.of(table))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columns_are_held_to_their_names() {
        var table = TsvTable.parse("item\tspread\tnoise\trate\tsource\nSBP\t8\t15\t0.04\town");

        assertThatThrownBy(() -> Drifts.with(table)).hasMessageContaining("columns");
    }
}
