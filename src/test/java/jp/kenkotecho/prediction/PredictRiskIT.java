package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.CheckupReport;
import jp.kenkotecho.portal.MynaImportIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictRiskIT extends ServerTest {

    private static final String YES_NO = "1.2.392.200119.6.2003";

    @Test
    void a_resident_sees_risks_and_values_to_come_and_what_a_change_would_do() {
        var kenji = kenji();
        for (var year = 2023; year <= 2025; year++) {
            send(kenji, checkup(year + "0610", 140 + year - 2023, "1"));
        }

        var now = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01")
                .json();

        // Man of 46: 7 points, SBP 142: 3, LDL 150: 2, HDL 45: 1, smokes: 2; glucose 95: none; 15 points.
        var jas = risk(now, "jas-2022", "");
        assertThat(jas.at("/prediction/0/probabilityDecimal").asDouble()).isEqualTo(3.0);
        assertThat(jas.at("/prediction/0/rationale").asText()).contains("合計 15 点");
        assertThat(jas.at("/prediction/1/rationale").asText()).contains("平均した値");
        assertThat(jas.at("/prediction/1/probabilityDecimal").asDouble()).isBetween(2.2, 3.0);
        assertThat(risk(now, "jals-stroke", "")
                        .at("/prediction/0/extension/0/valueDecimal")
                        .asDouble())
                .isGreaterThan(1.0);
        assertThat(jas.at("/prediction/0/whenPeriod/end").asText()).isEqualTo("2035-07-01");
        assertThat(jas.get("basis")).hasSizeGreaterThan(8);
        assertThat(risk(now, "kawahara-2015-5y", "")
                        .at("/prediction/0/probabilityDecimal")
                        .asDouble())
                .isEqualTo(13.8);
        assertThat(predicted(now, "収縮期血圧", "")).hasSize(3).allSatisfy(value -> {
            assertThat(value.at("/valueQuantity/value").asDouble()).isBetween(130.0, 145.0);
            assertThat(value.get("derivedFrom")).hasSize(3);
            assertThat(value.get("status").asText()).isEqualTo("preliminary");
        });
        assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01")
                        .json())
                .isEqualTo(now);

        var tried = SERVER.post("Patient/" + kenji + "/$predict-risk", """
                {"resourceType":"Parameters","parameter":[
                  {"name":"asOf","valueDate":"2025-07-01"},
                  {"name":"scenario","part":[{"name":"name","valueString":"禁煙と減量"},
                    {"name":"lever","part":[{"name":"code","valueCode":"smoking"}]},
                    {"name":"lever","part":[{"name":"code","valueCode":"weight"},{"name":"value","valueDecimal":4}]}]}]}
                """).json();
        // SBP 137.8: 2, LDL 144.88: 2, HDL 46.84: 1, no smoking: 12 points.
        assertThat(risk(tried, "jas-2022", "禁煙と減量")
                        .at("/prediction/0/probabilityDecimal")
                        .asDouble())
                .isEqualTo(1.9);
        assertThat(predicted(tried, "収縮期血圧", "禁煙と減量")
                        .get(0)
                        .at("/valueQuantity/value")
                        .asDouble())
                .isLessThan(predicted(tried, "収縮期血圧", "")
                                .get(0)
                                .at("/valueQuantity/value")
                                .asDouble()
                        - 4);
        // Nothing of it is stored.
        assertThat(SERVER.get("RiskAssessment?patient=Patient/" + kenji)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(SERVER.get("Observation?patient=Patient/" + kenji + "&status=preliminary")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    /** The check-up said no; the pharmacy handed something over since. */
    @Test
    void knows_of_a_drug_that_was_begun_since_the_check_up() {
        var kenji = kenji();
        send(kenji, checkup("20250610", 142, "1"));
        var untreated = risk(
                SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-09-01&model=jphc-stroke")
                        .json(),
                "jphc-stroke",
                "");

        var drug = SERVER.post("MedicationStatement", """
                {"resourceType":"MedicationStatement","status":"active","subject":{"reference":"Patient/%s"},
                 "medicationCodeableConcept":{"coding":[
                   {"system":"http://capstandard.jp/iyaku.info/CodeSystem/YJ-code","code":"2149000F0000"}],
                   "text":"ミホン降圧錠"},
                 "effectivePeriod":{"start":"2025-07-10","end":"2025-08-06"}}
                """.formatted(kenji)).id();
        var now = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-09-01")
                .json();

        var treated = risk(now, "jphc-stroke", "");
        // JPHC: 142 mmHg is worth more points with a drug.
        assertThat(treated.at("/prediction/0/rationale").asText())
                .isNotEqualTo(untreated.at("/prediction/0/rationale").asText());
        assertThat(treated.get("basis").toString()).contains("MedicationStatement/" + drug);
        assertThat(untreated.get("basis").toString()).doesNotContain("MedicationStatement/");
        // What was read before it is of another treatment.
        assertThat(predicted(now, "収縮期血圧", "")).isEmpty();
        assertThat(risk(
                                SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01&model=jphc-stroke")
                                        .json(),
                                "jphc-stroke",
                                "")
                        .get("basis")
                        .toString())
                .doesNotContain("MedicationStatement/");
    }

    /** eGFR of 23 and urine protein 3+ with a pressure that is not raised; casual glucose of 300. */
    @Test
    void a_doctor_is_to_be_seen_for_every_value_beyond_its_limit_whatever_models_ask_for() {
        var kenji = kenji();
        send(
                kenji,
                new CheckupReport()
                        .day("20250610")
                        .number("9A751000000000001", "120", "mmHg")
                        .number("8A065000002391901", "23", "ml/min/1.73m2")
                        .number("3D010129901926101", "300", "mg/dl")
                        .answer("1A010000000191111", "1.2.392.200119.6.2102", "5"));

        var answer = SERVER.get(
                        "Patient/" + kenji + "/$predict-risk?asOf=2025-07-01&includeProposals=true&model=jas-2022")
                .json();

        var doctor = resources(answer, "CarePlan").get(0).at("/activity/0/detail");
        assertThat(doctor.get("description").asText())
                .startsWith("医療機関を受診してください")
                .contains("eGFR", "随時血糖", "尿蛋白");
        assertThat(doctor.get("reasonReference")).hasSize(3);
        assertThat(resources(
                        SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2028-07-01&includeProposals=true")
                                .json(),
                        "CarePlan"))
                .isEmpty();
    }

    @Test
    void a_diagnosis_makes_a_first_event_model_inapplicable() {
        var kenji = kenji();
        send(kenji, checkup("20250610", 142, "1"));
        SERVER.post("Condition", """
                {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"onsetDateTime":"2024-11-01",
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"I21.9"}],"text":"急性心筋梗塞"}}
                """.formatted(kenji));

        var answer = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01")
                .text();

        assertThat(answer)
                .contains("primary prevention", "the answer says no, the record has a diagnosis")
                .doesNotContain("jas-2022|1", "jphc-stroke|1", "jals-stroke|1", "suita-2020|1");
    }

    @Test
    void of_who_has_died_nothing_is_computed() {
        var kenji = SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"田中 健司\"}],\"gender\":\"male\","
                                + "\"birthDate\":\"1978-11-03\",\"deceasedDateTime\":\"2025-06-20\"}")
                .id();

        var answer = SERVER.get("Patient/" + kenji + "/$predict-risk");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("died");
    }

    @Test
    void a_change_that_is_nothing_for_this_person_does_nothing_and_that_is_said() {
        var kenji = kenji();
        send(kenji, checkup("20250610", 142, "3"));

        var answer = SERVER.post("Patient/" + kenji + "/$predict-risk", lever("smoking", "1"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("They do not say that they smoke");
        assertThat(SERVER.post("Patient/" + kenji + "/$predict-risk", lever("exercise", "0.001"))
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk-chart?item=SBP&lever=salt:1&lever=salt:3")
                        .text())
                .contains("salt is given twice");
        assertThat(SERVER.post("Patient/" + kenji + "/$predict-risk", lever("weight", "60"))
                        .text())
                .contains("weight is at most 10");
    }

    private static String lever(String code, String value) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"asOf\",\"valueDate\":\"2025-07-01\"},"
                + "{\"name\":\"scenario\",\"part\":[{\"name\":\"name\",\"valueString\":\"x\"},"
                + "{\"name\":\"lever\",\"part\":[{\"name\":\"code\",\"valueCode\":\"" + code
                + "\"},{\"name\":\"value\",\"valueDecimal\":" + value + "}]}]}]}";
    }

    @Test
    void draws_where_a_value_is_heading() {
        var kenji = kenji();
        for (var year = 2023; year <= 2025; year++) {
            send(kenji, checkup(year + "0610", 140 + year - 2023, "1"));
        }

        var picture = SERVER.send(SERVER.fhir(
                        "Patient/" + kenji + "/$predict-risk-chart?item=SBP&asOf=2025-07-01&lever=salt:3&lever=smoking")
                .setHeader("Accept", "image/svg+xml"));

        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(picture.text())
                .contains("\">測定: 2023-06-10 140、2024-06-10 141、2025-06-10 142。", "受診勧奨 140", "生活を変えたら");
        for (var bad : List.of(
                "item=LUCK",
                "",
                "item=SBP&lever=luck",
                "item=SBP&lever=salt:-3",
                "item=SBP&lever=weight:999",
                "item=SBP&item=LUCK")) {
            assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk-chart?" + bad)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk-chart?item=SBP&asOf=2020-01-01")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void draws_several_values_beside_each_other() {
        var kenji = kenji();
        send(kenji, checkup("20250610", 142, "1"));

        var sheet = SERVER.get("Patient/" + kenji + "/$predict-risk-chart?item=SBP&item=LDL&asOf=2025-07-01")
                .text();

        assertThat(sheet.split("role=\"img\"", -1)).hasSize(3);
        assertThat(sheet).contains(">収縮期血圧 (mmHg)<", ">LDL コレステロール (mg/dL)<", "受診勧奨 140以上");
    }

    /** Ten years of check-ups: for a phone less than half as heavy, without hiding what is not known. */
    @Test
    void answers_briefly_for_a_phone() {
        var kenji = kenji();
        for (var year = 2016; year <= 2025; year++) {
            send(kenji, checkup(year + "0610", 130 + year - 2016, "1"));
        }
        var risk = "Patient/" + kenji + "/$predict-risk?asOf=2025-07-01";

        var whole = SERVER.get(risk);
        var brief = SERVER.get(risk + "&brief=true");

        assertThat(brief.text().length()).isLessThan(whole.text().length() / 2).isLessThan(30_000);
        assertThat(predicted(brief.json(), "収縮期血圧", "")).hasSize(1).allSatisfy(value -> {
            assertThat(value.get("effectiveDateTime").asText()).isEqualTo("2028-07-01");
            assertThat(value.toString()).contains("SUBSETTED").doesNotContain("derivedFrom");
        });
        assertThat(risk(brief.json(), "jas-2022", "").at("/prediction/0/probabilityDecimal"))
                .isEqualTo(risk(whole.json(), "jas-2022", "").at("/prediction/0/probabilityDecimal"));
        assertThat(resources(brief.json(), "OperationOutcome")).isEqualTo(resources(whole.json(), "OperationOutcome"));
        assertThat(resources(brief.json(), "Library")).isEmpty();
        assertThat(SERVER.get(risk + "&brief=perhaps").status()).isEqualTo(400);
    }

    @Test
    void what_is_proposed_can_be_taken_up_once() {
        var kenji = kenji();
        send(
                kenji,
                checkup("20250610", 142, "1")
                        .answer("9N746000000000011", YES_NO, "2")
                        .answer("9N796000000000011", YES_NO, "1"));
        var risk = "Patient/" + kenji + "/$predict-risk";

        var shown = SERVER.get(risk + "?asOf=2025-07-01&includeProposals=true").json();

        var plan = resources(shown, "CarePlan").get(0);
        assertThat(plan.at("/status").asText() + plan.at("/intent").asText()).isEqualTo("draftproposal");
        assertThat(plan.at("/activity/0/detail/description").asText())
                .startsWith("医療機関を受診してください")
                .contains("収縮期血圧", "LDL");
        assertThat(plan.at("/activity/1/detail/description").asText())
                .startsWith("たばこをやめる。")
                .contains("ポイント");
        assertThat(resources(shown, "Goal")).hasSize(4).allSatisfy(goal -> assertThat(
                        goal.get("lifecycleStatus").asText())
                .isEqualTo("proposed"));
        assertThat(total("Goal?patient=Patient/" + kenji)).isZero();

        var accept = """
                {"resourceType":"Parameters","parameter":[{"name":"asOf","valueDate":"2025-07-01"},
                  {"name":"store","valueString":"weight"}]}
                """;
        assertThat(resources(SERVER.post(risk, accept).json(), "Goal"))
                .filteredOn(goal -> goal.get("lifecycleStatus").asText().equals("active"))
                .hasSize(1);
        SERVER.post(risk, accept);

        var goal = SERVER.get("Goal?patient=Patient/" + kenji).json();
        assertThat(goal.get("total").asInt()).isEqualTo(1);
        assertThat(goal.at("/entry/0/resource/target/0/detailRange/high/value").asDouble())
                .isEqualTo(77.6);
        assertThat(goal.at("/entry/0/resource/target/0/dueDate").asText()).isEqualTo("2026-01-01");
        assertThat(goal.at("/entry/0/resource/meta/security/0/code").asText()).isEqualTo("guidance");
        assertThat(SERVER.post(risk, accept.replace("weight", "sleep")).status())
                .isEqualTo(422);
        assertThat(SERVER.post(risk, accept.replace("weight", "luck")).status()).isEqualTo(400);
        assertThat(SERVER.get(risk + "?store=weight").status()).isEqualTo(400);
    }

    @Test
    void what_was_to_be_expected_stands_beside_what_came() {
        var kenji = kenji();
        for (var year = 2023; year <= 2024; year++) {
            send(kenji, checkup(year + "0610", 140 + year - 2023, "1"));
        }
        SERVER.post("Patient/" + kenji + "/$predict-risk", """
                {"resourceType":"Parameters","parameter":[{"name":"asOf","valueDate":"2024-07-01"},
                  {"name":"store","valueString":"weight"},{"name":"store","valueString":"smoking"}]}
                """);
        var then = predicted(
                SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2024-06-10")
                        .json(),
                "収縮期血圧",
                "");
        send(kenji, checkup("20250610", 170, "3"));

        var review = SERVER.get("Patient/" + kenji + "/$prediction-review?asOf=2025-07-01")
                .json();

        var pressure = named(review, "item").stream()
                .filter(item -> part(item, "code").equals("SBP"))
                .findFirst()
                .orElseThrow();
        assertThat(part(pressure, "predictedOn")).isEqualTo("2024-06-10");
        assertThat(part(pressure, "predicted"))
                .isEqualTo(then.get(0).at("/valueQuantity/value").asText());
        assertThat(part(pressure, "measured")).isEqualTo("170.0");
        assertThat(part(pressure, "within")).isEqualTo("false");
        assertThat(named(review, "item")).hasSize(6);
        assertThat(named(review, "goal").stream().map(goal -> part(goal, "description") + " " + part(goal, "state")))
                .containsExactlyInAnyOrder("たばこをやめる achieved", "体重を 3% 減らす in-progress");
        // Before the newest check-up there was no more than one.
        assertThat(named(
                        SERVER.get("Patient/" + kenji + "/$prediction-review?asOf=2024-01-01")
                                .json(),
                        "item"))
                .isEmpty();
        assertThat(SERVER.get("Patient/" + kenji + "/$prediction-review?x=1").status())
                .isEqualTo(400);
    }

    @Test
    void a_goal_is_reviewed_whatever_characters_its_measure_has_in_its_code() {
        var kenji = kenji();
        send(kenji, checkup("20240610", 140, "1"));
        var goal = SERVER.post("Goal", """
                {"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"odd"},
                  "subject":{"reference":"Patient/%s"},"startDate":"2024-01-01","target":[{"measure":
                  {"coding":[{"system":"urn:odd","code":"a&nosuch=1,b|$"}]},"detailString":"less"}]}
                """.formatted(kenji));
        assertThat(goal.status()).as(goal.text()).isEqualTo(201);

        var review = SERVER.get("Patient/" + kenji + "/$prediction-review?asOf=2024-07-01");

        assertThat(review.status()).as(review.text()).isEqualTo(200);
        assertThat(named(review.json(), "goal").stream().map(one -> part(one, "description")))
                .containsExactly("odd");
    }

    private static List<JsonNode> named(JsonNode parameters, String name) {
        var found = new ArrayList<JsonNode>();
        parameters.get("parameter").forEach(one -> {
            if (one.get("name").asText().equals(name)) {
                found.add(one);
            }
        });
        return found;
    }

    private static String part(JsonNode parameter, String name) {
        for (var part : parameter.get("part")) {
            if (part.get("name").asText().equals(name)) {
                var value = part.properties().stream()
                        .filter(field -> field.getKey().startsWith("value"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
                return value.isObject() ? value.get("value").asText() : value.asText();
            }
        }
        return "";
    }

    private static int total(String query) {
        return SERVER.get(query).json().get("total").asInt();
    }

    @Test
    void says_what_is_missing_and_what_is_not_its_to_answer() {
        var kenji = kenji();
        assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk").status()).isEqualTo(422);
        send(
                kenji,
                new CheckupReport()
                        .day("20250610")
                        .number("9A751000000000001", "142", "mmHg")
                        .number("9A761000000000001", "950", "mmHg")
                        .number("3D046000001906202", "6.8", "%"));

        var answer = SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-07-01")
                .json();

        var outcome = answer.get("entry").get(answer.get("entry").size() - 1).get("resource");
        assertThat(outcome.toString())
                .contains("jas-2022", "LDL コレステロール", "Diabetes already", "a reading of Diastolic".substring(2))
                .doesNotContain("950");
        assertThat(SERVER.get("Patient/" + kenji + "/$predict-risk?asOf=2025-06-09")
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.get("Patient/nobody/$predict-risk").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=own-idea",
                "item=LUCK",
                "horizonYears=9",
                "asOf=soon",
                "x=1",
                "scenario=1",
                "includeProposals=yes"
            })
    void refuses_what_it_does_not_know(String parameter) {
        var answer = SERVER.get("Patient/demo-kenji/$predict-risk?" + parameter);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void refuses_a_lever_that_it_does_not_know_and_tells_those_it_does() {
        var answer = SERVER.post("Patient/demo-kenji/$predict-risk", """
                {"resourceType":"Parameters","parameter":[{"name":"scenario","part":[{"name":"name","valueString":"x"},
                {"name":"lever","part":[{"name":"code","valueCode":"luck"}]}]}]}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("weight, salt, exercise, alcohol, smoking");
    }

    static CheckupReport checkup(String day, int systolic, String smokes) {
        var report = new CheckupReport()
                .day(day)
                .number("9A751000000000001", String.valueOf(systolic), "mmHg")
                .number("9A761000000000001", "88", "mmHg")
                .number("9N006000000000001", "80", "kg")
                .number("9N011000000000001", "27.0", "kg/m2")
                .number("9N016160100000001", "91", "cm")
                .number("3F077000002327101", "150", "mg/dl")
                .number("3F070000002327101", "45", "mg/dl")
                .number("3F015000002327101", "140", "mg/dl")
                .number("3D010000001926101", "95", "mg/dl")
                .number("3D046000001906202", "5.9", "%")
                .answer("9N736000000000011", "1.2.392.200119.6.24060", smokes)
                .answer("1A010000000191111", "1.2.392.200119.6.2102", "1");
        for (var question : List.of("9N701", "9N706", "9N711", "9N716", "9N721", "9N726")) {
            report.answer(question + "000000000011", YES_NO, "2");
        }
        return report;
    }

    static void send(String person, CheckupReport report) {
        var answer = SERVER.post("Patient/" + person + "/$myna-import", MynaImportIT.body(report.xml(), false));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static JsonNode risk(JsonNode bundle, String model, String scenario) {
        return resources(bundle, "RiskAssessment").stream()
                .filter(one -> one.at("/method/coding/0/code").asText().equals(model))
                .filter(one -> one.at("/extension/0/valueString").asText().equals(scenario))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> predicted(JsonNode bundle, String name, String scenario) {
        return resources(bundle, "Observation").stream()
                .filter(one -> one.at("/code/text").asText().equals(name))
                .filter(one -> one.at("/extension/0/valueString").asText().equals(scenario))
                .toList();
    }

    private static List<JsonNode> resources(JsonNode bundle, String type) {
        var found = new ArrayList<JsonNode>();
        StreamSupport.stream(bundle.get("entry").spliterator(), false)
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asText().equals(type))
                .forEach(found::add);
        return found;
    }

    private static String kenji() {
        return SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"田中 健司\"}],\"gender\":\"male\",\"birthDate\":\"1978-11-03\"}")
                .id();
    }
}
