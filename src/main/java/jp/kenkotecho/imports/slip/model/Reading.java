package jp.kenkotecho.imports.slip.model;

import java.util.List;
import jp.kenkotecho.record.Problem;

/** The outcome of reading a symbol. */
public sealed interface Reading {

    /**
     * A slip was read.
     *
     * @param notes what was odd, repaired or left out; each with its record number and line
     */
    record Complete(Slip slip, List<Problem> notes) implements Reading {

        public Complete {
            notes = List.copyOf(notes);
        }
    }

    /** It is no slip, or not a whole one: nothing of it is used. */
    record Refused(Problem why) implements Reading {}
}
