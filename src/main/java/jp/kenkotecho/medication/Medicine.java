package jp.kenkotecho.medication;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.fhir.EnteredMedicine;
import jp.kenkotecho.medication.fhir.Prescribers;
import jp.kenkotecho.medication.fhir.Stopping;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;

/**
 * A medicine as people know it.
 *
 * @param statement the id of its MedicationStatement
 * @param name as printed
 * @param ingredient 一般名; empty where none is told
 * @param reason for what it was given, in the record's words; empty where nobody says
 * @param kind what its class is for, in plain words; no diagnosis
 * @param prescriber the institution, or the doctor; empty where none is told
 * @param source from whom it is known or had: the pharmacy; empty for the person's own entry
 * @param usage the printed words; empty where there are none
 * @param lasts how long; empty where no end is known
 * @param isOwnEntry whether the person wrote it down, and may correct it or strike it out
 * @param standing whether it is taken
 * @param why it was stopped; empty where it was not, and where nobody says
 * @param version which state of the record this is: {@link MedicineEntries} changes no other
 */
public record Medicine(
        String statement,
        String name,
        String ingredient,
        String reason,
        Optional<Text> kind,
        String prescriber,
        String source,
        String usage,
        Optional<Lasts> lasts,
        boolean isOwnEntry,
        Standing standing,
        Optional<Text> why,
        String version) {

    /** Whether it is taken, as the record says. */
    public enum Standing {
        /** Nobody says that it is not. */
        TAKEN,
        /** The medicine was taken to its end. */
        FINISHED,
        STOPPED,
        /** The medicine was written down by mistake. */
        STRUCK;

        static Standing of(MedicationStatement statement) {
            if (statement.getStatus() == MedicationStatementStatus.ENTEREDINERROR) {
                return STRUCK;
            }
            if (statement.getStatus() == MedicationStatementStatus.COMPLETED) {
                return FINISHED;
            }
            return statement.getStatus() == MedicationStatementStatus.STOPPED ? STOPPED : TAKEN;
        }
    }

    /**
     * How long what was handed over lasts.
     *
     * @param lastDay the day of the last dose
     * @param days days with doses still to take, today included unless all of today's doses are recorded
     */
    public record Lasts(LocalDate lastDay, long days) {}

    static Medicine of(MedicationStatement statement, Prescribers prescribers, Optional<Lasts> lasts) {
        var source = statement.getInformationSource().getDisplay();
        return new Medicine(
                statement.getIdElement().getIdPart(),
                Courses.nameOf(statement),
                ingredientOf(statement),
                reasonOf(statement),
                DrugKind.of(statement),
                prescribers.of(statement).orElse(""),
                source == null ? "" : source,
                usageOf(statement),
                lasts,
                EnteredMedicine.isOne(statement),
                Standing.of(statement),
                Stopping.why(statement),
                statement.getMeta().getVersionId());
    }

    private static String ingredientOf(MedicationStatement statement) {
        return statement.getExtensionsByUrl(Canonical.GENERAL_NAME_EXTENSION).stream()
                .filter(extension -> extension.getValue() instanceof CodeableConcept)
                .flatMap(extension -> Stream.ofNullable(((CodeableConcept) extension.getValue()).getText()))
                .findFirst()
                .orElse("");
    }

    private static String reasonOf(MedicationStatement statement) {
        return statement.getReasonCode().stream()
                .flatMap(reason -> Stream.ofNullable(reason.getText()))
                .collect(Collectors.joining("、"));
    }

    private static String usageOf(MedicationStatement statement) {
        return statement.getDosage().stream()
                .flatMap(dosage -> Stream.ofNullable(dosage.getText()))
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
