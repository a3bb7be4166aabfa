package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-29", "2026-12-02", "2026-02-30", "tomorrow", "+999999999-12-31"})
    void takes_no_day_that_is_none_or_out_of_bounds(String text) {
        assertThatThrownBy(() -> Typed.day(text, TODAY, TODAY.plusDays(1), "due"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void takes_the_first_and_the_last_day() {
        assertThat(Typed.day(" 2026-11-30 ", TODAY, TODAY.plusDays(1), "due")).isEqualTo(TODAY);
        assertThat(Typed.day("2026-12-01", TODAY, TODAY.plusDays(1), "due")).isEqualTo(TODAY.plusDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"19", "300", "1e9", "77.55", "-70", "七十"})
    void takes_no_weight_that_nobody_has(String text) {
        assertThatThrownBy(() -> Typed.kilograms(text, "target")).isInstanceOf(Refusal.class);
    }

    @Test
    void takes_a_weight_and_none() {
        assertThat(Typed.kilograms("77.5", "target"))
                .hasValueSatisfying(kg -> assertThat(kg).isEqualByComparingTo("77.5"));
        assertThat(Typed.kilograms(" ", "target")).isEmpty();
    }

    @Test
    void gives_a_form_without_a_key_a_new_one() {
        var key = "0f8fad5b-d9cb-469f-a165-70867728950e";

        assertThat(Typed.key(key)).isEqualTo(key);
        assertThat(Typed.key("luck")).hasSize(36);
    }
}
