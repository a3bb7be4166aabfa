package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.prediction.fhir.Answers.Taken;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final ValueReader READER = ValueReader.ofAdult(ZoneId.of("Asia/Tokyo"));

    private static final String BY_JDS = "3D045000001906202";
    private static final String BY_NGSP = "3D046000001906202";

    /** JDS of 6.1 is NGSP of 6.5: the series goes over 2013 without a step. */
    @Test
    void hba1c_before_2013_is_read_by_ngsp() {
        var old = hba1c(BY_JDS, "2012-06-01", 6.1);
        var history = read(List.of(old, hba1c(BY_NGSP, "2013-06-01", 6.6)), "2013-07-01");

        assertThat(history.series(Item.HBA1C, Optional.empty()))
                .extracting(Found::value)
                .containsExactly(6.5, 6.6);
        assertThat(history.series(Item.HBA1C, Optional.empty()).get(0).source()).isSameAs(old);
        assertThat(history.person(50, 50, true).of(Item.HBA1C_JDS)).hasValue(6.1);
    }

    @Test
    void of_one_day_the_value_written_by_ngsp_counts() {
        var history = read(List.of(hba1c(BY_JDS, "2012-06-01", 6.1), hba1c(BY_NGSP, "2012-06-01", 6.4)), "2012-07-01");

        assertThat(history.person(50, 50, true).of(Item.HBA1C)).hasValue(6.4);
    }

    @Test
    void a_jds_value_that_nobody_can_have_is_left_out_and_said() {
        var history = read(List.of(hba1c(BY_JDS, "2012-06-01", 61)), "2012-07-01");

        assertThat(history.person(50, 50, true).of(Item.HBA1C)).isEmpty();
        assertThat(history.notes()).isNotEmpty();
    }

    /** Who said no in June and was handed a drug in July takes it, and the readings until then are of other days. */
    @Test
    void a_drug_that_was_begun_since_breaks_the_series() {
        var readings = List.of(pressure("2024-06-01"), takes("2024-06-01", "2"), pressure("2025-06-01"));
        var drug = taken("2025-07-10", "2025-08-06");

        var before = History.of(readings, List.of(), List.of(), LocalDate.parse("2025-07-01"), READER);
        var after = History.of(readings, List.of(drug), List.of(), LocalDate.parse("2025-09-01"), READER);

        assertThat(before.person(50, 50, true).is(RiskFactor.PRESSURE_DRUG)).hasValue(false);
        assertThat(after.person(50, 50, true).is(RiskFactor.PRESSURE_DRUG)).hasValue(true);
        assertThat(after.series(Item.SBP, Optional.of(RiskFactor.PRESSURE_DRUG)))
                .isEmpty();
        assertThat(after.sources(Set.of(), Set.of(RiskFactor.PRESSURE_DRUG))).containsExactly(drug.source());
    }

    @Test
    void a_reading_while_the_drug_was_taken_is_in_the_series_and_a_later_no_counts() {
        var readings = List.of(pressure("2024-06-01"), pressure("2025-06-01"));
        var drugs = List.of(taken("2025-05-20", "2025-06-16"));
        var today = LocalDate.parse("2025-07-01");
        var stopped = Stream.concat(readings.stream(), Stream.of(takes("2025-06-20", "2")))
                .toList();

        assertThat(History.of(readings, drugs, List.of(), today, READER)
                        .series(Item.SBP, Optional.of(RiskFactor.PRESSURE_DRUG)))
                .extracting(Found::day)
                .containsExactly(LocalDate.parse("2025-06-01"));
        assertThat(History.of(stopped, drugs, List.of(), today, READER)
                        .person(50, 50, true)
                        .is(RiskFactor.PRESSURE_DRUG))
                .hasValue(false);
    }

    private static Taken taken(String from, String until) {
        return new Taken(
                RiskFactor.PRESSURE_DRUG, LocalDate.parse(from), LocalDate.parse(until), new MedicationStatement());
    }

    private static Observation pressure(String day) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, "9A751000000000001", "")))
                .setEffective(new DateTimeType(day))
                .setValue(new Quantity().setValue(140).setCode("mm[Hg]"));
    }

    private static Observation takes(String day, String answer) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, "9N701000000000011", "")))
                .setEffective(new DateTimeType(day))
                .setValue(new CodeableConcept(new Coding("urn:oid:1.2.392.200119.6.2003", answer, "")));
    }

    private static History read(List<Observation> observations, String asOf) {
        return History.of(observations, List.of(), List.of(), LocalDate.parse(asOf), READER);
    }

    private static Observation hba1c(String code, String day, double percent) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, code, "")))
                .setEffective(new DateTimeType(day))
                .setValue(new Quantity().setValue(percent).setCode("%"));
    }
}
