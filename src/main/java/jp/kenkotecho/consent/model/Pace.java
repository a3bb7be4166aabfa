package jp.kenkotecho.consent.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast records of many people may be opened one after another in an emergency. It slows down and never stops: after a
 * disaster one clinician may well meet more, and whoever looks through a town's records does not get far.
 *
 * @param people within an hour, whose records are opened without waiting
 */
public record Pace(int people) {

    /** The time that counts when emergencies are paced: the last hour. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 4;

    /**
     * How long to wait yet before the next one; zero for not at all.
     *
     * @param opened of how many other people records were opened within the hour
     * @param last when the last of them was
     */
    public Duration wait(int opened, Instant last, Instant now) {
        if (opened < people) {
            return Duration.ZERO;
        }
        var pause = FIRST.multipliedBy(1L << Math.min(opened - people, MOST_DOUBLINGS));
        var left = Duration.between(now, last.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
