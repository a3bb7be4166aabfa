package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLineTest {

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
                "DiagnosticReport-kenji-checkup-report | 健診結果報告書 | '' | 2026-06-10",
                "DocumentReference-hanako-slip | 電子版お薬手帳 | '' | 2026-11-05",
                "Goal-kenji-weight-goal | 半年で体重を 3 kg 減らす | '' | 2027-03-10",
                "Communication-doctors-comment | 朝の血圧が落ち着いてきました。今の薬を続けましょう。 | 伊藤 誠一 | 2026-11-05",
                "Encounter-kenji-guidance-session | 特定保健指導 (初回面談) | 見本市 健康課 | 2026-09-10",
                "Encounter-demo-hanako-visit | 受診 Visit | 伊藤内科 | 2026-11-25",
                "CarePlan-kenji-guidance-plan | 特定保健指導 支援計画 | 一日 8,000 歩 | 2026-09-10",
            })
    void reads_in_japanese(String example, String name, String detail, String when) throws IOException {
        assertThat(RecordLine.of(read(example))).isEqualTo(new RecordLine(name, detail, when));
    }

    @Test
    void says_so_where_there_is_nothing_to_say() {
        assertThat(RecordLine.of(new Basic()).name()).contains("情報はありません", "No information");
        assertThat(RecordLine.of(new Observation())).isEqualTo(new RecordLine("", "", ""));
    }

    private static DomainResource read(String example) throws IOException {
        var file = Path.of("fhir-profiles/examples", example + ".json");
        return (DomainResource) (Resource) FHIR.newJsonParser().parseResource(Files.readString(file));
    }
}
