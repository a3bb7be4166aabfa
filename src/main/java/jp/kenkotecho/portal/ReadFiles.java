package jp.kenkotecho.portal;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;

/**
 * What the files of one call say, checked to be the person's.
 *
 * @param notes what was odd, each once
 * @param skipped how many rows were left out, by the type that they would have become
 * @param isUntold whether one of them does not say whose it is
 */
record ReadFiles(List<ImportRequest> arrivals, List<Problem> notes, Map<String, Integer> skipped, boolean isUntold) {

    ReadFiles {
        arrivals = List.copyOf(arrivals);
        notes = List.copyOf(notes);
        skipped = Map.copyOf(skipped);
    }

    /**
     * A file without a birth date goes into a record only when somebody says that it belongs there: what went into a wrong
     * one is believed by everybody who reads it.
     *
     * @param isConfirmed whether somebody said so
     * @throws Refusal when one of them needs it, and nobody did
     */
    void demandConfirmed(boolean isConfirmed) {
        if (isUntold && !isConfirmed) {
            throw new Refusal(MynaImport.UNTOLD);
        }
    }

    /** How many records they make, as far as the record has none of them yet. */
    int records() {
        return arrivals.stream().mapToInt(arrival -> arrival.resources().size()).sum();
    }
}
