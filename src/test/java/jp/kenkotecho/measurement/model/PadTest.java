package jp.kenkotecho.measurement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PadTest {

    private static final Pad EMPTY = new Pad(List.of("", "", ""), 0);

    @Test
    void goes_round_by_next_and_takes_no_fourth_digit() {
        var last = EMPTY.pressed("next").pressed("next");
        assertThat(last.at()).isEqualTo(2);
        assertThat(last.pressed("next").at()).isZero();

        var full = last.pressed("1").pressed("0").pressed("2");
        assertThat(full.pressed("9")).isEqualTo(full);
    }

    @Test
    void takes_back_from_the_field_before_when_this_one_is_empty_and_stays_at_the_first() {
        var second = new Pad(List.of("126", "", ""), 1);
        assertThat(second.pressed("back")).isEqualTo(new Pad(List.of("12", "", ""), 0));
        assertThat(new Pad(List.of("126", "7", ""), 1).pressed("back")).isEqualTo(new Pad(List.of("126", "", ""), 1));
        assertThat(EMPTY.pressed("back")).isEqualTo(EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "12", "-1"})
    void leaves_any_other_key_aside(String key) {
        assertThat(EMPTY.pressed(key)).isEqualTo(EMPTY);
    }
}
