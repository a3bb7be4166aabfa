package jp.kenkotecho.summary.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryLineTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    /** The examples of the guide, as they read in a summary. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MedicationStatement-hanako-amlodipine-like | ミホンジピン錠５ｍｇ | １日１回朝食後 | 2026-11-05",
                "MedicationStatement-hanako-painkiller | ミホン鎮痛錠６０ｍｇ | 痛いとき | 2026-11-17",
                "AllergyIntolerance-hanako-penicillin | ペニシリン | 発疹 | ''",
                "Condition-hanako-hypertension | 高血圧症 | '' | 2026-04-02",
                "Condition-masao-past-illness | 虫垂炎 | '' | 20 代のころ",
                "Immunization-haruto-measles-rubella | 麻しん風しん混合ワクチン | 2 回目 (dose) | 2024-05-11",
                "Observation-hanako-blood-pressure | 家庭血圧 | 収縮期血圧 142 mmHg、拡張期血圧 83 mmHg | 2026-11-20",
                "Observation-kenji-hba1c | HbA1c(NGSP値) | 6.3 % | 2026-06-10",
                "Observation-kenji-smoking | 喫煙 | いいえ | 2026-06-10",
                "CarePlan-kenji-guidance-plan | 特定保健指導 支援計画 | 一日 8,000 歩 | 2026-09-10",
            })
    void reads_in_japanese(String example, String name, String detail, String when) throws IOException {
        assertThat(SummaryLine.of(read(example))).isEqualTo(new SummaryLine(name, detail, when));
    }

    @Test
    void says_so_where_there_is_nothing_to_say() {
        assertThat(SummaryLine.of(new Basic()).name()).contains("情報はありません", "No information");
        assertThat(SummaryLine.of(new Observation())).isEqualTo(new SummaryLine("", "", ""));
    }

    @Test
    void keeps_the_newest_of_each_item() throws IOException {
        var pressure = (Observation) read("Observation-hanako-blood-pressure");
        var weight = (Observation) read("Observation-kenji-weight");

        assertThat(NewestOfEach.of(List.of(pressure, weight, pressure, pressure), 2))
                .containsExactly(pressure, weight, pressure);
        assertThat(NewestOfEach.of(List.of(pressure, pressure), 0)).hasSize(2);
    }

    @Test
    void leaves_out_what_is_over_and_what_was_entered_in_error() {
        var medicines = section("10160-0");
        var running = new MedicationStatement().setStatus(MedicationStatementStatus.ACTIVE);

        assertThat(medicines.holds(running)).isTrue();
        assertThat(Stream.of(
                                MedicationStatementStatus.COMPLETED,
                                MedicationStatementStatus.ENTEREDINERROR,
                                MedicationStatementStatus.STOPPED)
                        .map(status -> medicines.holds(running.copy().setStatus(status))))
                .containsOnly(false);
        assertThat(section("11450-4").holds(new Condition())).isTrue();
        assertThat(section("11348-0").holds(new Condition())).isFalse();
    }

    private static SummarySection section(String code) {
        return SummarySection.all().stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static DomainResource read(String example) throws IOException {
        var file = Path.of("fhir-profiles/examples", example + ".json");
        return (DomainResource) (Resource) FHIR.newJsonParser().parseResource(Files.readString(file));
    }
}
