package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

class PregnancyTest {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void lasts_until_42_weeks_from_the_weeks_of_a_visit() {
        var week12 = age("2026-09-01", 84);

        assertThat(Pregnancy.told(List.of(week12), TODAY, JAPAN)).isTrue();
        assertThat(Pregnancy.told(List.of(week12), LocalDate.of(2026, 9, 1).plusDays(210), JAPAN))
                .isTrue();
        assertThat(Pregnancy.told(List.of(week12), LocalDate.of(2026, 9, 1).plusDays(211), JAPAN))
                .isFalse();
        assertThat(Pregnancy.told(List.of(week12), LocalDate.of(2026, 8, 31), JAPAN))
                .isFalse();
    }

    @Test
    void is_what_the_newest_answer_says() {
        var yes = status("2026-09-01", "LA15173-0");
        var no = status("2026-11-01", "LA26683-5");

        assertThat(Pregnancy.told(List.of(yes), TODAY, JAPAN)).isTrue();
        assertThat(Pregnancy.told(List.of(yes, no), TODAY, JAPAN)).isFalse();
        assertThat(Pregnancy.told(List.of(), TODAY, JAPAN)).isFalse();
        yes.setStatus(ObservationStatus.ENTEREDINERROR);
        assertThat(Pregnancy.told(List.of(yes), TODAY, JAPAN)).isFalse();
    }

    @Test
    void is_told_by_a_condition_that_is_active_and_no_older_than_a_pregnancy() {
        assertThat(Pregnancy.active(List.of(condition("active", "2026-06-01")), TODAY, JAPAN))
                .isTrue();
        assertThat(Pregnancy.active(List.of(condition("resolved", "2026-06-01")), TODAY, JAPAN))
                .isFalse();
        assertThat(Pregnancy.active(List.of(condition("active", "2024-06-01")), TODAY, JAPAN))
                .isFalse();
    }

    @Test
    void is_told_by_the_day_on_which_the_child_is_expected_or_of_the_last_period() {
        var expected = observation("2026-09-01", "11778-8").setValue(new DateTimeType("2027-04-01"));
        var period = observation("2026-09-01", "8665-2").setValue(new DateTimeType("2026-06-25"));

        assertThat(Pregnancy.told(List.of(expected), TODAY, JAPAN)).isTrue();
        assertThat(Pregnancy.told(List.of(expected), LocalDate.of(2027, 4, 16), JAPAN))
                .isFalse();
        assertThat(Pregnancy.told(List.of(period), TODAY, JAPAN)).isTrue();
        assertThat(Pregnancy.told(List.of(period), LocalDate.of(2027, 4, 16), JAPAN))
                .isFalse();
    }

    private static Observation age(String day, int days) {
        var observation = observation(day, "18185-9");
        observation.setValue(new Quantity().setValue(days).setCode("d"));
        return observation;
    }

    private static Observation status(String day, String answer) {
        var observation = observation(day, "82810-3");
        observation.setValue(new CodeableConcept(new Coding(Canonical.LOINC, answer, "")));
        return observation;
    }

    private static Observation observation(String day, String code) {
        var observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.getCode().addCoding(new Coding(Canonical.LOINC, code, ""));
        return observation.setEffective(new DateTimeType(day));
    }

    private static Condition condition(String status, String onset) {
        var condition = new Condition().setOnset(new DateTimeType(onset));
        condition.getCode().addCoding(new Coding("http://snomed.info/sct", "77386006", ""));
        condition.getClinicalStatus().addCoding().setCode(status);
        return condition;
    }
}
