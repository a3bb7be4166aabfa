package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** Which values to come are told, yes or no of conditions, the class of a risk, and why something is proposed. */
class WhatIsExpectedIT extends ServerTest {

    private static final String YES_NO = "1.2.392.200119.6.2003";

    @Test
    void weight_is_projected_by_bmi_and_what_nobody_can_project_is_said() {
        var kenji = kenji();
        PredictRiskIT.send(kenji, PredictRiskIT.checkup("20250610", 142, "1"));
        var risk = "Patient/" + kenji + "/$predict-risk";

        var answer = SERVER.get(risk + "?asOf=2025-07-01").json();

        var weights = of(answer, "Observation").stream()
                .filter(one -> one.at("/code/text").asText().equals("体重"))
                .toList();
        assertThat(weights)
                .extracting(one -> one.get("effectiveDateTime").asText())
                .containsExactly("2026-07-01", "2027-07-01", "2028-07-01");
        assertThat(weights).allSatisfy(one -> {
            assertThat(one.at("/valueQuantity/value").asDouble()).isBetween(74.0, 80.0);
            assertThat(one.at("/valueQuantity/code").asText()).isEqualTo("kg");
        });
        assertThat(of(answer, "Observation"))
                .extracting(one -> one.at("/code/text").asText())
                .doesNotContain("腹囲", "HbA1c (NGSP)", "空腹時血糖", "空腹時中性脂肪");
        var said = of(answer, "OperationOutcome").get(0).toString();
        assertThat(said)
                .contains("腹囲、HbA1c (NGSP)、空腹時血糖、空腹時中性脂肪: これからの値は計算しません", "neither published nor estimated here")
                .doesNotContain("尿酸");
        assertThat(SERVER.get(risk + "?asOf=2025-07-01&item=WAIST").text())
                .contains("neither published nor estimated here")
                .doesNotContain("\"preliminary\"");
        assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk-chart?asOf=2025-07-01&item=WAIST")
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.get(risk + "?item=AST").text()).contains("Known: SBP", "URIC_ACID");
    }

    @Test
    void conditions_are_expected_or_not_and_nobody_is_told_no_who_has_one() {
        var kenji = kenji();
        PredictRiskIT.send(kenji, PredictRiskIT.checkup("20250610", 132, "1"));

        var answer = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01")
                .json();

        var pressure = condition(answer, "hypertension");
        assertThat(pressure.at("/qualitativeRisk/coding/0/code").asText()).isEqualTo("not-expected");
        var low = pressure.at("/probabilityRange/low/value").asDouble();
        var high = pressure.at("/probabilityRange/high/value").asDouble();
        assertThat(low).isPositive().isLessThan(high);
        assertThat(pressure.at("/whenPeriod/end").asText()).isEqualTo("2028-07-01");
        // LDL of 150, BMI of 27: there already.
        assertThat(condition(answer, "dyslipidaemia")
                        .at("/qualitativeRisk/coding/0/code")
                        .asText())
                .isEqualTo("present");
        assertThat(condition(answer, "obesity").has("probabilityDecimal")).isFalse();
        // HbA1c cannot be projected by published figures.
        assertThat(condition(answer, "diabetes").isMissingNode()).isTrue();
        assertThat(of(answer, "OperationOutcome").get(0).toString()).contains("糖尿病: 見こまれるかどうかは分かりません");

        var tried = SERVER.post("Patient/" + kenji + "/$predict-risk", """
                {"resourceType":"Parameters","parameter":[{"name":"asOf","valueDate":"2025-07-01"},
                  {"name":"item","valueString":"SBP"},
                  {"name":"scenario","part":[{"name":"name","valueString":"減塩"},
                    {"name":"lever","part":[{"name":"code","valueCode":"salt"},{"name":"value","valueDecimal":4}]}]}]}
                """).json();
        var ranges = of(tried, "RiskAssessment").stream()
                .filter(one ->
                        one.at("/prediction/0/outcome/coding/0/code").asText().equals("hypertension"))
                .map(one -> one.at("/prediction/0/probabilityRange/high/value").asDouble())
                .toList();
        assertThat(ranges).hasSize(2);
        assertThat(ranges.get(1)).isLessThan(ranges.get(0));
    }

    @Test
    void a_risk_has_the_class_of_its_guideline_and_is_compared_with_the_best_and_the_average() {
        var kenji = kenji();
        PredictRiskIT.send(kenji, PredictRiskIT.checkup("20250610", 152, "1"));

        var answer = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01")
                .json();

        var jas = model(answer, "jas-2022").at("/prediction/0");
        assertThat(jas.at("/qualitativeRisk/coding/0/system").asText())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/risk-probability");
        assertThat(jas.at("/qualitativeRisk/coding/0/code").asText()).isEqualTo("moderate");
        assertThat(jas.at("/qualitativeRisk/text").asText()).isEqualTo("中リスク");
        assertThat(jas.has("relativeRisk")).isFalse();
        var stroke = model(answer, "jals-stroke").at("/prediction/0");
        assertThat(stroke.has("qualitativeRisk")).isFalse();
        assertThat(stroke.get("extension"))
                .extracting(one -> one.get("url").asText().replaceAll(".*/", ""))
                .containsExactly("ratio-to-optimal", "ratio-to-average");
        assertThat(stroke.at("/extension/0/valueDecimal").asDouble())
                .isGreaterThan(stroke.at("/extension/1/valueDecimal").asDouble());
    }

    @Test
    void a_proposal_says_why_and_what_is_done_already() {
        var kenji = kenji();
        PredictRiskIT.send(
                kenji,
                PredictRiskIT.checkup("20250610", 138, "1")
                        .answer("9N746000000000011", YES_NO, "1")
                        .answer("9N801000000000011", "1.2.392.200119.6.2007", "4"));

        var answer = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01&includeProposals=true")
                .json();

        var plan = of(answer, "CarePlan").get(0);
        assertThat(plan.get("activity"))
                .filteredOn(one -> one.at("/detail/description").asText().startsWith("食塩"))
                .singleElement()
                .satisfies(one -> {
                    var reason = one.at("/detail/reasonCode/0");
                    assertThat(reason.get("text").asText()).isEqualTo("上の血圧が 138 mmHg で、130 以上です。");
                    assertThat(reason.get("_text").toString()).contains("138 mmHg, which is 130 or more");
                });
        assertThat(plan.get("note").toString())
                .contains("すでに: 30分以上の運動を週2日以上しています", "生活習慣の改善に取り組んでいます", "have begun to change how they live");
    }

    private static JsonNode condition(JsonNode answer, String code) {
        return of(answer, "RiskAssessment").stream()
                .map(one -> one.at("/prediction/0"))
                .filter(one -> one.at("/outcome/coding/0/code").asText().equals(code))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode model(JsonNode answer, String id) {
        return of(answer, "RiskAssessment").stream()
                .filter(one -> one.at("/method/coding/0/code").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> of(JsonNode bundle, String type) {
        return StreamSupport.stream(bundle.get("entry").spliterator(), false)
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asText().equals(type))
                .toList();
    }

    private static String kenji() {
        return SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"田中 健司\"}],\"gender\":\"male\",\"birthDate\":\"1978-11-03\"}")
                .id();
    }
}
