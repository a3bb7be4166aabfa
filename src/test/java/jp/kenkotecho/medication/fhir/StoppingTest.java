package jp.kenkotecho.medication.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;

class StoppingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Test
    void what_is_stopped_ends_today_with_its_reason_and_has_no_doses() {
        var statement = handedOver();

        Stopping.stop(statement, NotTaken.SIDE_EFFECT, "ふらつく", TODAY);

        assertThat(statement.getStatus()).isEqualTo(MedicationStatementStatus.STOPPED);
        assertThat(statement.getEffectivePeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-11-30");
        assertThat(statement.getStatusReasonFirstRep().getText()).isEqualTo("ふらつく");
        assertThat(statement.getStatusReasonFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("side-effect");
        assertThat(new Courses(JAPAN).of(statement)).isEmpty();
    }

    @Test
    void what_is_taken_up_again_lasts_as_long_as_what_was_handed_over() {
        var statement = handedOver();
        var before = statement.getEffectivePeriod().getEndElement().getValueAsString();
        Stopping.stop(statement, NotTaken.OTHER, "", TODAY);

        Stopping.resume(statement, TODAY, JAPAN);

        assertThat(statement.getStatus()).isEqualTo(MedicationStatementStatus.ACTIVE);
        assertThat(statement.getEffectivePeriod().getEndElement().getValueAsString())
                .isEqualTo(before);
        assertThat(statement.getStatusReason()).isEmpty();
    }

    @Test
    void an_entry_of_ones_own_keeps_its_end_when_it_was_stopped_and_taken_up_again() {
        var statement = entered(Optional.of(TODAY.plusDays(5)));
        Stopping.stop(statement, NotTaken.FELT_WELL, "", TODAY);
        assertThat(statement.getEffectivePeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-11-30");

        Stopping.resume(statement, TODAY, JAPAN);

        assertThat(statement.getEffectivePeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-12-05");
    }

    @Test
    void an_entry_has_the_usage_that_its_words_mean() {
        var courses = new Courses(JAPAN).of(entered(Optional.of(TODAY.plusDays(5))));

        assertThat(courses).singleElement().satisfies(course -> {
            assertThat(course.unscheduled()).isEmpty();
            assertThat(course.until()).contains(TODAY.plusDays(5));
        });
        assertThat(EnteredMedicine.isOne(entered(Optional.empty()))).isTrue();
        assertThat(EnteredMedicine.isOne(handedOver())).isFalse();
    }

    private static MedicationStatement entered(Optional<LocalDate> until) {
        return EnteredMedicine.of(
                new PersonId("p"),
                new MedicineEntry("ミホンかぜ薬", "", "1日3回毎食後", "かぜ", Optional.of(TODAY.minusDays(1)), until),
                TODAY);
    }

    private static MedicationStatement handedOver() {
        var statement = new MedicationStatement().setStatus(MedicationStatementStatus.ACTIVE);
        statement.setId("MedicationStatement/1");
        statement.getSubject().setReference("Patient/p");
        statement.getMedicationCodeableConcept().setText("ミホンジピン錠５ｍｇ");
        statement.setEffective(new Period()
                .setStartElement(new DateTimeType("2026-11-10"))
                .setEndElement(new DateTimeType("2026-12-07")));
        statement.addDosage().setText("1日1回朝食後");
        statement.getDosageFirstRep().getTiming().getRepeat().setBounds((Duration)
                new Duration().setValue(28).setCode("d"));
        return statement;
    }
}
