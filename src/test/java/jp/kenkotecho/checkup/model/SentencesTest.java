package jp.kenkotecho.checkup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.checkup.model.CheckupValue.Level;
import jp.kenkotecho.checkup.model.Sentence.Kind;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final LocalDate NEWEST = LocalDate.of(2026, 6, 10);

    @Test
    void says_first_what_calls_for_a_doctor_for_the_first_time() {
        var sentences = Sentences.of(
                List.of(series("ldl", "162", "156"), series("alt", "52", "48"), series("hba1c", "5.5", "5.5")),
                Map.of(),
                3);

        assertThat(sentences).extracting(Sentence::kind).containsExactly(Kind.NEW_REFERRAL, Kind.REFERRAL);
        assertThat(sentences).extracting(one -> one.item().key()).containsExactly("alt", "ldl");
        assertThat(sentences.get(0).before().value()).isEqualTo("48");
    }

    @Test
    void says_what_moves_towards_a_limit_and_from_where() {
        var sentence = only(series("hba1c", "6.3", "6.2", "6.0", "5.9", "5.8"));

        assertThat(sentence.kind()).isEqualTo(Kind.TOWARDS);
        assertThat(sentence.change()).isEqualTo("0.5");
        assertThat(sentence.isMore()).isTrue();
        assertThat(sentence.before().day()).isEqualTo(NEWEST.minusYears(4));
    }

    @Test
    void takes_less_for_worse_where_less_is_worse() {
        assertThat(only(series("egfr", "50", "70")).kind()).isEqualTo(Kind.TOWARDS);
        assertThat(only(series("hdl", "60", "38")).kind()).isEqualTo(Kind.BETTER);
    }

    @Test
    void says_that_a_medicine_is_taken_in_place_of_sending_to_a_doctor() {
        var since = LocalDate.of(2026, 10, 31);
        var all = List.of(series("ldl", "162", "156"));

        var sentence = Sentences.of(all, Map.of("lipids", since), 3).get(0);

        assertThat(sentence.kind()).isEqualTo(Kind.TREATED);
        assertThat(sentence.since()).isEqualTo(since);
        assertThat(Sentences.toShow(all, Map.of("lipids", since))).isEmpty();
        assertThat(Sentences.toShow(all, Map.of())).hasSize(1);
    }

    @Test
    void says_one_thing_of_each_group_and_no_more_than_asked_for() {
        var all = List.of(
                series("hba1c", "6.6", "6.0"),
                series("glucose", "130", "120"),
                series("ldl", "150", "150"),
                series("alt", "60", "60"),
                series("systolic", "150", "150"));

        var sentences = Sentences.of(all, Map.of(), 3);

        assertThat(sentences).hasSize(3);
        assertThat(sentences).extracting(one -> one.item().group()).doesNotHaveDuplicates();
        assertThat(Sentences.toShow(all, Map.of())).hasSize(5);
    }

    @Test
    void counts_weight_from_three_percent_on() {
        assertThat(only(series("weight", "80.6", "76.2")).kind()).isEqualTo(Kind.HEAVIER);
        assertThat(only(series("weight", "76.2", "80.6")).kind()).isEqualTo(Kind.LIGHTER);
        assertThat(Sentences.of(List.of(series("weight", "77.0", "76.2")), Map.of(), 3))
                .isEmpty();
    }

    @Test
    void says_of_a_value_to_take_care_of_whether_it_came_back_or_hardly_moved() {
        var back = only(series("ldl", "125", "139"));
        assertThat(back.kind()).isEqualTo(Kind.BETTER);
        assertThat(back.isMore()).isFalse();
        assertThat(only(series("ldl", "138", "145")).kind()).isEqualTo(Kind.BETTER);
        assertThat(only(series("ldl", "125", "128")).kind()).isEqualTo(Kind.CARE);
    }

    /** A later check-up of fewer items takes nothing away. */
    @Test
    void says_of_each_item_what_its_own_newest_value_calls_for() {
        var ldl = series("ldl", "160", "158");
        var later = new Series(
                item("hba1c"), List.of(reading("hba1c", NEWEST.plusMonths(5), "5.5"), reading("hba1c", NEWEST, "5.9")));

        var sentences = Sentences.of(List.of(later, ldl), Map.of(), 3);

        assertThat(sentences).extracting(Sentence::kind).containsExactly(Kind.REFERRAL, Kind.BETTER);
        assertThat(sentences.get(0).now().day()).isEqualTo(NEWEST);
        assertThat(Sentences.toShow(List.of(later, ldl), Map.of()))
                .extracting(one -> one.item().key())
                .containsExactly("ldl");
    }

    @Test
    void says_nothing_of_a_value_more_than_two_years_older_than_the_newest_check_up() {
        var ldl = series("ldl", "162");
        var old = new Series(
                item("hba1c"), List.of(reading("hba1c", NEWEST.minusYears(2).minusDays(1), "7.0")));
        var edge = new Series(item("alt"), List.of(reading("alt", NEWEST.minusYears(2), "60")));

        assertThat(Sentences.of(List.of(old, edge, ldl), Map.of(), 3))
                .extracting(one -> one.item().key())
                .containsExactly("alt", "ldl");
        assertThat(Sentences.toShow(List.of(old, edge, ldl), Map.of())).hasSize(2);
    }

    @Test
    void compares_nothing_with_a_value_that_nobody_can_have() {
        var series = series("weight", "-5", "60.2", "6000", "60.0");

        assertThat(series.readings()).extracting(CheckupValue::level).contains(Level.IMPLAUSIBLE);
        assertThat(series.plausible().readings()).hasSize(2);
        assertThat(Sentences.of(List.of(series), Map.of(), 3)).isEmpty();
    }

    /** A child grows, and the limits are those of adults. */
    @Test
    void says_nothing_of_a_childs_values() {
        var item = item("weight");
        var child = new Series(
                item,
                List.of(
                        CheckupValue.ofChild(item, NEWEST, new BigDecimal("28.4")),
                        CheckupValue.ofChild(item, NEWEST.minusYears(3), new BigDecimal("20.0"))));
        var ldl = new Series(item("ldl"), List.of(CheckupValue.ofChild(item("ldl"), NEWEST, new BigDecimal("145"))));

        assertThat(Sentences.of(List.of(child, ldl), Map.of(), 3)).isEmpty();
        assertThat(Sentences.toShow(List.of(child, ldl), Map.of())).isEmpty();
        assertThat(ldl.limits()).isEmpty();
    }

    @Test
    void has_nothing_to_say_of_nothing() {
        assertThat(Sentences.of(List.of(), Map.of(), 3)).isEmpty();
        assertThat(Sentences.toShow(List.of(new Series(item("ldl"), List.of())), Map.of()))
                .isEmpty();
    }

    @Test
    void takes_a_first_value_beyond_a_limit_for_no_news() {
        var sentence = only(series("ldl", "162"));

        assertThat(sentence.kind()).isEqualTo(Kind.REFERRAL);
        assertThat(sentence.before()).isEqualTo(sentence.now());
    }

    @Test
    void every_shown_item_has_codes_a_unit_and_the_limits_of_that_unit() {
        assertThat(ShownItem.all()).extracting(ShownItem::key).doesNotHaveDuplicates();
        assertThat(ShownItem.all()).allSatisfy(item -> {
            assertThat(item.begins())
                    .allSatisfy(begin -> assertThat(item.codes()).anyMatch(code -> code.startsWith(begin)));
            item.threshold().ifPresent(limits -> assertThat(limits.unit())
                    .isEqualTo(item.unit().ucum()));
        });
    }

    @Test
    void tells_by_both_limits_what_a_value_calls_for() {
        assertThat(List.of("119", "120", "139", "140").stream()
                        .map(value -> reading("ldl", NEWEST, value).level()))
                .containsExactly(Level.NONE, Level.CARE, Level.CARE, Level.STOP);
        assertThat(List.of("40", "39", "35", "34").stream()
                        .map(value -> reading("hdl", NEWEST, value).level()))
                .containsExactly(Level.NONE, Level.CARE, Level.CARE, Level.STOP);
    }

    private static Sentence only(Series series) {
        var sentences = Sentences.of(List.of(series), Map.of(), 3);
        assertThat(sentences).hasSize(1);
        return sentences.get(0);
    }

    /** Newest first, a year apart. */
    private static Series series(String key, String... values) {
        var readings = new ArrayList<CheckupValue>();
        for (var value : values) {
            readings.add(reading(key, NEWEST.minusYears(readings.size()), value));
        }
        return new Series(item(key), readings);
    }

    private static CheckupValue reading(String key, LocalDate day, String value) {
        return CheckupValue.of(item(key), day, new BigDecimal(value));
    }

    private static ShownItem item(String key) {
        return ShownItem.of(key).orElseThrow();
    }
}
