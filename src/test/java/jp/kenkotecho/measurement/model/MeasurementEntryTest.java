package jp.kenkotecho.measurement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import jp.kenkotecho.measurement.model.MeasurementEntry.Refused;
import jp.kenkotecho.measurement.model.MeasurementEntry.Taken;
import jp.kenkotecho.measurement.model.MeasurementEntry.When;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementEntryTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-30T07:40:12.5");
    private static final When NOW_ITSELF = new When("", "");

    @Test
    void takes_a_pressure_of_now() {
        assertThat(MeasurementEntry.read(MeasuredKind.PRESSURE, List.of("126", "78"), NOW_ITSELF, NOW))
                .isEqualTo(new Taken(numbers("126", "78"), "", LocalDateTime.parse("2026-11-30T07:40:12")));
    }

    @Test
    void reads_full_width_digits_and_commas() {
        assertThat(MeasurementEntry.read(MeasuredKind.WEIGHT, List.of("５８,５"), NOW_ITSELF, NOW))
                .isEqualTo(new Taken(numbers("58.5"), "", LocalDateTime.parse("2026-11-30T07:40:12")));
    }

    @ParameterizedTest
    @CsvSource({
        "126, 780, lower",
        "126, , lower",
        "12, 78, upper",
        "abc, 78, upper",
        "78, 126, upper",
        "126, 126, upper",
        "-126, 78, upper",
        "126, 1e2, lower"
    })
    void says_which_field_to_type_again(String upper, String lower, String where) {
        var typed = List.of(upper, lower == null ? "" : lower);

        assertThat(problems(MeasurementEntry.read(MeasuredKind.PRESSURE, typed, NOW_ITSELF, NOW)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).isEqualTo(where));
    }

    @ParameterizedTest
    @CsvSource({
        "steps, '8,000', 8000",
        "steps, '12,345', 12345",
        "steps, ８，０００, 8000",
        "steps, 8000, 8000",
        "glucose, 104.0, 104",
        "weight, '58,5', 58.5",
        "weight, 58.55, 58.6",
        "temperature, '36,55', 36.6"
    })
    void a_comma_parts_thousands_or_begins_a_fraction(String kind, String typed, BigDecimal meant) {
        var entry = MeasurementEntry.read(MeasuredKind.named(kind).orElseThrow(), List.of(typed), NOW_ITSELF, NOW);

        assertThat(((Taken) entry).numbers()).singleElement().satisfies(number -> assertThat(number)
                .isEqualByComparingTo(meant));
    }

    @ParameterizedTest
    @CsvSource({"steps, '8,00'", "steps, 8.000", "steps, '8,5'", "weight, '58,500'", "glucose, '10,4'"})
    void what_can_be_read_in_two_ways_is_asked_again(String kind, String typed) {
        var entry = MeasurementEntry.read(MeasuredKind.named(kind).orElseThrow(), List.of(typed), NOW_ITSELF, NOW);

        assertThat(problems(entry))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().ja()).contains("点や コンマ", "区切りを入れずに"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T02:14:00, 23:00, 2026-11-30T23:00:00",
        "2026-12-01T02:14:00, 04:00, 2026-11-30T04:00:00",
        "2026-12-01T02:14:00, 02:00, 2026-12-01T02:00:00",
        "2026-12-01T07:00:00, 02:00, 2026-12-01T02:00:00",
    })
    void a_time_without_its_day_is_the_last_one_of_the_day_that_lasts_until_four(
            LocalDateTime now, String time, LocalDateTime meant) {
        var entry = MeasurementEntry.read(MeasuredKind.PRESSURE, List.of("126", "78"), new When("", time), now);

        assertThat(((Taken) entry).at()).isEqualTo(meant);
    }

    @Test
    void a_correction_of_the_same_minute_keeps_its_second() {
        var entry = new Taken(numbers("126", "78"), "", LocalDateTime.parse("2026-11-30T07:40:00"));

        assertThat(entry.keeping(LocalDateTime.parse("2026-11-30T07:40:12")).at())
                .isEqualTo(LocalDateTime.parse("2026-11-30T07:40:12"));
        assertThat(entry.keeping(LocalDateTime.parse("2026-11-30T07:41:12"))).isEqualTo(entry);
    }

    @Test
    void a_day_without_a_time_is_not_said_to_be_in_the_future() {
        var entry = MeasurementEntry.read(MeasuredKind.WEIGHT, List.of("58.5"), new When("2026-11-29", ""), NOW);

        assertThat(problems(entry))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message().ja()).contains("測った時刻も").doesNotContain("これから先"));
    }

    @Test
    void says_it_in_the_words_of_the_person() {
        var problem = problems(MeasurementEntry.read(MeasuredKind.PRESSURE, List.of("126", "780"), NOW_ITSELF, NOW))
                .get(0);

        assertThat(problem.message().ja()).isEqualTo("下の血圧を もう一度 入れてください（例 78）");
        assertThat(problem.message().en()).isEqualTo("Please enter the lower value again (for example 78)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 07:41",
        "2026-12-01, 07:00",
        "2006-11-29, 07:00",
        "2026-02-30, 07:00",
        "2026-11-29, ",
        ", 25:00"
    })
    void refuses_a_time_that_cannot_be_meant(String day, String time) {
        var when = new When(day == null ? "" : day, time == null ? "" : time);

        assertThat(problems(MeasurementEntry.read(MeasuredKind.PRESSURE, List.of("126", "78"), when, NOW)))
                .extracting(Problem::where)
                .containsExactly("time");
    }

    @Test
    void takes_another_time_of_today_without_its_day() {
        assertThat(((Taken) MeasurementEntry.read(
                                MeasuredKind.PRESSURE, List.of("126", "78"), new When("", "06:10"), NOW))
                        .at())
                .isEqualTo(LocalDateTime.parse("2026-11-30T06:10:00"));
    }

    @Test
    void takes_words_and_no_novel() {
        var mood = MeasuredKind.named("mood").orElseThrow();

        assertThat(MeasurementEntry.read(mood, List.of(" よく眠れた "), NOW_ITSELF, NOW))
                .isEqualTo(new Taken(List.of(), "よく眠れた", LocalDateTime.parse("2026-11-30T07:40:12")));
        assertThat(problems(MeasurementEntry.read(mood, List.of("あ".repeat(301)), NOW_ITSELF, NOW)))
                .hasSize(1);
        assertThat(problems(MeasurementEntry.read(mood, List.of(" "), NOW_ITSELF, NOW)))
                .hasSize(1);
    }

    private static List<Problem> problems(MeasurementEntry entry) {
        return ((Refused) entry).problems();
    }

    private static List<BigDecimal> numbers(String... numbers) {
        return List.of(numbers).stream().map(BigDecimal::new).toList();
    }
}
