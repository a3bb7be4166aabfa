package jp.kenkotecho.visit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.visit.model.MorningPressure.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorningPressureTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @Test
    void is_the_mean_of_the_mornings_and_not_of_the_readings() {
        var readings = mornings(7, 130, 80);
        readings.add(reading(0, "07:05", 144, 94));

        var mean = MorningPressure.of(readings, TODAY).orElseThrow();

        assertThat(mean.systolic()).isEqualTo((6 * 130 + 137) / 7.0);
        assertThat(mean.diastolic()).isEqualTo((6 * 80 + 87) / 7.0);
        assertThat(mean.mornings()).isEqualTo(7);
        assertThat(mean.readings()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true", "7, true"})
    void needs_five_mornings(int mornings, boolean isThere) {
        assertThat(MorningPressure.of(mornings(mornings, 130, 80), TODAY).isPresent())
                .isEqualTo(isThere);
    }

    @ParameterizedTest
    @CsvSource({"0, 03:59, 5", "0, 04:00, 6", "0, 11:59, 6", "0, 12:00, 5", "6, 08:00, 6", "7, 08:00, 5", "-1, 08:00, 5"
    })
    void counts_mornings_of_the_last_seven_days(int daysAgo, String time, int mornings) {
        var readings = new ArrayList<Reading>();
        for (var day = 1; day <= 5; day++) {
            readings.add(reading(day, "07:00", 130, 80));
        }
        readings.add(reading(daysAgo, time, 130, 80));

        assertThat(MorningPressure.of(readings, TODAY).orElseThrow().mornings()).isEqualTo(mornings);
    }

    @ParameterizedTest
    @CsvSource({"134, 84, false", "135, 84, true", "134, 85, true"})
    void is_high_from_135_or_85(int systolic, int diastolic, boolean high) {
        assertThat(MorningPressure.of(mornings(5, systolic, diastolic), TODAY)
                        .orElseThrow()
                        .isHigh())
                .isEqualTo(high);
    }

    private static List<Reading> mornings(int count, int systolic, int diastolic) {
        var readings = new ArrayList<Reading>();
        for (var day = 0; day < count; day++) {
            readings.add(reading(day, "07:00", systolic, diastolic));
        }
        return readings;
    }

    private static Reading reading(int daysAgo, String time, int systolic, int diastolic) {
        return new Reading(TODAY.minusDays(daysAgo).atTime(LocalTime.parse(time)), systolic, diastolic, "one");
    }
}
