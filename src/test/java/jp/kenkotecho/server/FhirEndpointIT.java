package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

@OnBothDatabases({Because.CRUD, Because.PAGING, Because.TRANSACTIONS})
class FhirEndpointIT extends ServerTest {

    @Test
    void metadata_names_software_version_types_profiles_and_operations() {
        var metadata = SERVER.send(SERVER.open("/fhir/metadata").GET()).json();

        assertThat(metadata.at("/software/name").asText()).startsWith("Kenko Techo");
        assertThat(metadata.at("/software/version").asText()).isNotBlank();
        assertThat(metadata.at("/fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(metadata.at("/rest/0/resource")).hasSize(146);
        assertThat(resource(metadata, "MedicationStatement")
                        .at("/supportedProfile")
                        .toString())
                .contains("/kt-medication-statement\"", "/JP_MedicationStatement\"");
        var operations = resource(metadata, "Patient").at("/operation");
        assertThat(names(operations))
                .containsExactlyInAnyOrder(
                        "access-log",
                        "break-glass",
                        "check-in",
                        "checkup-trend",
                        "consent-preview",
                        "dose-calendar",
                        "dose-schedule",
                        "drug-qr",
                        "everything",
                        "guidance-progress",
                        "guidance-draft",
                        "hide",
                        "medical-expense-form",
                        "medical-expense-summary",
                        "meta",
                        "myna-import",
                        "myna-import-status",
                        "parse-drug-qr",
                        "patient-export",
                        "predict-risk",
                        "predict-risk-chart",
                        "prediction-review",
                        "share-link",
                        "summary",
                        "validate",
                        "visit-brief",
                        "visit-brief-page");
        assertThat(stream(operations)
                        .filter(one -> one.get("name").asText().equals("parse-drug-qr"))
                        .map(one -> one.get("definition").asText()))
                .containsExactly("http://kenko-techo.jp/fhir/OperationDefinition/parse-drug-qr");
    }

    @Test
    void reads_updates_and_remembers_every_version() {
        var id = SERVER.newPerson();
        var renamed = "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"name\":[{\"text\":\"見本 華代\"}]}";

        assertThat(SERVER.put("Patient/" + id, renamed).status()).isEqualTo(200);

        assertThat(SERVER.get("Patient/" + id).json().at("/name/0/text").asText())
                .isEqualTo("見本 華代");
        assertThat(SERVER.get("Patient/" + id + "/_history/1")
                        .json()
                        .at("/name/0/text")
                        .asText())
                .isEqualTo("見本 花代");
        assertThat(SERVER.get("Patient/" + id + "/_history").json().get("entry"))
                .hasSize(2);
    }

    @Test
    void patches() {
        var id = SERVER.newPerson();
        var answer = SERVER.send(SERVER.fhir("Patient/" + id)
                .setHeader("Content-Type", "application/json-patch+json")
                .method(
                        "PATCH",
                        BodyPublishers.ofString(
                                "[{\"op\":\"replace\",\"path\":\"/birthDate\",\"value\":\"1965-02-02\"}]")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(SERVER.get("Patient/" + id).json().get("birthDate").asText()).isEqualTo("1965-02-02");
    }

    @Test
    void refuses_an_update_of_an_old_version() {
        var id = SERVER.newPerson();
        var body = "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
        var stale = SERVER.fhir("Patient/" + id).header("If-Match", "W/\"9\"").PUT(BodyPublishers.ofString(body));

        assertThat(SERVER.send(stale).status()).isEqualTo(412);
    }

    @Test
    void gives_ids_that_tell_nothing() {
        assertThat(SERVER.newPerson()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void forgets_what_was_deleted_but_not_its_history() {
        var id = SERVER.newPerson();

        assertThat(SERVER.delete("Patient/" + id).status()).isEqualTo(200);
        assertThat(SERVER.get("Patient/" + id).status()).isEqualTo(410);
        assertThat(SERVER.get("Patient/" + id + "/_history/1").status()).isEqualTo(200);
    }

    @Test
    void creates_only_once_when_asked_conditionally() {
        var body = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:test\",\"value\":\"once\"}]}";
        var create = SERVER.fhir("Patient")
                .header("If-None-Exist", "identifier=urn:test|once")
                .POST(BodyPublishers.ofString(body));

        assertThat(SERVER.send(create).status()).isEqualTo(201);
        assertThat(SERVER.send(create).status()).isEqualTo(200);
        assertThat(SERVER.put("Patient?identifier=urn:test|once", body).status())
                .isEqualTo(200);
        assertThat(SERVER.get("Patient?identifier=urn:test|once").json().get("entry"))
                .hasSize(1);
    }

    @Test
    void writes_a_transaction_whole_or_not_at_all() {
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
                  "resource":{"resourceType":"Patient","identifier":[{"system":"urn:test","value":"%s"}]},
                  "request":{"method":"POST","url":"Patient"}},
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"体重"},
                   "subject":{"reference":"%s"}},
                  "request":{"method":"POST","url":"Observation"}}]}""";

        var whole = bundle.formatted("whole", "urn:uuid:11111111-1111-4111-8111-111111111111");
        assertThat(SERVER.post("", whole).status()).isEqualTo(200);
        assertThat(found("Patient?identifier=urn:test|whole")).isEqualTo(1);

        var broken = bundle.formatted("broken", "Patient/nobody-at-all");
        assertThat(SERVER.post("", broken).status()).isEqualTo(400);
        assertThat(found("Patient?identifier=urn:test|broken")).isZero();
    }

    @Test
    void answers_each_request_of_a_batch_for_itself() {
        var id = SERVER.newPerson();
        var batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/" + id + "\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/nobody-at-all\"}}]}";

        var entries = SERVER.post("", batch).json().get("entry");

        assertThat(entries.at("/0/response/status").asText()).startsWith("200");
        assertThat(entries.at("/1/response/status").asText()).startsWith("404");
    }

    @Test
    void pages_by_links_that_lead_on() {
        var page = SERVER.get("Observation?patient=Patient/demo-kenji&_sort=-date&_count=5")
                .json();
        var next = stream(page.get("link"))
                .filter(link -> link.get("relation").asText().equals("next"))
                .map(link -> link.get("url").asText())
                .findFirst()
                .orElseThrow();

        assertThat(next).startsWith(SERVER.base() + "/fhir?_getpages=");
        var second =
                SERVER.get(next.substring((SERVER.base() + "/fhir").length())).json();
        assertThat(ids(second)).hasSize(5);
        assertThat(ids(page)).hasSize(5).doesNotContainAnyElementsOf(ids(second).toList());
    }

    @Test
    void everything_is_the_record_of_one_person() {
        var everything =
                SERVER.get("Patient/demo-hanako/$everything?_count=500").json();

        var types = stream(everything.get("entry"))
                .map(entry -> entry.at("/resource/resourceType").asText());
        assertThat(types)
                .contains("Patient", "Observation", "MedicationStatement", "Immunization", "DocumentReference");
        assertThat(everything.toString()).doesNotContain("demo-kenji");
    }

    @Test
    void validates() {
        var wrong = "{\"resourceType\":\"Observation\",\"status\":\"final\"}";
        var right = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}";

        var findings = SERVER.post("Observation/$validate", wrong);
        assertThat(findings.status()).isEqualTo(200);
        assertThat(findings.text()).contains("\"severity\":\"error\"", "Observation.code");
        var outcome = SERVER.post("Observation/$validate", right);
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(stream(outcome.json().get("issue"))
                        .map(issue -> issue.get("severity").asText()))
                .doesNotContain("error", "fatal");
    }

    @Test
    void tells_the_meta_of_a_resource() {
        var meta = SERVER.get("Patient/demo-hanako/$meta").json();

        assertThat(meta.toString()).contains("information-category");
    }

    private static int found(String search) {
        var entries = SERVER.get(search).json().get("entry");
        return entries == null ? 0 : entries.size();
    }

    private static Stream<String> ids(JsonNode bundle) {
        return stream(bundle.get("entry")).map(entry -> entry.at("/resource/id").asText());
    }

    private static Stream<String> names(JsonNode operations) {
        return stream(operations).map(one -> one.get("name").asText());
    }

    private static JsonNode resource(JsonNode metadata, String type) {
        return stream(metadata.at("/rest/0/resource"))
                .filter(one -> one.get("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
