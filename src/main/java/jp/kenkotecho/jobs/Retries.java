package jp.kenkotecho.jobs;

import java.time.Duration;

/**
 * How long what failed waits until it is tried again: twice as long each time.
 *
 * @param first before the second attempt
 * @param longest not more than that
 * @param attempts after so many it is given up
 */
public record Retries(Duration first, Duration longest, int attempts) {

    /** Somebody waits for it: after a quarter of a minute they are told that it cannot be done. */
    public static final Retries OF_A_JOB = new Retries(Duration.ofSeconds(1), Duration.ofMinutes(1), 5);

    private static final int MOST_DOUBLINGS = 30;

    public Retries {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("waits are above zero, and there is an attempt");
        }
    }

    /** @param failures until now, at least one */
    Duration waitAfter(int failures) {
        var wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
