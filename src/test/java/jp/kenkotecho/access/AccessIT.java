package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.StreamSupport;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT extends ServerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir",
                "/fhir/",
                "/fhir/Patient",
                "/fhir/Patient/demo-hanako",
                "/fhir/Patient/demo-hanako/$everything",
                "/fhir/_history",
                "/fhir/.well-known",
                "/fhir/metadata/x",
                "/fhir//Patient",
                "/fhir/StructureDefinition",
            })
    void answers_401_without_a_token(String path) {
        var answer = SERVER.send(SERVER.open(path).GET());

        assertThat(answer.status()).isEqualTo(path.contains("//") ? 400 : 401);
        assertThat(answer.text()).doesNotContain("佐藤");
    }

    @Test
    void says_in_two_languages_how_to_get_a_token() {
        var answer = SERVER.send(SERVER.open("/fhir/Patient").GET());

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.json().get("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo("login");
        assertThat(answer.json().at("/issue/0/details/text").asText()).contains("アクセストークン");
        assertThat(answer.json().at("/issue/0/diagnostics").asText()).contains("access token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", "' or 1=1 --"})
    void answers_401_to_a_token_that_it_did_not_issue(String token) {
        var answer = SERVER.send(SERVER.open("/fhir/Patient")
                .header("Authorization", "Bearer " + token)
                .GET());

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void answers_401_to_a_token_that_was_revoked() throws InterruptedException {
        var token = SERVER.newToken("system/Patient.rs");
        assertThat(withToken(token).status()).isEqualTo(200);

        var revoke = SERVER.send(SERVER.open("/oauth2/revoke")
                .header("Authorization", "Basic ZGVtby1iYWNrZW5kOmRlbW8tc2VjcmV0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token)));
        assertThat(revoke.status()).isEqualTo(200);

        // What was found valid is remembered for one second: that is the promise, so it is waited for, no longer.
        var until = System.nanoTime() + 1_500_000_000L;
        while (withToken(token).status() == 200 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(withToken(token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid",
                "system/Shoe.rs",
                "patient/*.rs",
                "system/Patient.sr",
                "system/Patient.rs user/*.rs"
            })
    void T5_grants_no_scope_that_is_none_or_not_registered(String scopes) {
        var answer = SERVER.requestToken("demo-backend", "demo-secret", scopes);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void T2_gives_tokens_to_the_client_itself_for_five_minutes_and_not_to_caches() {
        var answer = SERVER.requestToken("demo-backend", "demo-secret", "system/Patient.rs");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("expires_in").asInt()).isBetween(1, 300);
        assertThat(answer.json().get("scope").asText()).isEqualTo("system/Patient.rs");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(SERVER.requestToken("demo-backend", "wrong", "system/Patient.rs")
                        .status())
                .isEqualTo(401);
        assertThat(SERVER.requestToken("nobody", "demo-secret", "system/Patient.rs")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system/Observation.rs | GET | Patient/demo-hanako | 403",
                "system/Observation.rs | GET | Patient | 403",
                "system/Observation.rs | GET | Observation?patient=Patient/demo-hanako | 200",
                "system/Observation.r | GET | Observation?patient=Patient/demo-hanako | 403",
                "system/Observation.rs | GET | Observation?patient.name=佐藤 | 403",
                "system/Observation.rs | GET | Observation?_has:Provenance:target:agent=Device/1 | 403",
                "system/Observation.rs | GET | _history | 403",
                "system/Observation.rs | GET | Patient/_history | 403",
                "system/Observation.rs | GET | Patient/demo-hanako/_history | 403",
                "system/Observation.rs | GET | Patient/demo-hanako/$everything | 403",
                "system/Observation.rs | GET | Patient/demo-hanako/$meta | 403",
                "system/Observation.rs | DELETE | Patient/demo-hanako | 403",
                "system/Observation.cud | GET | Observation | 403",
                "system/Patient.rs | GET | Patient/demo-hanako | 200",
            })
    void holds_a_token_to_its_scopes(String scopes, String method, String path, int status) {
        var encoded = path.replace("佐藤", "%E4%BD%90%E8%97%A4");
        var answer = SERVER.send(SERVER.fhir(encoded, scopes).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo("forbidden");
            assertThat(answer.text()).doesNotContain("佐藤", "花子");
        }
    }

    @Test
    void refuses_a_write_that_the_scopes_do_not_cover_and_stores_nothing() {
        var person = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:test\",\"value\":\"unscoped\"}]}";
        var create = SERVER.fhir("Patient", "system/Patient.rs").POST(BodyPublishers.ofString(person));
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + person
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";
        var transaction = SERVER.fhir("", "system/Observation.cruds").POST(BodyPublishers.ofString(bundle));

        assertThat(SERVER.send(create).status()).isEqualTo(403);
        assertThat(SERVER.send(transaction).status()).isEqualTo(403);
        assertThat(SERVER.get("Patient?identifier=urn:test|unscoped").json().has("entry"))
                .isFalse();
    }

    @Test
    void judges_every_entry_of_a_batch() {
        var batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/demo-hanako\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient?_count=1\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Observation?_count=1\"}},"
                + "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/demo-hanako\"}}]}";
        var answer = SERVER.send(SERVER.fhir("", "system/Observation.rs").POST(BodyPublishers.ofString(batch)));

        assertThat(answer.text()).doesNotContain("佐藤", "HAPI-").contains("許可されていない");
        assertThat(answer.json().at("/entry/0/response/status").asText()).startsWith("40");
        assertThat(answer.json().at("/entry/1/response/status").asText()).startsWith("403");
        assertThat(answer.json().at("/entry/2/response/status").asText()).startsWith("200");
        assertThat(answer.json().at("/entry/3/response/status").asText()).startsWith("403");
        assertThat(SERVER.get("Patient/demo-hanako").status()).isEqualTo(200);
    }

    @Test
    void shows_in_everything_only_the_types_that_may_be_searched() {
        var everything = SERVER.send(SERVER.fhir(
                        "Patient/demo-hanako/$everything?_count=500",
                        "system/Patient.r system/Immunization.rs system/Observation.r")
                .GET());

        var types = StreamSupport.stream(everything.json().get("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/resourceType").asText())
                .distinct();
        assertThat(types).containsExactlyInAnyOrder("Patient", "Immunization");
    }

    @Test
    void includes_nothing_that_may_not_be_read() {
        var search = SERVER.send(SERVER.fhir(
                        "Observation?patient=Patient/demo-hanako&_include=Observation:patient&_count=3",
                        "system/Observation.rs")
                .GET());

        assertThat(search.status()).isEqualTo(200);
        assertThat(search.text()).doesNotContain("佐藤");
    }

    @Test
    void imports_a_slip_only_with_the_scopes_that_storing_it_takes() {
        var person = SERVER.newPerson();
        var slip = Notebooks.storing(Notebooks.ONE_DRUG);
        var reading = SERVER.fhir("Patient/" + person + "/$parse-drug-qr", "system/*.rs");

        assertThat(SERVER.send(reading.POST(BodyPublishers.ofString(slip))).status())
                .isEqualTo(403);
        assertThat(SERVER.get("MedicationStatement?patient=Patient/" + person)
                        .json()
                        .has("entry"))
                .isFalse();
    }

    private static Client.Answer withToken(String token) {
        return SERVER.send(SERVER.open("/fhir/Patient?_count=1")
                .header("Authorization", "Bearer " + token)
                .GET());
    }
}
