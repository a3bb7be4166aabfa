package jp.kenkotecho.medicationnotebook.model;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/** The outcome of reading symbols. */
public sealed interface NotebookReading {

    /**
     * Everything was read.
     *
     * @param slips at least one; several when whole documents of several visits were scanned together
     * @param notes what was odd, repaired or left out; each with its record number and line
     */
    record Complete(List<Notebook> slips, List<Problem> notes) implements NotebookReading {

        public Complete {
            slips = List.copyOf(slips);
            notes = List.copyOf(notes);
        }

        Complete noting(List<Problem> more) {
            return new Complete(
                    slips, Stream.concat(notes.stream(), more.stream()).toList());
        }
    }

    /** No slip, or not a whole one: nothing of it is used. */
    record Refused(Problem why) implements NotebookReading {}

    static NotebookReading refused(Problem.Kind kind, String ja, String en) {
        return new Refused(Problem.of(kind, ja, en));
    }
}
