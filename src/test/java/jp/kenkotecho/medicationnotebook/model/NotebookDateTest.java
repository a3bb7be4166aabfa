package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookDateTest {

    @ParameterizedTest
    @CsvSource({
        "20260115, 2026-01-15",
        "2026/01/15, 2026-01-15",
        "2026-01-15, 2026-01-15",
        "S400101, 1965-01-01",
        "H310430, 2019-04-30",
        "R010501, 2019-05-01",
        "T151224, 1926-12-24",
        "M450729, 1912-07-29",
        "r080115, 2026-01-15",
        "５080115, 2026-01-15",
        "3400101, 1965-01-01",
        "S650101, 1990-01-01",
    })
    void reads_both_calendars(String written, LocalDate day) {
        assertThat(NotebookDate.read(written).map(NotebookDate::day)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20260230", "S401301", "X400101", "R000101", "2026", "昭和40年", "202601155"})
    void refuses_what_is_no_day(String written) {
        assertThat(NotebookDate.read(written)).isEmpty();
    }
}
