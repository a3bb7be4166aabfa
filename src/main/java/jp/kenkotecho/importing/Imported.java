package jp.kenkotecho.importing;

import java.util.List;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * The outcome of an arrival.
 *
 * @param added new in the record; in a preview, what would be
 * @param updated there already and corrected now: a new version with the id of the old; in a preview, what would be
 * @param known there already and the same, as they are in the record
 * @param notes what was odd about it and is mended
 */
public record Imported(
        List<DomainResource> added, List<DomainResource> updated, List<DomainResource> known, List<Problem> notes) {

    /** The note that the text of an arrival was mended. */
    public static final Problem REPLACED = Problem.of(
            Problem.Kind.MALFORMED,
            "FHIR で使えない文字 (制御文字など) を「\uFFFD」に置き換えました。元のファイルと見比べてください。",
            "Characters that FHIR cannot carry (control characters and the like) were replaced by U+FFFD. Compare with"
                    + " the original.");

    public Imported {
        added = List.copyOf(added);
        updated = List.copyOf(updated);
        known = List.copyOf(known);
        notes = List.copyOf(notes);
    }
}
