package jp.kenkotecho.medication.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What was written down of a dose.
 *
 * @param state taken, skipped or forgotten
 * @param at local time; empty where only the day is told
 * @param why a dose was not taken; empty for one that was, and where nobody says
 */
public record Recorded(Dose.State state, Optional<LocalDateTime> at, Optional<NotTaken> why) {

    /** Where two channels tell of one dose differently, it was taken. */
    public Recorded or(Recorded other) {
        return state == Dose.State.TAKEN ? this : other;
    }
}
