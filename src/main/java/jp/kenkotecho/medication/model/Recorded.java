package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What was written down of a dose.
 *
 * @param state taken, skipped or forgotten
 * @param at local time; empty where only the day is told
 * @param why a dose was not taken; empty for one that was, and where nobody says
 * @param of the dose as it was planned when this was written
 */
public record Recorded(Dose.State state, Optional<LocalDateTime> at, Optional<NotTaken> why, OfDose of) {

    /**
     * The dose that a record is of. The plan may have it no more: how the medicine is taken was corrected since.
     *
     * @param dose its id
     * @param statement which medicine it is of; empty where nobody says
     * @param name what the medicine was called then
     * @param day on which it was said to be taken, or not; empty where none is told
     */
    public record OfDose(String dose, String statement, String name, Optional<LocalDate> day) {}

    /** Where two channels tell of one dose differently, it was taken. */
    public Recorded or(Recorded other) {
        return isTaken() ? this : other;
    }

    boolean isTaken() {
        return state == Dose.State.TAKEN;
    }

    /** Whether it was written of another dose than this, which it counts for ({@link CountedDoses}). */
    public boolean isOfFormer(Dose dose) {
        return !of.dose().equals(dose.id());
    }

    /** The day whose dose it was: after midnight still the day before, for who is still up. */
    Optional<LocalDate> day(MealTimes times) {
        return at.map(time -> DayOfDoses.dayOf(time, times)).or(of::day);
    }
}
