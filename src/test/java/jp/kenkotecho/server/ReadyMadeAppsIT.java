package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps that know nothing of this server send, as they are: US Core and IPS readers, medication lists, HAPI's client. */
class ReadyMadeAppsIT extends ServerTest {

    private static final String PRESSURE = "{\"resourceType\":\"Observation\",\"status\":\"final\","
            + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"85354-9\"}]},"
            + "\"subject\":{\"reference\":\"Patient/%s\"},\"effectiveDateTime\":\"2026-01-05\",\"component\":[{\"code\":"
            + "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8480-6\"}]},\"valueQuantity\":{\"value\":120,"
            + "\"unit\":\"mmHg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"}}]}";

    private static String person = "";

    @BeforeEach
    void there_is_somebody_with_a_reading() {
        if (person.isEmpty()) {
            person = SERVER.newPerson();
            assertThat(SERVER.post("Observation", PRESSURE.formatted(person)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void get_the_medicine_with_what_was_ordered_of_it() {
        var medicine = SERVER.post("Medication", "{\"resourceType\":\"Medication\",\"code\":{\"text\":\"みほん錠\"}}")
                .id();
        var order = "{\"resourceType\":\"MedicationRequest\",\"status\":\"active\",\"intent\":\"order\",\"subject\":"
                + "{\"reference\":\"Patient/" + person + "\"},\"medicationReference\":{\"reference\":\"Medication/"
                + medicine + "\"}}";
        assertThat(SERVER.post("MedicationRequest", order).status()).isEqualTo(201);

        var found = SERVER.get("MedicationRequest?patient=" + person + "&_include=MedicationRequest:medication");

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.text()).contains("\"Medication/" + medicine + "\"", "\"mode\":\"include\"", "みほん錠");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?subject=Patient/%s",
                "Observation?subject:Patient=%s",
                "Observation?subject=%s&patient=Patient/%s",
                "Observation?subject:Patient._id=%s",
                "Patient/%s/Observation",
                "Patient/%s/Observation?code=85354-9&_count=1",
                "Patient/%s/Observation?patient=%s",
                "Observation?patient=%s&component-code=8480-6",
                "Observation?patient=%s&combo-code=8480-6",
                "Observation?patient=%s&combo-code=85354-9",
            })
    void find_readings_in_every_way_that_R4_has(String query) {
        var found = SERVER.get(query.replace("%s", person));

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().get("entry")).hasSize(1);
    }

    @Test
    void get_the_person_with_the_reading() {
        var found = SERVER.get("Observation?subject=" + person + "&_include=Observation:subject");

        assertThat(found.text()).contains("\"mode\":\"include\"", "/Patient/" + person + "\"");
    }

    @Test
    void find_people_by_how_they_are_reached() {
        var phone = "0120-" + System.nanoTime();
        assertThat(SERVER.post(
                                "Patient",
                                "{\"resourceType\":\"Patient\",\"telecom\":[{\"system\":\"phone\",\"value\":\"" + phone
                                        + "\"}]}")
                        .status())
                .isEqualTo(201);

        assertThat(SERVER.get("Patient?telecom=" + phone).json().get("entry")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Observation?_include=Observation:foo, _include, Observation:foo, Observation:encounter",
        "Observation?_include=Shoe:size, _include, Shoe:size, Observation:encounter",
        "Observation?_include=Observation:code, _include, Observation:code, Observation:encounter",
        "Patient?_revinclude=Provenance:foo, _revinclude, Provenance:foo, Provenance:target",
        "Observation?_sort=foo, _sort, foo, _lastUpdated",
        "'Observation?_sort=date,-foo', _sort, foo, category",
    })
    void are_told_which_name_is_not_served_and_which_are(String query, String parameter, String name, String possible) {
        var refused = SERVER.get(query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/issue/0/diagnostics").asText()).contains(parameter, name, possible);
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?_include=Observation:foo&_include=Observation:encounter",
                "Observation?_sort=foo",
                "Observation?_sort=foo,-date",
                "Observation?_revinclude=Shoe:size",
            })
    void have_such_names_set_aside_when_they_are_lenient(String query) {
        var found = SERVER.send(SERVER.fhir(query + "&subject=" + person)
                .header("Prefer", "handling=lenient")
                .GET());

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().at("/link/0/url").asText()).doesNotContain("foo", "Shoe");
        assertThat(found.json().get("entry")).hasSize(1);
    }

    @Test
    void find_no_more_of_others_by_other_names() {
        var token = App.own(SERVER, "openid patient/*.rs").token("misaki", "demo-misaki");

        for (var query : List.of(
                "Observation?subject=Patient/" + person,
                "Patient/" + person + "/Observation",
                "Observation?component-code=8480-6&subject=" + person)) {
            var found = SERVER.get(token, query);
            assertThat(found.status()).as(query).isEqualTo(200);
            assertThat(found.json().path("entry")).as(query).isEmpty();
        }
        var mine = SERVER.get(token, "Patient?_include=Patient:general-practitioner");
        assertThat(mine.json().get("entry"))
                .extracting(entry -> entry.at("/fullUrl").asText().replaceFirst(".*/fhir/", ""))
                .containsExactlyInAnyOrder("Patient/demo-misaki", "Organization/demo-mihon-ladies-clinic");
    }

    @Test
    void search_no_subjects_that_are_no_people_and_write_no_compartment() {
        assertThat(SERVER.get("Observation?subject=Group/x").status()).isEqualTo(422);
        assertThat(SERVER.get("Observation?subject:Device=x").status()).isEqualTo(422);
        assertThat(SERVER.delete("Patient/" + person + "/Observation").status()).isEqualTo(400);
        assertThat(SERVER.put(
                                "Patient/" + person + "/Observation",
                                "{\"resourceType\":\"Patient\",\"id\":\"" + person + "\"}")
                        .status())
                .isEqualTo(400);
        var alone = SERVER.newPerson();
        assertThat(SERVER.delete("Patient/" + alone + "/Observation").status()).isEqualTo(400);
        assertThat(SERVER.get("Patient/" + alone).status()).isEqualTo(200);
        assertThat(SERVER.get("Observation?patient=" + person).json().get("entry"))
                .hasSize(1);
    }

    @Test
    void read_the_definitions_of_operations() {
        var named = SERVER.get("metadata").json().at("/rest/0").findValuesAsText("definition").stream()
                .filter(url -> url.startsWith(SERVER.base()))
                .map(url -> url.substring((SERVER.base() + "/fhir/").length()))
                .distinct();
        Stream.concat(Stream.of("OperationDefinition/access-log"), named).forEach(address -> {
            var read = SERVER.get(address);
            assertThat(read.status()).as(address).isEqualTo(200);
            assertThat(read.json().get("resourceType").asText()).isEqualTo("OperationDefinition");
        });
    }

    @Test
    void read_what_the_server_is_with_a_slash_at_the_end_too() {
        var statement = SERVER.send(SERVER.open("/fhir/metadata/").GET()).json();

        assertThat(statement.get("resourceType").asText()).isEqualTo("CapabilityStatement");
        assertThat(statement.get("instantiates")).hasSize(1);
        assertThat(statement.at("/rest/0/security/extension/0").toString())
                .contains("\"manage\"", SERVER.base() + "/account/apps");
    }

    @Test
    void are_told_how_often_a_transaction_is_tried_again() {
        var answer = SERVER.send(SERVER.fhir("")
                .header("X-Transaction-Semantics", "retryCount=1000000; minRetryDelay=60000; maxRetryDelay=60000")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void are_told_by_412_that_they_hold_an_old_version(String method) {
        var id = SERVER.newPerson();
        var body = method.equals("PUT")
                ? "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}"
                : method.equals("PATCH") ? "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]" : "";
        var answer = SERVER.send(SERVER.fhir("Patient/" + id)
                .header("If-Match", "W/\"9\"")
                .setHeader(
                        "Content-Type",
                        method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json")
                .method(method, BodyPublishers.ofString(body)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$medical-expense-form?year=2026",
                "$medical-expense-summary?year=2026",
                "$checkup-trend",
                "$drug-qr",
                "$dose-schedule",
                "$predict-risk",
                "$summary",
                "$visit-brief"
            })
    void are_told_by_404_that_nobody_has_an_id_of_such_a_shape(String operation) {
        var answer = SERVER.get("Patient/" + "a".repeat(70) + "/" + operation);

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    @Test
    void are_told_so_by_an_import_too() {
        var file =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"file\",\"valueBase64Binary\":\"eA==\"}]}";

        assertThat(SERVER.post("Patient/" + "a".repeat(70) + "/$myna-import", file)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void are_told_by_412_in_an_entry_of_a_batch_and_for_a_whole_transaction_too() {
        var id = SERVER.newPerson();
        var bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\","
                        + "\"id\":\"" + id + "\"},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + id
                        + "\",\"ifMatch\":\"W/\\\"9\\\"\"}}]}";

        var batch = SERVER.post("", bundle.formatted("batch"));
        assertThat(batch.json().at("/entry/0/response/status").asText())
                .as(batch.text())
                .startsWith("412");
        assertThat(SERVER.post("", bundle.formatted("transaction")).status()).isEqualTo(412);
    }

    /** HAPI lets a deletion in a Bundle pass whatever version it names. */
    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void delete_by_a_bundle_the_version_that_they_know(String type) {
        var reading = SERVER.post("Observation", PRESSURE.formatted(person)).id();
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"" + type
                + "\",\"entry\":[{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/" + reading
                + "\",\"ifMatch\":\"W/\\\"%s\\\"\"}}]}";

        assertThat(SERVER.post("", bundle.formatted("9")).text()).contains("版が変わっています");
        assertThat(SERVER.get("Observation/" + reading).status()).isEqualTo(200);

        assertThat(SERVER.post("", bundle.formatted("1")).status()).isEqualTo(200);
        assertThat(SERVER.get("Observation/" + reading).status()).isEqualTo(410);
    }

    @Test
    void are_told_which_reference_by_search_leads_nowhere_and_no_number() {
        var reading = PRESSURE.formatted(person)
                .replace(
                        "\"status\"",
                        "\"performer\":[{\"reference\":\"Practitioner?identifier=urn:x|0000\"}],\"status\"");
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry(PRESSURE.formatted(person)) + "," + entry(reading) + "]}";
        var answer = SERVER.post("", bundle);

        assertThat(answer.status()).as(answer.text()).isEqualTo(412);
        assertThat(answer.json().at("/issue/0/expression/0").asText())
                .startsWith("Bundle.entry[1].resource.")
                .contains("performer");
        assertThat(answer.text()).contains("Practitioner?identifier").doesNotContain("0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[null]; [0]; op is",
                "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true},null]; [1]; op is",
                "[{\"op\":\"shoe\",\"path\":\"/active\"}]; [0]; op is",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":true}]; [0]; JSON Pointers",
                "[{\"op\":\"copy\",\"path\":\"/active\"}]; [0]; from",
                "[{\"op\":\"add\",\"path\":\"/active\"}]; [0]; value",
                "[{\"op\":\"remove\",\"path\":\"/photo\"}]; [0]; nothing at its path",
                "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true},{\"op\":\"test\",\"path\":\"/active\",\"value\":false}];"
                        + " [1]; test expects",
                "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true},{\"op\":\"replace\",\"path\":\"/name/7/text\","
                        + "\"value\":\"x\"}]; [1]; nothing at its path",
            })
    void are_told_which_operation_of_a_patch_failed_and_why(String patch, String place, String why) {
        var answer = patch("application/json-patch+json", patch);

        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo(place);
        assertThat(answer.json().at("/issue/0/diagnostics").asText()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json-patch+json", "application/xml-patch+xml", "application/fhir+json"})
    void are_told_what_a_patch_is_when_they_send_none(String type) {
        for (var body : List.of("", "null", "{}", "<x", "<Patient xmlns=\"http://hl7.org/fhir\"/>")) {
            assertThat(patch(type, body).status()).as(type + " " + body).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"codeA=a&codeB=b", "codeA=a&system=urn:x", "", "codeB=b&system=urn:x"})
    void are_told_what_subsumes_needs(String query) {
        assertThat(SERVER.get("CodeSystem/$subsumes?" + query).status()).isBetween(400, 499);
    }

    private static Client.Answer patch(String type, String body) {
        return SERVER.send(SERVER.fhir("Patient/" + person)
                .setHeader("Content-Type", type)
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private static String entry(String resource) {
        return "{\"request\":{\"method\":\"POST\",\"url\":\"Observation\"},\"resource\":" + resource + "}";
    }
}
