package jp.kenkotecho.checkup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.checkup.fhir.FindingToObservation;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.Named;
import jp.kenkotecho.checkup.model.Plausibility;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Observation;

/**
 * Findings as Observations, by the catalogue of items, for importers.
 *
 * @param observations in the order of the findings, which have the codes of their names now; what became nothing is
 *     missing
 * @param notes what was odd: never a value
 */
public record CheckupFindings(Map<CheckupFinding, Observation> observations, List<Problem> notes) {

    /**
     * Reads them by the catalogue.
     *
     * @param day on which the person was examined
     */
    public static CheckupFindings of(List<CheckupFinding> findings, PersonId person, LocalDate day) {
        var mapping = new FindingToObservation(person, day);
        var observations = new LinkedHashMap<CheckupFinding, Observation>();
        var resolved =
                findings.stream().map(finding -> Named.resolved(finding, day)).toList();
        for (var finding : resolved) {
            mapping.of(finding).ifPresent(observation -> observations.put(finding, observation));
        }
        var notes = new ArrayList<>(mapping.notes());
        notes.addAll(Plausibility.doubts(resolved));
        return new CheckupFindings(observations, notes);
    }
}
