package jp.kenkotecho.medication.fhir;

import java.util.List;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * The fate of one planned dose, as a MedicationAdministration of {@code kt-medication-administration}. There is one
 * for a dose, whatever is said of it after another.
 */
public final class DoseRecord {

    private static final String NO_REASON = "理由の記録なし No reason given";

    private DoseRecord() {}

    /** A record of this dose that says nothing yet. */
    public static MedicationAdministration of(Dose dose, MedicationStatement statement) {
        var record = new MedicationAdministration();
        record.getMeta().addProfile(Canonical.profile("kt-medication-administration"));
        record.addIdentifier(RecordedDoses.identifier(dose));
        record.setSubject(statement.getSubject().copy());
        record.setMedication(medication(statement));
        record.addSupportingInformation(
                new Reference("MedicationStatement/" + statement.getIdElement().getIdPart())
                        .setDisplay(Courses.nameOf(statement)));
        dose.amount().ifPresent(amount -> record.getDosage()
                .setDose(new Quantity().setValue(amount.value()).setUnit(amount.unit())));
        return record;
    }

    /**
     * Says that the dose was taken.
     *
     * @param when a moment, or a day of which no time is known
     */
    public static void taken(MedicationAdministration record, DateTimeType when) {
        record.setStatus(MedicationAdministrationStatus.COMPLETED)
                .setStatusReason(null)
                .setEffective(when);
    }

    /**
     * Says that it was not taken.
     *
     * @param when it was said
     */
    public static void notTaken(MedicationAdministration record, NotTaken why, DateTimeType when) {
        notTaken(record, reason(why), when);
    }

    /** The same where nobody says why. */
    public static void notTaken(MedicationAdministration record, DateTimeType when) {
        notTaken(record, noReason(), when);
    }

    private static void notTaken(MedicationAdministration record, CodeableConcept why, DateTimeType when) {
        record.setStatus(MedicationAdministrationStatus.NOTDONE)
                .setStatusReason(null)
                .setEffective(when);
        record.addStatusReason(why);
    }

    /** Says that it was recorded by mistake: the dose is again one without a record. */
    public static void struckOut(MedicationAdministration record) {
        record.setStatus(MedicationAdministrationStatus.ENTEREDINERROR).setStatusReason(null);
    }

    /** Whether it has not been struck out. */
    public static boolean saysSomething(MedicationAdministration record) {
        return record.getStatus() != MedicationAdministrationStatus.ENTEREDINERROR;
    }

    /** Whether it says what the other says; when that was does not matter. */
    public static boolean saysTheSame(MedicationAdministration record, MedicationAdministration other) {
        return record.getStatus() == other.getStatus() && codesOf(record).equals(codesOf(other));
    }

    private static List<String> codesOf(MedicationAdministration record) {
        return record.getStatusReason().stream()
                .flatMap(reason -> reason.getCoding().stream())
                .map(coding -> String.valueOf(coding.getCode()))
                .toList();
    }

    static CodeableConcept reason(NotTaken why) {
        return new CodeableConcept(
                new Coding(RecordedDoses.REASONS, why.code(), why.text().ja()));
    }

    /** The profile wants a reason: that none was given. No code is made up for it. */
    static CodeableConcept noReason() {
        return new CodeableConcept().setText(NO_REASON);
    }

    static boolean isNoReason(CodeableConcept reason) {
        return !reason.hasCoding() && NO_REASON.equals(reason.getText());
    }

    /** The profile wants the words, and JP Core the codes. */
    private static CodeableConcept medication(MedicationStatement statement) {
        var concept = statement.hasMedicationCodeableConcept()
                ? statement.getMedicationCodeableConcept().copy()
                : new CodeableConcept();
        var name = Courses.nameOf(statement);
        return concept.setText(name.isBlank() ? "薬" : name);
    }
}
