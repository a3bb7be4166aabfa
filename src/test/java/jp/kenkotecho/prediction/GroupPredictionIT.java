package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.CheckupReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A municipality's people, ranked for health guidance: who agreed, and nobody else. */
@SuppressWarnings("NullAway.Init") // filled before the first test
class GroupPredictionIT extends ServerTest {

    private static final String OFFICE = "Organization/demo-city-office";
    private static final String AS_OF =
            "{\"resourceType\":\"Parameters\",\"parameter\":[" + "{\"name\":\"asOf\",\"valueDate\":\"2025-07-01\"}]}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String nurse = "";
    private static String group;
    private static Resident smoker;
    private static Resident light;
    private static Resident withoutCheckup;
    private static Resident stranger;
    private static String consent;

    /** Once, when the server is there. */
    @BeforeEach
    void people() {
        if (!nurse.isEmpty()) {
            return;
        }
        nurse = App.clinic(SERVER, "user/*.rs").token("phn-takahashi", "");
        group = SERVER.post(
                        "Group",
                        "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true,\"name\":\"架空の市民\","
                                + "\"managingEntity\":{\"reference\":\"" + OFFICE + "\"}}")
                .id();
        smoker = withCheckups("1", 150);
        light = withCheckups("3", 118);
        withoutCheckup = man();
        stranger = withCheckups("1", 160);
        consent = agrees(smoker);
        agrees(light);
        agrees(withoutCheckup);
    }

    @Test
    void ranks_who_agreed_by_what_they_can_gain() {
        var done = done(begin("Group/" + group + "/$predict-risk", AS_OF));

        var lines = lines(done, "output", "RiskAssessment");
        var first = lineOf(lines, smoker);
        assertThat(first.at("/extension/0/valueDecimal").asDouble()).isPositive();
        assertThat(first.get("mitigation").asText())
                .startsWith("受診をすすめる (収縮期血圧")
                .contains("たばこをやめる");
        assertThat(first.get("basis")).isNotEmpty();
        assertThat(lines.stream()
                        .map(line -> -line.at("/extension/0/valueDecimal").asDouble()))
                .isSorted();
        assertThat(lines.toString()).doesNotContain(stranger.id(), withoutCheckup.id());
        assertThat(lines(done, "error", "OperationOutcome").toString())
                .contains("Patient/" + withoutCheckup.id())
                .doesNotContain(stranger.id());
        var report = lines(done, "output", "MeasureReport").get(0);
        assertThat(report.at("/subject/reference").asText()).isEqualTo("Group/" + group);
        assertThat(count(report, "initial-population")).isGreaterThanOrEqualTo(3);
        assertThat(count(report, "denominator-exclusion")).isGreaterThanOrEqualTo(1);
        assertThat(count(report, "numerator")).isEqualTo(lines.size());
        // What one person alone would be told is what the line says.
        var alone = SERVER.get("Patient/" + smoker.id() + "/$predict-risk?asOf=2025-07-01&model="
                        + first.at("/method/coding/0/code").asText())
                .json();
        assertThat(alone.at("/entry/0/resource/prediction/0/probabilityDecimal").asDouble())
                .isEqualTo(first.at("/prediction/0/probabilityDecimal").asDouble());
        // Nothing of it is stored, and their trail tells who looked.
        assertThat(SERVER.get("RiskAssessment?patient=" + smoker.id() + "&_summary=count")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(smoker.reads("Patient/" + smoker.id() + "/$access-log").text())
                .contains("高橋");
        assertThat(stranger.reads("Patient/" + stranger.id() + "/$access-log").text())
                .doesNotContain("高橋");
    }

    /** As docs/guidance.md asks it on a fresh start. */
    @Test
    void ranks_the_citizens_of_the_demo() {
        var done = done(begin("Group/demo-citizens/$predict-risk", AS_OF.replace("2025-07-01", "2026-12-01")));

        var kenji = lines(done, "output", "RiskAssessment").stream()
                .filter(line -> line.at("/subject/reference").asText().equals("Patient/demo-kenji"))
                .findFirst()
                .orElseThrow();
        assertThat(kenji.get("mitigation").asText()).contains("たばこをやめる");
    }

    @Test
    void compares_what_came_with_what_was_to_be_expected() {
        var done = done(asks("Group/" + group + "/$prediction-review?asOf=2025-07-01"));

        var reports = lines(done, "output", "MeasureReport");
        assertThat(reports.stream().map(report -> report.get("measure").asText()))
                .containsExactly(
                        "http://kenko-techo.jp/fhir/Measure/prediction-error",
                        "http://kenko-techo.jp/fhir/Measure/prediction-coverage");
        // Of so few people nothing is said of how their values drift.
        assertThat(lines(done, "output", "Parameters")).isEmpty();
        for (var report : reports) {
            assertThat(report.at("/group/0/code/coding/0/code").asText()).isEqualTo("SBP");
            assertThat(report.at("/group/0/population/1/count").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(report.at("/group/0/measureScore/value").isNumber()).isTrue();
        }
    }

    @Test
    void whoever_withdraws_is_in_no_answer_any_more() {
        var done = done(begin("Group/" + group + "/$predict-risk", AS_OF));
        var before = count(lines(done, "output", "MeasureReport").get(0), "initial-population");

        smoker.withdraws(consent);
        try {
            assertThat(lines(done, "output", "RiskAssessment").toString()).doesNotContain(smoker.id());
            assertThat(count(lines(done, "output", "MeasureReport").get(0), "initial-population"))
                    .isEqualTo(before - 1);
        } finally {
            consent = agrees(smoker);
        }
    }

    @Test
    void whoever_takes_a_category_back_is_in_no_answer_either() {
        var other = withCheckups("1", 150);
        var given = agrees(other);
        var done = done(begin("Group/" + group + "/$predict-risk", AS_OF));
        assertThat(lines(done, "output", "RiskAssessment").toString()).contains(other.id());

        var narrower = other.reads("Consent/" + given).text().replace("\"checkup\"", "\"medication\"");
        assertThat(other.sends("PUT", "Consent/" + given, narrower).status()).isEqualTo(200);

        assertThat(lines(done, "output", "RiskAssessment").toString()).doesNotContain(other.id());
    }

    @Test
    void a_category_that_is_withheld_is_not_computed_from() {
        var reserved = withCheckups("1", 150);
        reserved.agrees(
                new ConsentText(reserved.id(), OFFICE).purpose("PUBHLTH").sharing("medication"));

        var done = done(begin("Group/" + group + "/$predict-risk", AS_OF));

        assertThat(lines(done, "output", "RiskAssessment").toString()).doesNotContain(reserved.id());
        assertThat(lines(done, "error", "OperationOutcome").toString()).contains(reserved.id());
    }

    @Test
    void is_for_staff_of_the_organization_and_for_who_asked() {
        var path = "Group/" + group + "/$predict-risk";
        // Whom somebody sees by another consent does not make them staff: the group would tell who agreed with the
        // office.
        light.agrees(new ConsentText(light.id(), "Organization/demo-ito-clinic").sharing("checkup", "daily-health"));
        assertThat(sends(smoker.token(), path, AS_OF).status()).isEqualTo(403);
        assertThat(sends(App.clinic(SERVER, "user/*.rs").token("dr-ito", ""), path, AS_OF)
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.fhir(path)
                                .header("Prefer", "respond-async")
                                .POST(BodyPublishers.ofString(AS_OF)))
                        .status())
                .isEqualTo(403);
        var status = begin(path, AS_OF);
        done(status);
        var relative = status.substring(status.indexOf("$"));
        assertThat(SERVER.get(smoker.token(), relative).status()).isEqualTo(404);
        assertThat(SERVER.get(relative).status()).isEqualTo(404);
        assertThat(SERVER.send(SERVER.with(nurse, relative).DELETE()).status()).isEqualTo(202);
        assertThat(SERVER.get(nurse, relative).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"model\",\"valueString\":\"luck\"}]}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"horizonYears\",\"valueInteger\":3}]}"
            })
    void refuses_what_it_does_not_know(String body) {
        assertThat(sends(nurse, "Group/" + group + "/$predict-risk", body).status())
                .isEqualTo(400);
    }

    @Test
    void needs_a_group_that_an_organization_manages_and_patience() {
        var path = "Group/" + group + "/$predict-risk";
        assertThat(SERVER.send(SERVER.with(nurse, path).POST(BodyPublishers.ofString(AS_OF)))
                        .status())
                .isEqualTo(400);
        assertThat(sends(nurse, "Group/demo-cohort/$predict-risk", AS_OF).status())
                .isEqualTo(422);
        assertThat(sends(nurse, "Group/nowhere/$predict-risk", AS_OF).status()).isEqualTo(404);
        assertThat(SERVER.get(nurse, "$prediction-status?id=x").status()).isEqualTo(404);
        assertThat(SERVER.get(nurse, "$prediction-file?id=x&type=RiskAssessment")
                        .status())
                .isEqualTo(404);
    }

    private static String agrees(Resident resident) {
        return resident.agrees(
                new ConsentText(resident.id(), OFFICE).purpose("PUBHLTH").sharing("checkup", "daily-health"));
    }

    private static Resident man() {
        var patient = SERVER.post(
                "Patient",
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"架空 春\"}],\"gender\":\"male\",\"birthDate\":\"1978-11-03\"}");
        return Resident.of(SERVER, patient.id(), "架空 春", "Patient/" + patient.id());
    }

    private static Resident withCheckups(String smokes, int pressure) {
        var resident = man();
        for (var year = 2023; year <= 2025; year++) {
            PredictRiskIT.send(resident.id(), checkup(year, pressure, smokes));
        }
        return resident;
    }

    private static CheckupReport checkup(int year, int pressure, String smokes) {
        return PredictRiskIT.checkup(year + "0610", pressure + year - 2023, smokes);
    }

    private static Client.Answer sends(String token, String path, String body) {
        return SERVER.send(
                SERVER.with(token, path).header("Prefer", "respond-async").POST(BodyPublishers.ofString(body)));
    }

    /** Where to ask how far it is. */
    private static String begin(String path, String body) {
        return statusOf(sends(nurse, path, body));
    }

    private static String asks(String path) {
        return statusOf(SERVER.send(SERVER.with(nurse, path).header("Prefer", "respond-async")));
    }

    private static String statusOf(Client.Answer kickOff) {
        assertThat(kickOff.status()).as(kickOff.text()).isEqualTo(202);
        return kickOff.header("Content-Location");
    }

    /** Its manifest. */
    private static JsonNode done(String status) {
        var path = status.substring(status.indexOf("$"));
        var answer = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> SERVER.get(nurse, path), polled -> polled.status() != 202);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> lines(JsonNode manifest, String kind, String type) {
        for (var file : manifest.get(kind)) {
            if (file.get("type").asText().equals(type)) {
                var url = file.get("url").asText();
                var answer = SERVER.get(nurse, url.substring(url.indexOf("$")));
                assertThat(answer.header("Content-Type")).startsWith("application/fhir+ndjson");
                return answer.text().lines().map(GroupPredictionIT::tree).toList();
            }
        }
        return List.of();
    }

    private static JsonNode lineOf(List<JsonNode> lines, Resident resident) {
        return lines.stream()
                .filter(line -> line.at("/subject/reference").asText().equals("Patient/" + resident.id()))
                .findFirst()
                .orElseThrow();
    }

    private static int count(JsonNode report, String population) {
        for (var one : report.at("/group/0/population")) {
            if (one.at("/code/coding/0/code").asText().equals(population)) {
                return one.get("count").asInt();
            }
        }
        return -1;
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
