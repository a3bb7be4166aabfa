package jp.kenkotecho.guidance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.guidance.model.Progress.Reading;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final LocalDate START = LocalDate.parse("2026-09-10");

    @Test
    void compares_the_mean_of_the_last_week_with_that_before_the_start() {
        var readings = List.of(at(-9, 90), at(-2, 80), at(0, 82), at(3, 70), at(40, 79), at(46, 77));

        var progress = Progress.of(readings, START, Aim.at(76)).orElseThrow();

        assertThat(progress.baseline().mean()).isEqualTo(81);
        assertThat(progress.baseline().readings()).isEqualTo(2);
        assertThat(progress.latest().mean()).isEqualTo(78);
        assertThat(progress.latest().from()).isEqualTo(START.plusDays(40));
        assertThat(progress.done().orElseThrow()).isCloseTo(0.6, within(1e-9));
        assertThat(progress.reached()).isFalse();
    }

    @Test
    void begins_with_the_first_week_where_there_is_no_reading_before() {
        var readings = List.of(at(-40, 95), at(2, 80), at(8, 82), at(9, 81), at(20, 76));

        var progress = Progress.of(readings, START, Aim.at(76)).orElseThrow();

        assertThat(progress.baseline().mean()).isEqualTo(81);
        assertThat(progress.baseline().until()).isEqualTo(START.plusDays(8));
        assertThat(progress.reached()).isTrue();
        assertThat(progress.done()).contains(1.0);
    }

    @Test
    void says_nothing_without_readings_of_both() {
        assertThat(Progress.of(List.of(), START, Aim.at(76))).isEmpty();
        assertThat(Progress.of(List.of(at(-1, 80)), START, Aim.at(76))).isEmpty();
        assertThat(Progress.of(List.of(at(0, 80)), START, Aim.at(76))).isEmpty();
        assertThat(Progress.of(List.of(at(1, 80), at(7, 79)), START, Aim.at(76)))
                .isEmpty();
    }

    @Test
    void is_below_nothing_for_whoever_goes_back() {
        var progress =
                Progress.of(List.of(at(0, 80), at(30, 82)), START, Aim.at(76)).orElseThrow();

        assertThat(progress.done().orElseThrow()).isCloseTo(-0.5, within(1e-9));
    }

    @Test
    void goes_up_to_a_goal_above_and_keeps_one_that_is_reached() {
        var steps = Progress.of(List.of(at(0, 5_000), at(30, 8_200)), START, Aim.at(8_000))
                .orElseThrow();
        var pressure = Progress.of(
                        List.of(at(0, 130), at(30, 140)), START, new Aim(Optional.empty(), Optional.of(135.0)))
                .orElseThrow();

        assertThat(steps.reached()).isTrue();
        assertThat(steps.done()).contains(1.0);
        assertThat(pressure.done()).isEmpty();
        assertThat(pressure.reached()).isFalse();
    }

    @Property
    void is_whole_exactly_when_it_is_reached(
            @ForAll @DoubleRange(min = 40, max = 120) double from,
            @ForAll @DoubleRange(min = 40, max = 120) double to,
            @ForAll @DoubleRange(min = 40, max = 120) double now) {
        var readings = new ArrayList<>(List.of(at(0, from), at(30, now)));

        var progress = Progress.of(readings, START, Aim.at(to)).orElseThrow();

        progress.done().ifPresent(done -> assertThat(done >= 1).isEqualTo(progress.reached()));
        assertThat(progress.reached()).isEqualTo(from >= to ? now <= to : now >= to);
    }

    private static Reading at(int day, double value) {
        return new Reading(START.plusDays(day), value);
    }
}
