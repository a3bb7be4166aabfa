package jp.kenkotecho.guidance.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * How soon somebody needs something: what is most needed comes first. Decided in {@code docs/clarifications/023}.
 *
 * @param urgency first of all
 * @param due the day by which it is to be done
 * @param since the day on which it was noticed or asked for
 */
public record Need(Urgency urgency, Optional<LocalDate> due, Optional<LocalDate> since) implements Comparable<Need> {

    /** The urgency of a need, the greatest first. */
    public enum Urgency {
        /** Priority stat or asap; a flag of high priority. */
        AT_ONCE,
        /** Priority urgent; a flag of medium priority. */
        URGENT,
        /** No such priority, and its day has passed. */
        OVERDUE,
        /** A day that is to come. */
        DUE,
        /** No day. */
        OPEN
    }

    private static final Comparator<Need> ORDER = Comparator.comparing(Need::urgency)
            .thenComparing(need -> need.due.orElse(LocalDate.MAX))
            .thenComparing(need -> need.since.orElse(LocalDate.MAX));

    /** The need of what has no priority of its own: by the day alone. */
    public static Need by(Optional<LocalDate> due, Optional<LocalDate> since, LocalDate today) {
        var urgency = due.map(day -> day.isBefore(today) ? Urgency.OVERDUE : Urgency.DUE)
                .orElse(Urgency.OPEN);
        return new Need(urgency, due, since);
    }

    @Override
    public int compareTo(Need other) {
        return ORDER.compare(this, other);
    }
}
