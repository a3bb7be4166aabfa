package jp.kenkotecho.medication.model;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import jp.kenkotecho.record.Text;

/** The parts of a day by which people sort their medicines. */
public enum PartOfDay {
    MORNING("朝", "Morning"),
    NOON("昼", "Noon"),
    EVENING("夕", "Evening"),
    BEDTIME("寝る前", "Bedtime"),
    /** Any time of the person's own choice. */
    ANY("いつでも", "Any time");

    private static final Duration DAY = Duration.ofDays(1);

    private final Text text;

    PartOfDay(String ja, String en) {
        this.text = new Text(ja, en);
    }

    public Text text() {
        return text;
    }

    /** The part in which a moment lies; a time by the clock is of the part whose middle is nearest. */
    public static PartOfDay of(Moment moment, MealTimes times) {
        if (moment instanceof Moment.At clock) {
            return nearest(clock.time(), times);
        }
        return moment instanceof Moment.Around around ? of(around.anchor()) : ANY;
    }

    private static PartOfDay of(Moment.Anchor anchor) {
        return switch (anchor) {
            case WAKING, BREAKFAST -> MORNING;
            case LUNCH -> NOON;
            case DINNER -> EVENING;
            case BEDTIME -> BEDTIME;
        };
    }

    private static PartOfDay nearest(LocalTime time, MealTimes times) {
        return Arrays.stream(values())
                .filter(part -> part != ANY)
                .min(Comparator.comparing(part -> distance(time, part.middle(times))))
                .orElseThrow();
    }

    private LocalTime middle(MealTimes times) {
        return switch (this) {
            case MORNING -> times.breakfast();
            case NOON -> times.lunch();
            case EVENING -> times.dinner();
            case BEDTIME, ANY -> times.bed();
        };
    }

    /** The distance around the clock: half past eleven at night is near to half past midnight. */
    private static Duration distance(LocalTime one, LocalTime other) {
        var between = Duration.between(one, other).abs();
        return between.compareTo(DAY.dividedBy(2)) > 0 ? DAY.minus(between) : between;
    }
}
