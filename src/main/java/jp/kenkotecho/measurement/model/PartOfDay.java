package jp.kenkotecho.measurement.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Morning and evening, which are told apart for blood pressure: {@code docs/clarifications/022}. A day begins at four in
 * the morning, so that who measures late before going to bed measures that evening.
 */
public enum PartOfDay {
    /** Hours from 4:00 until noon. */
    MORNING,
    /** Hours from noon until 4:00 of the next day. */
    EVENING;

    private static final LocalTime FROM = LocalTime.of(4, 0);
    private static final LocalTime UNTIL = LocalTime.NOON;

    /**
     * The part that a time belongs to.
     *
     * @param at the wall clock where the person lives
     */
    public static PartOfDay of(LocalTime at) {
        return !at.isBefore(FROM) && at.isBefore(UNTIL) ? MORNING : EVENING;
    }

    /** The day that a moment belongs to: before four it is still the day before. */
    public static LocalDate dayOf(LocalDateTime at) {
        return at.toLocalTime().isBefore(FROM) ? at.toLocalDate().minusDays(1) : at.toLocalDate();
    }
}
