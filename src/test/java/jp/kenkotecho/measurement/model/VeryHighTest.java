package jp.kenkotecho.measurement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeryHighTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 30, 7, 40);

    @ParameterizedTest
    @CsvSource({"180, 80, ONCE", "150, 110, ONCE", "179, 109, NO"})
    void begins_at_180_or_110(int upper, int lower, VeryHigh found) {
        assertThat(VeryHigh.of(List.of(reading(upper, lower, 0)), NOW)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"185, 10, AGAIN", "185, 61, ONCE", "150, 10, ONCE"})
    void is_told_again_when_the_reading_within_an_hour_before_was_so_too(int upper, int minutes, VeryHigh found) {
        assertThat(VeryHigh.of(List.of(reading(upper, 80, minutes), reading(190, 100, 0)), NOW))
                .isEqualTo(found);
    }

    @Test
    void asks_neither_what_is_old_nor_what_is_still_to_come() {
        assertThat(VeryHigh.of(List.of(reading(190, 100, 13 * 60), reading(190, 100, -5)), NOW))
                .isEqualTo(VeryHigh.NO);
    }

    private static MeasuredValue reading(int upper, int lower, int minutesAgo) {
        return new MeasuredValue(
                "x",
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                List.of(BigDecimal.valueOf(upper), BigDecimal.valueOf(lower)),
                "");
    }
}
