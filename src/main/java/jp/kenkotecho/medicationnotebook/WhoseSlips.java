package jp.kenkotecho.medicationnotebook;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.importing.Demographics;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** Whether slips can all be one person's, and that person the record's. A preview shows the doubts, storing refuses conflicts. */
final class WhoseSlips {

    /** The place of what is said of a slip's person. */
    static final String WHERE = "record 1";

    private WhoseSlips() {}

    static List<Problem> doubts(List<Notebook> slips, Patient patient) {
        var record = Demographics.of(patient);
        var named = slips.stream()
                .flatMap(slip -> slip.people().stream())
                .map(WhoseSlips::demographics)
                .toList();
        var isMixed = named.stream().anyMatch(one -> named.stream().anyMatch(one::contradicts));
        return Stream.concat(
                        isMixed ? Stream.of(Demographics.TWO_PERSONS) : Stream.empty(),
                        named.stream().flatMap(one -> one.doubts(record).stream()))
                .map(doubt -> doubt.at(WHERE))
                .distinct()
                .toList();
    }

    private static Demographics demographics(Notebook.NamedPerson person) {
        var sex =
                switch (person.sex()) {
                    case MALE -> AdministrativeGender.MALE;
                    case FEMALE -> AdministrativeGender.FEMALE;
                    case UNKNOWN -> AdministrativeGender.UNKNOWN;
                };
        return Demographics.of(
                List.of(person.name(), person.kana()),
                sex,
                person.birthDates().stream().findFirst());
    }
}
