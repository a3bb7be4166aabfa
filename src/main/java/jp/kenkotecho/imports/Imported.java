package jp.kenkotecho.imports;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * What came of an arrival.
 *
 * @param added new in the record; in a preview, what would be
 * @param known there already, as they are in the record
 */
public record Imported(List<DomainResource> added, List<DomainResource> known) {

    public Imported {
        added = List.copyOf(added);
        known = List.copyOf(known);
    }
}
