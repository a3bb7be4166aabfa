package jp.kenkotecho.medication.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;

/** A medicine that is taken no more, and one that is taken again after all. */
public final class Stopping {

    private Stopping() {}

    /** Whether it was stopped, or struck out. */
    public static boolean isStopped(MedicationStatement statement) {
        return statement.getStatus() == MedicationStatementStatus.STOPPED
                || statement.getStatus() == MedicationStatementStatus.ENTEREDINERROR;
    }

    /** Whether somebody says that it is taken: what was finished, is on hold or was a mistake cannot be stopped. */
    public static boolean isTaken(MedicationStatement statement) {
        return statement.getStatus() == MedicationStatementStatus.ACTIVE
                || statement.getStatus() == MedicationStatementStatus.INTENDED
                || statement.getStatus() == MedicationStatementStatus.UNKNOWN;
    }

    /**
     * Says that it is taken no more.
     *
     * @param words in addition; may be empty
     * @param today the last day, unless the supply ended before
     */
    public static void stop(MedicationStatement statement, NotTaken why, String words, LocalDate today) {
        stop(statement, DoseRecord.reason(why), words, today);
    }

    /** The same without one of the reasons. */
    public static void stop(MedicationStatement statement, String words, LocalDate today) {
        stop(statement, DoseRecord.noReason(), words, today);
    }

    /** Why it was stopped, in the words that were added, or those of the reason; empty where nobody says. */
    public static Optional<Text> why(MedicationStatement statement) {
        var reason = statement.getStatusReasonFirstRep();
        if (statement.getStatus() != MedicationStatementStatus.STOPPED || DoseRecord.isNoReason(reason)) {
            return Optional.empty();
        }
        var words = Optional.ofNullable(reason.getText()).map(text -> new Text(text, text));
        return words.or(() -> reason.getCoding().stream()
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .flatMap(code -> NotTaken.of(code).stream())
                .map(NotTaken::text)
                .findFirst());
    }

    private static void stop(MedicationStatement statement, CodeableConcept reason, String words, LocalDate today) {
        statement.setStatus(MedicationStatementStatus.STOPPED).setStatusReason(null);
        statement.addStatusReason(words.isEmpty() ? reason : reason.setText(words));
        end(statement, new DateTimeType(today.toString()), today);
    }

    /** Says that it is taken again: what was stopped until the end that its dosage tells, where it tells one. */
    public static void resume(MedicationStatement statement, LocalDate today, ZoneId zone) {
        if (statement.getEffective() instanceof Period period
                && statement.getStatus() == MedicationStatementStatus.STOPPED) {
            period.setEndElement(null);
        }
        statement.setStatus(MedicationStatementStatus.ACTIVE).setStatusReason(null);
        var last = new Courses(zone)
                .of(statement).stream()
                        .flatMap(course -> course.until().stream())
                        .max(LocalDate::compareTo);
        if (statement.getEffective() instanceof Period period) {
            last.map(LocalDate::toString).map(DateTimeType::new).ifPresent(period::setEndElement);
        }
        if (last.filter(day -> day.isBefore(today)).isPresent()) {
            statement.setStatus(MedicationStatementStatus.COMPLETED);
        }
    }

    private static void end(MedicationStatement statement, DateTimeType last, LocalDate today) {
        var end = statement.getEffective() instanceof Period period && period.hasEnd()
                ? Optional.of(period.getEndElement())
                : Optional.<DateTimeType>empty();
        var endsBefore = end.filter(day -> day.getValueAsString().compareTo(today.toString()) < 0)
                .isPresent();
        if (endsBefore) {
            return;
        }
        var stopped = new Period().setEndElement(last);
        EnteredMedicine.start(statement).ifPresent(start -> stopped.setStartElement(start.copy()));
        statement.setEffective(stopped);
    }
}
