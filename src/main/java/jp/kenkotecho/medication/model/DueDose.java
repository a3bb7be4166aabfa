package jp.kenkotecho.medication.model;

import java.util.Optional;

/**
 * A dose of a day, and what is known of it.
 *
 * @param state open when it is due and nothing is recorded, which is no proof that it was not taken
 * @param recorded what was written down; empty while nothing is
 */
public record DueDose(Dose dose, Dose.State state, Optional<Recorded> recorded) {

    public boolean isRecorded() {
        return recorded.isPresent();
    }
}
