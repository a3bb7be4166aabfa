package jp.kenkotecho.medication.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * One dose of a course.
 *
 * @param at local time; empty when only the number of times a day is known
 */
public record Dose(Course course, LocalDate day, Moment moment, Optional<LocalDateTime> at, Optional<Amount> amount) {

    /** How long after its time a dose without a record still counts as planned. */
    private static final Duration GRACE = Duration.ofHours(2);

    /** The state of a dose. */
    public enum State {
        /** Not due, or due just now. */
        PLANNED,
        /** Due, and nothing is recorded: which is no proof that it was not taken. */
        OPEN,
        TAKEN,
        SKIPPED,
        FORGOTTEN
    }

    /** The same for the same dose, whenever and in whatever window it is asked for. */
    public String id() {
        var name = course.statement() + "|" + course.sequence() + "|" + day + "|" + moment.key();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * The state that was recorded; else open once it is overdue, and planned before.
     *
     * @param recorded what was recorded of it
     * @param now local time
     */
    public State state(Optional<State> recorded, LocalDateTime now) {
        var due =
                at.map(time -> time.plus(GRACE)).orElseGet(() -> day.plusDays(1).atStartOfDay());
        return recorded.orElse(due.isBefore(now) ? State.OPEN : State.PLANNED);
    }
}
