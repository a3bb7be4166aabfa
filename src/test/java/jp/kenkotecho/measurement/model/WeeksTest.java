package jp.kenkotecho.measurement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.model.WeeklyChange.State;
import org.junit.jupiter.api.Test;

class WeeksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void compares_the_last_seven_days_with_the_seven_before_in_the_numbers_that_are_shown() {
        var change = change(Stream.concat(mornings(0, 7, 134.4, 78), mornings(7, 7, 137.5, 81)));

        assertThat(change.state()).isEqualTo(State.COMPARED);
        assertThat(change.means()).extracting(BigDecimal::toPlainString).containsExactly("134", "78");
        assertThat(change.by()).isEqualByComparingTo("-4");
    }

    @Test
    void gives_no_mean_of_fewer_than_five_days_and_says_how_many_are_missing() {
        var change = change(mornings(0, 3, 134, 78));

        assertThat(change).isEqualTo(new WeeklyChange(State.TOO_FEW, 3, 2, List.of(), BigDecimal.ZERO));
    }

    @Test
    void takes_five_readings_of_one_day_for_one_day() {
        var ofOne = IntStream.range(0, 5).mapToObj(i -> reading(TODAY.atTime(7, i), 134, 78));

        assertThat(change(ofOne).days()).isEqualTo(1);
    }

    @Test
    void compares_with_nothing_where_the_week_before_has_too_few() {
        assertThat(change(Stream.concat(mornings(0, 5, 134, 78), mornings(7, 4, 150, 90)))
                        .state())
                .isEqualTo(State.MEAN);
    }

    @Test
    void says_nothing_of_nothing() {
        assertThat(change(Stream.of()).state()).isEqualTo(State.NOTHING);
    }

    @Test
    void stands_for_a_day_by_the_mean_of_its_readings_and_reaches_to_each() {
        var days = DayMean.of(List.of(reading(TODAY.atTime(7, 0), 140, 90), reading(TODAY.atTime(7, 2), 130, 80)));
        var week = Week.of(days, TODAY, 1).get(0);

        assertThat(week.means())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(BigDecimal.valueOf(135.0), BigDecimal.valueOf(85.0));
        assertThat(week.lowest()).containsExactly(BigDecimal.valueOf(130.0), BigDecimal.valueOf(80.0));
        assertThat(week.highest()).containsExactly(BigDecimal.valueOf(140.0), BigDecimal.valueOf(90.0));
    }

    @Test
    void counts_what_is_measured_late_at_night_to_the_evening_before() {
        var late = reading(TODAY.atTime(1, 30), 128, 74);

        assertThat(late.day()).isEqualTo(TODAY.minusDays(1));
        assertThat(late.part()).isEqualTo(MorningOrEvening.EVENING);
        assertThat(reading(TODAY.atTime(4, 0), 128, 74).part()).isEqualTo(MorningOrEvening.MORNING);
        assertThat(reading(TODAY.atTime(12, 0), 128, 74).part()).isEqualTo(MorningOrEvening.EVENING);
    }

    @Test
    void says_how_far_a_goal_is_so_that_one_less_would_not_do() {
        var mean = List.of(new BigDecimal("134"), new BigDecimal("78"));

        assertThat(new PressureGoal(130, 80, true).missing(mean)).containsExactly(5, 0);
        assertThat(PressureGoal.GUIDELINE.isSet()).isTrue();
        assertThat(PressureGoal.NONE.isSet()).isFalse();
        assertThat(PressureGoal.isOfChild(LocalDate.of(2008, 12, 1), LocalDate.of(2026, 11, 30)))
                .isTrue();
        assertThat(PressureGoal.isOfChild(LocalDate.of(2008, 11, 30), LocalDate.of(2026, 11, 30)))
                .isFalse();
        assertThat(PressureGoal.GUIDELINE.missing(mean)).containsExactly(10, 4);
        assertThat(PressureGoal.GUIDELINE.missing(List.of(new BigDecimal("125"), new BigDecimal("74"))))
                .containsExactly(1, 0);
    }

    @Test
    void tells_to_rest_at_180_or_110_and_to_call_when_it_is_so_twice_within_an_hour() {
        var now = TODAY.atTime(8, 0);
        var first = reading(TODAY.atTime(7, 40), 182, 95);
        var low = reading(TODAY.atTime(7, 50), 150, 95);
        var second = reading(TODAY.atTime(7, 55), 150, 110);

        assertThat(VeryHigh.of(List.of(first), now)).isEqualTo(VeryHigh.ONCE);
        assertThat(VeryHigh.of(List.of(first, second), now)).isEqualTo(VeryHigh.AGAIN);
        assertThat(VeryHigh.of(List.of(first, low), now)).isEqualTo(VeryHigh.NO);
        assertThat(VeryHigh.of(List.of(first), now.plusDays(1))).isEqualTo(VeryHigh.NO);
        assertThat(VeryHigh.of(List.of(reading(TODAY.atTime(7, 0), 179, 109)), now))
                .isEqualTo(VeryHigh.NO);
    }

    private static WeeklyChange change(Stream<MeasuredValue> readings) {
        return WeeklyChange.of(Week.of(DayMean.of(readings.toList()), TODAY, 2), TODAY, 5, 0);
    }

    private static Stream<MeasuredValue> mornings(int ago, int days, double upper, double lower) {
        return IntStream.range(ago, ago + days)
                .mapToObj(day -> reading(TODAY.minusDays(day).atTime(7, 0), upper, lower));
    }

    private static MeasuredValue reading(LocalDateTime at, double upper, double lower) {
        return new MeasuredValue("x", at, List.of(BigDecimal.valueOf(upper), BigDecimal.valueOf(lower)), "");
    }
}
