package jp.kenkotecho.portal;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.importing.Arrival;
import jp.kenkotecho.record.Problem;

/**
 * What the files of one call say, checked to be the person's.
 *
 * @param notes what was odd, each once
 * @param skipped how many rows were left out, by the type that they would have become
 */
record ReadFiles(List<Arrival> arrivals, List<Problem> notes, Map<String, Integer> skipped) {

    ReadFiles {
        arrivals = List.copyOf(arrivals);
        notes = List.copyOf(notes);
        skipped = Map.copyOf(skipped);
    }

    /** How many records they make, as far as the record has none of them yet. */
    int records() {
        return arrivals.stream().mapToInt(arrival -> arrival.resources().size()).sum();
    }
}
