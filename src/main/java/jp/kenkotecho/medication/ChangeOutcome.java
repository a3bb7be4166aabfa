package jp.kenkotecho.medication;

import java.util.List;
import jp.kenkotecho.record.Problem;

/** The outcome of a change to the record: done, or why not. Of one that is refused nothing is stored. */
public sealed interface ChangeOutcome {

    /**
     * What is stored; also when it was so before.
     *
     * @param addresses what was written, {@code MedicationStatement/…}; empty when there was nothing to write
     */
    record Done(List<String> addresses) implements ChangeOutcome {
        public Done {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Nothing is stored.
     *
     * @param why at least one; {@code where} names the field of a form
     */
    record Refused(List<Problem> why) implements ChangeOutcome {
        public Refused {
            why = List.copyOf(why);
        }
    }

    default boolean isDone() {
        return this instanceof Done;
    }
}
