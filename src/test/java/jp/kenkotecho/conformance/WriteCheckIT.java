package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Checklist("I1")
class WriteCheckIT extends ServerTest {

    private static final String PROFILE = "http://kenko-techo.jp/fhir/StructureDefinition/";

    /** Written by the server, or by the person they are about, alone. */
    private static final Set<String> NOT_BY_CLIENTS = Set.of("AuditEvent", "Consent", "Provenance");

    static List<Path> examples() throws IOException {
        try (var files = Files.list(Path.of("fhir-profiles/examples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void finds_nothing_wrong_with_an_example(Path example) throws IOException {
        var found = SERVER.post(typeOf(example) + "/$validate", Files.readString(example));

        assertThat(found.status()).isEqualTo(200);
        assertThat(severities(found)).doesNotContain("error", "fatal");
    }

    @Test
    void stores_what_conforms() throws IOException {
        var person = SERVER.newPerson();
        for (var example : examples()) {
            var type = typeOf(example);
            var json = Files.readString(example).replaceAll("\"(Patient)/[^\"]*\"", "\"$1/" + person + "\"");
            if (NOT_BY_CLIENTS.contains(type) || json.matches("(?s).*\"reference\" : \"(?!Patient/).*")) {
                continue;
            }
            assertThat(SERVER.post(type, json).status()).as(example + "").isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Patient | kt-patient | `\"name\":[{\"text\":\"見本\"}],\"gender\":\"male\"` | Patient | Patient.identifier is missing",
                "Patient | kt-patient | `\"identifier\":[{\"system\":\"urn:a\",\"value\":\"1\"}],\"name\":[{\"use\":\"official\"}],"
                        + "\"gender\":\"male\",\"birthDate\":\"1980-01-01\"` | Patient.name[0] | kt-name",
                "Observation | kt-home-blood-pressure | `\"status\":\"final\",\"code\":{\"text\":\"血圧\"}` | Observation | Observation.component is missing",
                "Observation | kt-checkup-item | `\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
                        + "\"code\":\"4548-4\"}],\"text\":\"a\"}` | Observation | kt-checkup-code",
                "Immunization | kt-immunization | `\"status\":\"completed\",\"vaccineCode\":{\"coding\":[{\"system\":\"urn:a\","
                        + "\"code\":\"b\"}]},\"patient\":{\"reference\":\"Patient/demo-kenji\"},\"occurrenceDateTime\":\"2026\"` "
                        + "| Immunization.vaccineCode | Immunization.vaccineCode.text is missing",
                "Goal | kt-goal | `\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"a\"},\"subject\":"
                        + "{\"reference\":\"Patient/demo-kenji\"},\"target\":[{\"dueDate\":\"2027-01-01\"}]` | Goal.target[0] | Goal.target.measure is missing",
                "Goal |  | `\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"a\"}` | Goal | Goal.subject is missing",
                "Condition |  | `\"code\":{\"text\":\"a\"}` | Condition | Condition.subject is missing",
                "Encounter |  | `\"status\":\"planned\",\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"2026-02-02\","
                        + "\"end\":\"2026-01-01\"}` | Encounter.period | per-1",
            })
    void refuses_what_breaks_a_rule_and_says_where(
            String type, String profile, String content, String where, String what) {
        var meta = profile == null ? "" : "\"meta\":{\"profile\":[\"" + PROFILE + profile + "\"]},";
        var refused = SERVER.post(type, "{\"resourceType\":\"" + type + "\"," + meta + content + "}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        var issues = refused.json().get("issue");
        assertThat(issues).isNotEmpty().allSatisfy(issue -> {
            assertThat(issue.at("/severity").asText()).isEqualTo("error");
            assertThat(issue.at("/details/text").asText()).containsPattern("[ぁ-んァ-ヶ一-龠]");
            assertThat(issue.at("/diagnostics").asText()).containsPattern("[a-z]{3}");
        });
        assertThat(StreamSupport.stream(issues.spliterator(), false)
                        .filter(issue -> issue.at("/expression/0").asText().equals(where))
                        .map(issue -> issue.at("/diagnostics").asText()))
                .anyMatch(text -> text.contains(what));
    }

    @Test
    void stores_a_resource_of_a_profile_that_is_not_known_with_a_warning() {
        var json = "{\"resourceType\":\"Basic\",\"meta\":{\"profile\":[\"http://other.example/profile\"]},"
                + "\"code\":{\"text\":\"a\"}}";

        var stored = SERVER.post("Basic", json);

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.header("Warning")).startsWith("299 ").contains("meta.profile");
        assertThat(SERVER.post("Basic", json.replaceFirst("\"meta\":[^}]*\\},", ""))
                        .header("Warning"))
                .isEmpty();
    }

    @Test
    void tells_every_entry_of_a_transaction_that_is_wrong_and_stores_none() {
        var mark = "urn:uuid:" + java.util.UUID.randomUUID();
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry(
                        "Basic",
                        "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"" + mark
                                + "\"}],\"code\":{\"text\":\"a\"}")
                + "," + entry("Basic", "\"identifier\":[]".replace("[]", "[{\"value\":\"a\"}]"))
                + "," + entry("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"a\"}") + "]}";

        var refused = SERVER.post("", bundle);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Bundle.entry[1].resource/Basic", "Basic.code is missing")
                .contains("Bundle.entry[2].resource/Goal", "Goal.subject is missing")
                .doesNotContain("Bundle.entry[0]");
        assertThat(SERVER.get("Basic?identifier=" + mark).json().at("/total").asInt())
                .isZero();
    }

    @Test
    void refuses_one_entry_of_a_batch_and_stores_the_other() {
        var answer = SERVER.post(
                        "",
                        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                                + entry("Basic", "\"code\":{\"text\":\"a\"}") + ","
                                + entry("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"a\"}")
                                + "]}")
                .json();

        assertThat(answer.at("/entry/0/response/status").asText()).startsWith("201");
        assertThat(answer.at("/entry/1/response/status").asText()).startsWith("422");
        assertThat(answer.at("/entry/1/response/outcome/issue/0/details/text").asText())
                .containsPattern("[ぁ-んァ-ヶ一-龠]");
    }

    @Test
    void does_not_spend_minutes_on_a_resource_of_countless_elements() {
        var names = IntStream.range(0, 8_000)
                .mapToObj(i -> "{\"text\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        var patient = "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\"" + PROFILE + "kt-patient\"]},\"name\":["
                + names + "]}";

        assertThat(SERVER.post("Patient", patient).status()).isEqualTo(413);
        assertThat(SERVER.post("Patient/$validate", patient).status()).isEqualTo(413);
    }

    @Test
    void does_not_judge_a_resource_by_countless_profiles() {
        var claims = IntStream.range(0, 11)
                .mapToObj(i -> "\"" + PROFILE + "kt-patient\"")
                .collect(Collectors.joining(","));
        var patient = "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[" + claims + "]}}";

        assertThat(SERVER.post("Patient", patient).status()).isEqualTo(413);
        assertThat(SERVER.post("Patient/$validate", patient).status()).isEqualTo(413);
    }

    @Test
    void holds_a_patched_resource_to_its_profile() {
        var person = SERVER.newPerson();
        var id = SERVER.post(
                        "Goal",
                        "{\"resourceType\":\"Goal\",\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"a\"},"
                                + "\"subject\":{\"reference\":\"Patient/" + person + "\"}}")
                .id();

        var patched = SERVER.send(SERVER.fhir("Goal/" + id)
                .setHeader("Content-Type", "application/json-patch+json")
                .method(
                        "PATCH",
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                "[{\"op\":\"remove\",\"path\":\"/subject\"}]")));

        assertThat(patched.status()).as(patched.text()).isEqualTo(422);
        assertThat(SERVER.get("Goal/" + id).text()).contains("Patient/" + person);
    }

    @Test
    void validates_against_a_profile_that_is_asked_for() {
        var json = "{\"resourceType\":\"Patient\",\"gender\":\"male\"}";

        var found = SERVER.post("Patient/$validate?profile=" + PROFILE + "kt-patient", json);

        assertThat(found.status()).isEqualTo(200);
        assertThat(severities(found)).contains("error");
        assertThat(found.text())
                .contains("Patient.identifier が足りません", "Patient.identifier is missing")
                .doesNotContain("It breaks a rule of FHIR R4 or of a profile.");
        var unknown = SERVER.post("Patient/$validate?profile=http://other.example/profile", json);
        assertThat(severities(unknown)).contains("error");
        assertThat(unknown.text()).contains("知らないプロファイルです");
    }

    @Test
    void offers_the_definitions_by_their_urls() {
        var found =
                SERVER.get("StructureDefinition?url=" + PROFILE + "kt-consent").json();

        assertThat(found.at("/total").asInt()).isEqualTo(1);
        assertThat(found.at("/entry/0/resource/snapshot/element")).isNotEmpty();
        // The long lists of codes are published when the server is up already.
        await().untilAsserted(() -> assertThat(
                        SERVER.get("CodeSystem/$lookup?system=urn:oid:1.2.392.200119.6.1005&code=9N001000000000001")
                                .text())
                .contains("身長"));
        assertThat(SERVER.get("ValueSet?url=http://kenko-techo.jp/fhir/ValueSet/checkup-item")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @OnBothDatabases(Because.SEARCH)
    void finds_and_sorts_residents_by_kana() {
        var kana = "Patient?jp-kana-sort=%E3%82%B5&_sort=jp-kana-sort";

        assertThat(SERVER.get(kana).text()).contains("demo-hanako").doesNotContain("demo-kenji");
    }

    private static String entry(String type, String content) {
        return "{\"resource\":{\"resourceType\":\"" + type + "\"," + content
                + "},\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    private static String typeOf(Path example) {
        var name = example.getFileName().toString();
        return name.substring(0, name.indexOf('-'));
    }

    private static List<String> severities(Client.Answer outcome) {
        return StreamSupport.stream(outcome.json().get("issue").spliterator(), false)
                .map(issue -> issue.get("severity").asText())
                .toList();
    }
}
