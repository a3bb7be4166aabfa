package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Something that was measured once, or said.
 *
 * @param id of its Observation
 * @param at the wall clock where the person lives
 * @param numbers one for each field of its kind, in its unit; none for words
 * @param words what was said; empty for numbers
 */
public record MeasuredValue(String id, LocalDateTime at, List<BigDecimal> numbers, String words) {

    public MeasuredValue {
        numbers = List.copyOf(numbers);
    }

    public LocalDate day() {
        return MorningOrEvening.dayOf(at);
    }

    public MorningOrEvening part() {
        return MorningOrEvening.of(at.toLocalTime());
    }
}
