package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A person's day. A time before {@code wake} is after midnight: whoever goes to bed at half past midnight takes the
 * bedtime dose of the day before.
 */
public record MealTimes(LocalTime wake, LocalTime breakfast, LocalTime lunch, LocalTime dinner, LocalTime bed) {

    /** The times of whoever has not said theirs. */
    public static final MealTimes USUAL = new MealTimes(
            LocalTime.of(6, 30), LocalTime.of(7, 30), LocalTime.of(12, 0), LocalTime.of(18, 30), LocalTime.of(22, 0));

    /** Whether it is a day as people have it, with its meals one after the other; one may go to bed after midnight. */
    public boolean isInOrder() {
        var isInBedThen = bed.isAfter(dinner) || bed.isBefore(wake);
        return wake.isBefore(breakfast) && breakfast.isBefore(lunch) && lunch.isBefore(dinner) && isInBedThen;
    }

    /** When a dose of this day is due, in local time; empty for a moment of the person's own choice. */
    public Optional<LocalDateTime> at(LocalDate day, Moment moment) {
        if (moment instanceof Moment.At clock) {
            return Optional.of(day.atTime(clock.time()));
        }
        return moment instanceof Moment.Around around
                ? Optional.of(on(day, of(around.anchor())).plusMinutes(minutes(around.relation())))
                : Optional.empty();
    }

    private LocalDateTime on(LocalDate day, LocalTime time) {
        return (time.isBefore(wake) ? day.plusDays(1) : day).atTime(time);
    }

    private LocalTime of(Moment.Anchor anchor) {
        return switch (anchor) {
            case WAKING -> wake;
            case BREAKFAST -> breakfast;
            case LUNCH -> lunch;
            case DINNER -> dinner;
            case BEDTIME -> bed;
        };
    }

    /** When to remind; {@code docs/clarifications/015-times-of-doses.md}. */
    private static long minutes(Moment.Relation relation) {
        return switch (relation) {
            case BEFORE -> -30;
            case JUST_BEFORE -> -5;
            case AT, WITH -> 0;
            case JUST_AFTER -> 5;
            case AFTER -> 30;
            case TWO_HOURS_AFTER -> 120;
        };
    }
}
