package jp.kenkotecho.imports;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * What came of an arrival.
 *
 * @param added new in the record; in a preview, what would be
 * @param updated there already and corrected now: a new version with the id of the old; in a preview, what would be
 * @param known there already and the same, as they are in the record
 */
public record Imported(List<DomainResource> added, List<DomainResource> updated, List<DomainResource> known) {

    public Imported {
        added = List.copyOf(added);
        updated = List.copyOf(updated);
        known = List.copyOf(known);
    }
}
