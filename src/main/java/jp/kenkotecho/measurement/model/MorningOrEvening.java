package jp.kenkotecho.measurement.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Morning and evening, which are told apart for blood pressure: {@code docs/clarifications/022}. The day of what is
 * measured begins at four in the morning, so that who measures late before going to bed measures that evening. It is the day
 * of means, weeks and graphs, and its pages say so; a date that is shown is that of the calendar.
 */
public enum MorningOrEvening {
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
    public static MorningOrEvening of(LocalTime at) {
        return !at.isBefore(FROM) && at.isBefore(UNTIL) ? MORNING : EVENING;
    }

    /**
     * When it was, where only the time is told: the last time that the clock showed it since this day began, or in the
     * night before.
     */
    public static LocalDateTime lastAt(LocalTime time, LocalDateTime now) {
        var wasYesterday = now.toLocalTime().isBefore(FROM) && !time.isBefore(FROM);
        return (wasYesterday ? now.toLocalDate().minusDays(1) : now.toLocalDate()).atTime(time);
    }

    /** Whether the day of what is measured is still the one before that of the calendar. */
    public static boolean isStillYesterday(LocalDateTime now) {
        return now.toLocalTime().isBefore(FROM);
    }

    /** The day that a moment belongs to: before four it is still the day before. */
    public static LocalDate dayOf(LocalDateTime at) {
        return at.toLocalTime().isBefore(FROM) ? at.toLocalDate().minusDays(1) : at.toLocalDate();
    }
}
