package jp.kenkotecho.medication.fhir;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.medication.model.Recorded;
import jp.kenkotecho.medication.model.Recorded.OfDose;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;

/** What was written down of doses, in MedicationAdministrations that carry the id of one. */
public final class RecordedDoses {

    /** The identifier system of a dose's id. */
    public static final String SYSTEM = Canonical.ID + "dose";

    static final String REASONS = Canonical.BASE + "/CodeSystem/dose-not-taken";

    private static final String STATEMENT = "MedicationStatement/";
    private static final int DAY = "2026-11-30".length();

    private RecordedDoses() {}

    /**
     * What is known, by the id of a dose; what was struck out is not. Where two records disagree, the dose was taken.
     *
     * @param zone in which instants become local times
     */
    public static Map<String, Recorded> of(List<MedicationAdministration> administrations, ZoneId zone) {
        var recorded = new HashMap<String, Recorded>();
        for (var administration : administrations) {
            var told = recorded(administration, zone);
            for (var id : administration.getIdentifier()) {
                if (SYSTEM.equals(id.getSystem()) && id.hasValue() && told.isPresent()) {
                    recorded.merge(id.getValue(), told.get(), Recorded::or);
                }
            }
        }
        return recorded;
    }

    /** The id of the dose that this is of; empty for a record of no planned dose. */
    public static Optional<String> idOf(MedicationAdministration administration) {
        return administration.getIdentifier().stream()
                .filter(id -> SYSTEM.equals(id.getSystem()))
                .flatMap(id -> Stream.ofNullable(id.getValue()))
                .findFirst();
    }

    static Identifier identifier(Dose dose) {
        return new Identifier().setSystem(SYSTEM).setValue(dose.id());
    }

    private static Optional<Recorded> recorded(MedicationAdministration administration, ZoneId zone) {
        if (administration.getStatus() == MedicationAdministrationStatus.COMPLETED) {
            return Optional.of(new Recorded(
                    Dose.State.TAKEN, time(administration, zone), Optional.empty(), ofDose(administration)));
        }
        if (administration.getStatus() != MedicationAdministrationStatus.NOTDONE) {
            return Optional.empty();
        }
        var why = administration.getStatusReason().stream()
                .flatMap(reason -> reason.getCoding().stream())
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .flatMap(code -> NotTaken.of(code).stream())
                .findFirst();
        var state = why.filter(NotTaken.FORGOTTEN::equals).isPresent() ? Dose.State.FORGOTTEN : Dose.State.SKIPPED;
        return Optional.of(new Recorded(state, time(administration, zone), why, ofDose(administration)));
    }

    private static OfDose ofDose(MedicationAdministration administration) {
        var statement = administration.getSupportingInformation().stream()
                .flatMap(about -> Stream.ofNullable(about.getReference()))
                .filter(reference -> reference.startsWith(STATEMENT))
                .map(reference -> reference.substring(STATEMENT.length()))
                .findFirst();
        var name = administration.getMedication() instanceof CodeableConcept medication && medication.hasText()
                ? medication.getText()
                : "";
        return new OfDose(idOf(administration).orElse(""), statement.orElse(""), name, day(administration));
    }

    private static Optional<LocalDate> day(MedicationAdministration administration) {
        var written = administration.getEffective() instanceof DateTimeType when && when.hasValue()
                ? when.getValueAsString()
                : "";
        return written.length() < DAY ? Optional.empty() : Optional.of(LocalDate.parse(written.substring(0, DAY)));
    }

    /** Empty where only the day is told, or a period. */
    private static Optional<LocalDateTime> time(MedicationAdministration administration, ZoneId zone) {
        return administration.getEffective() instanceof DateTimeType when && when.hasValue() && when.hasTime()
                ? Optional.of(LocalDateTime.ofInstant(when.getValue().toInstant(), zone))
                : Optional.empty();
    }
}
