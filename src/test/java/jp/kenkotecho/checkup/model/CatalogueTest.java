package jp.kenkotecho.checkup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import jp.kenkotecho.record.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    static Stream<CheckupItem> items() {
        return Catalogue.items();
    }

    static Stream<Threshold> thresholds() {
        return Threshold.all().stream();
    }

    @ParameterizedTest
    @MethodSource("items")
    void every_item_is_whole(CheckupItem item) {
        assertThat(item.code()).matches("[0-9A-Z]{17}");
        if (item.kind() == CheckupItem.Kind.ANSWER) {
            assertThat(Catalogue.answersIn(item.answers())).isNotEmpty();
        }
        item.units().map(Unit::ucum).ifPresent(ucum -> assertThat(Catalogue.ucum(ucum))
                .contains(ucum));
        item.limits().lowest().ifPresent(lowest -> assertThat(lowest)
                .isLessThan(item.limits().highest().orElseThrow()));
        assertThat(Catalogue.item(item.system(), item.code())).contains(item);
    }

    /** A threshold is of items that are there, in their unit, and asks for guidance before a doctor. */
    @ParameterizedTest
    @MethodSource("thresholds")
    void every_threshold_is_of_an_item(Threshold threshold) {
        assertThat(Catalogue.items().filter(item -> item.code().startsWith(threshold.item())))
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(item.units().orElseThrow().ucum()).isEqualTo(threshold.unit()));
        var order = threshold.guidance().compareTo(threshold.referral());
        assertThat(order).isEqualTo(threshold.below() ? 1 : -1);
    }

    @ParameterizedTest
    @CsvSource({
        "3F015129902327101, 175",
        "3F015000002327101, 150",
        "3D046000001906202, 5.6",
        "3D010129901926101, 100",
        "3D010000001926101, 100",
    })
    void the_longest_threshold_is_that_of_an_item(String code, String guidance) {
        assertThat(Threshold.of(code).orElseThrow().guidance()).isEqualByComparingTo(guidance);
    }

    /** Of whom the sex is not told, only what is too little for a woman is too little. */
    @ParameterizedTest
    @CsvSource({"MAN, 12.0, true", "MAN, 12.1, false", "WOMAN, 11.0, true", "WOMAN, 12.0, false", "ALL, 11.5, false"})
    void haemoglobin_has_a_threshold_for_each_sex(Threshold.Sex sex, BigDecimal value, boolean refers) {
        assertThat(Threshold.of("2A030000001930101", sex).orElseThrow().refers(value))
                .isEqualTo(refers);
    }

    @Test
    void most_items_have_no_threshold() {
        assertThat(Threshold.of("9N001000000000001")).isEmpty();
        assertThat(Threshold.of("3D010106001926101")).isEmpty();
        assertThat(Threshold.of("3C020000002327101")).isEmpty();
    }

    @Test
    void the_two_lists_give_the_same_code_opposite_answers() {
        var checkup = Catalogue.item(Catalogue.CHECKUP, "9N291160700000011").orElseThrow();
        var screening = Catalogue.item(Catalogue.SCREENING, "9N291160700000011").orElseThrow();

        assertThat(Catalogue.answer(checkup.answers(), "1")).isNotEqualTo(Catalogue.answer(screening.answers(), "1"));
    }

    @Test
    void answers_changed_with_the_fourth_phase() {
        var smoking = Catalogue.item(Catalogue.CHECKUP, "9N736000000000011").orElseThrow();
        var sleep = Catalogue.item(Catalogue.CHECKUP, "9N796000000000011").orElseThrow();

        assertThat(Catalogue.answersOf(smoking, LocalDate.of(2024, 3, 31))).isEqualTo("1.2.392.200119.6.2003");
        assertThat(Catalogue.answersOf(smoking, LocalDate.of(2024, 4, 1))).isEqualTo("1.2.392.200119.6.24060");
        assertThat(Catalogue.answersOf(sleep, LocalDate.of(2020, 4, 1))).isEqualTo(sleep.answers());
    }

    @ParameterizedTest
    @CsvSource({"ＭＧ／ＤＬ, mg/dL", "IU/L, U/L", "mm Hg, mm[Hg]", "拍／分, /min", "mg/g･CR, mg/g{creat}", "furlong, ''"})
    void reads_a_unit_as_files_write_it(String written, String ucum) {
        assertThat(Catalogue.ucum(written).orElse("")).isEqualTo(ucum);
    }

    @Test
    void years_and_methods_have_twelve_digits_in_common() {
        assertThat(Catalogue.sameAnalyte("3D0460000019")).hasSizeGreaterThan(1);
        assertThat(Catalogue.sameAnalyte("3D046")).isEmpty();
        assertThat(Catalogue.method("9N01610000")).contains("実測");
    }
}
