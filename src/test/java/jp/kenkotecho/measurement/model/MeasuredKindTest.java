package jp.kenkotecho.measurement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuredKindTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-30T07:40:00");

    @ParameterizedTest
    @MethodSource("kinds")
    void takes_the_example_that_it_shows(MeasuredKind kind) {
        var typed = kind.fields().stream().map(MeasuredKind.Field::example).toList();

        assertThat(MeasurementEntry.read(kind, typed, new MeasurementEntry.When("", ""), NOW))
                .isInstanceOf(MeasurementEntry.Taken.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void has_bounds_that_are_bounds(MeasuredKind kind) {
        assertThat(kind.fields())
                .filteredOn(MeasuredKind.Field::isNumber)
                .allSatisfy(field -> assertThat(field.lowest()).isLessThan(field.highest()));
    }

    @Test
    void begins_with_pressure_whose_values_are_one_panel() {
        assertThat(MeasuredKind.all().get(0)).isEqualTo(MeasuredKind.PRESSURE);
        assertThat(MeasuredKind.PRESSURE.panel()).isEqualTo("85354-9");
        assertThat(MeasuredKind.PRESSURE.fields())
                .extracting(MeasuredKind.Field::code)
                .containsExactly("8480-6", "8462-4");
    }

    static List<MeasuredKind> kinds() {
        return MeasuredKind.all();
    }
}
