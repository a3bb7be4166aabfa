package jp.kenkotecho.medicationnotebook.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.Note;
import jp.kenkotecho.medicationnotebook.model.OverTheCounter;
import jp.kenkotecho.medicationnotebook.model.Recorder;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;

/** A medicine that no pharmacy's slip told, as record 3, and what else is said of it as a memo, record 4. */
final class OwnMedicine {

    private static final String GTIN = "urn:oid:2.51.1.1";
    private static final int DATE = "2026-11-30".length();
    private static final int JAN = 13;

    private OwnMedicine() {}

    /** What the person wrote down, or bought, and no pharmacy's slip told. */
    static boolean isOne(MedicationStatement statement) {
        var isSlip = statement.getIdentifier().stream()
                .anyMatch(identifier -> Canonical.RP_NUMBER.equals(identifier.getSystem()));
        var isByPatient = statement.getCategory().getCoding().stream()
                .anyMatch(coding -> "patientspecified".equals(coding.getCode()));
        return !isSlip && (isByPatient || recorderOf(statement) == Recorder.PATIENT);
    }

    static Recorder recorderOf(MedicationStatement statement) {
        var source = statement.getInformationSource();
        var isPatient = source.getReferenceElement_().hasValue()
                && source.getReference().equals(statement.getSubject().getReference());
        if (isPatient) {
            return Recorder.PATIENT;
        }
        return source.getDisplayElement().hasValue() ? Recorder.PROFESSIONAL : Recorder.UNKNOWN;
    }

    static OverTheCounter bought(MedicationStatement statement) {
        var jan = statement.hasMedicationCodeableConcept()
                ? statement.getMedicationCodeableConcept().getCoding().stream()
                        .filter(coding -> GTIN.equals(coding.getSystem()))
                        .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                        .filter(code -> code.matches("0[0-9]{13}"))
                        .map(code -> code.substring(code.length() - JAN))
                        .findFirst()
                        .orElse("")
                : "";
        var period = statement.getEffective() instanceof Period told ? told : new Period();
        return new OverTheCounter(
                DrugOfStatement.nameOf(statement),
                date(period.getStartElement()).stream().toList(),
                date(period.getEndElement()).stream().toList(),
                jan,
                List.of(),
                recorderOf(statement));
    }

    /** Record 3 has no place for a usage. */
    static Optional<Note> usage(MedicationStatement statement) {
        return statement.getDosage().stream()
                .flatMap(dosage -> Stream.ofNullable(dosage.getText()))
                .findFirst()
                .map(usage -> memo(statement, DrugOfStatement.nameOf(statement) + " " + usage));
    }

    static Note memo(MedicationStatement statement, String text) {
        var days = date(statement.getDateAssertedElement()).stream().toList();
        return new Note(Note.Kind.MEMO, text, days, recorderOf(statement));
    }

    /** The day; empty where only a month or year is told. */
    static Optional<LocalDate> date(BaseDateTimeType when) {
        var text = when.getValueAsString();
        return text == null || text.length() < DATE
                ? Optional.empty()
                : Optional.of(LocalDate.parse(text.substring(0, DATE)));
    }
}
