package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a query comes in, it passes the same check: what asks for too much or is not written as one never runs. */
class QueryLimitsIT extends ServerTest {

    private static final String SORTED = "_sort=" + "code,".repeat(15);
    private static final String FORM = "application/x-www-form-urlencoded";

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("Observation?" + SORTED, "_sort"),
                Arguments.of("Observation?_sort=code&_sort=-code", "_sort"),
                Arguments.of("Observation?_sort=code,date,status,category,encounter", "_sort"),
                Arguments.of("Observation?" + "code=a&".repeat(9), "code"),
                Arguments.of("Observation?code=" + "a,".repeat(501), "code"),
                Arguments.of("Observation?code=" + "a".repeat(1001), "code"),
                Arguments.of("Observation?patient.a.b.c.d=x", "patient.a.b.c.d"),
                Arguments.of("Observation?" + "_include=*&".repeat(8) + "_revinclude=*&".repeat(3), "_include"),
                Arguments.of("Observation?_elements=" + "a,".repeat(51), "_elements"),
                Arguments.of("Observation?_count=-1", "_count"),
                Arguments.of("Observation?_count=Infinity", "_count"),
                Arguments.of("Observation?_offset=-1", "_offset"),
                Arguments.of("Observation?_filter=x", "_filter"),
                Arguments.of("Observation?_security:x=a", "_security:x"),
                Arguments.of("Observation?_profile:text=a", "_profile:text"),
                Arguments.of("Observation?_total=x", "_total"),
                Arguments.of("Observation?_summary=x", "_summary"),
                Arguments.of("Observation?_contained=x", "_contained"),
                Arguments.of("Observation?_type=Patient", "_type"),
                Arguments.of("Observation?_shoe=1", "_shoe"),
                Arguments.of("Observation?code:shoe=1", "code:shoe"),
                Arguments.of("_history?_since=x", "_since"),
                Arguments.of("Observation/_history?_at=x", "_at"),
                Arguments.of("Patient/demo-hanako/_history?_offset=-1", "_offset"),
                Arguments.of("Patient/demo-hanako/$everything?_count=-1", "_count"),
                Arguments.of("Patient/demo-hanako?_summary=x", "_summary"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void is_refused_in_a_URL_and_names_the_parameter(String query, String name) {
        assertRefused(SERVER.get(query), name);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void is_refused_as_the_entry_of_a_batch_which_the_others_do_not_notice(String query, String name) {
        var answer = SERVER.post("", bundle("batch", get(query), get("Patient?_count=1")));

        assertThat(answer.json().at("/entry/0/response/status").asText()).startsWith("400");
        assertThat(answer.json()
                        .at("/entry/0/response/outcome/issue/0/diagnostics")
                        .asText())
                .contains(name);
        assertThat(answer.json().at("/entry/1/response/status").asText()).startsWith("200");
    }

    @Test
    void is_refused_in_a_posted_search() {
        var search = SERVER.fhir("Observation/_search")
                .setHeader("Content-Type", FORM)
                .POST(BodyPublishers.ofString(SORTED));

        assertRefused(SERVER.send(search), "_sort");
    }

    @Test
    void is_refused_to_people_as_well() {
        var haru = Resident.in(SERVER);

        assertRefused(SERVER.get(haru.token(), "Observation?" + SORTED), "_sort");
        assertRefused(SERVER.get(haru.token(), "Observation?_count=-1"), "_count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name:shoe=x", "_shoe=x", "_filter=x"})
    void is_refused_as_a_condition_of_a_write(String condition) {
        var organization = "{\"resourceType\":\"Organization\",\"name\":\"条件付きの医院\"}";
        var name = condition.split("=", -1)[0];
        var create = SERVER.fhir("Organization")
                .header("If-None-Exist", condition)
                .POST(BodyPublishers.ofString(organization));

        assertRefused(SERVER.send(create), name);
        assertRefused(SERVER.put("Organization?" + condition, organization), name);
        assertRefused(SERVER.delete("Organization?" + condition), name);
        assertRefused(SERVER.post("", bundle("transaction", entry("DELETE", "Organization?" + condition, ""))), name);
        assertRefused(
                SERVER.post("", bundle("transaction", entry("PUT", "Organization?" + condition, organization))), name);
        var referring = "{\"resourceType\":\"Location\",\"managingOrganization\":{\"reference\":\"Organization?"
                + condition + "\"}}";
        assertRefused(SERVER.post("", bundle("transaction", entry("POST", "Location", referring))), name);
    }

    @Test
    void a_condition_takes_no_more_values_than_a_search() {
        var condition = "name=" + "x,".repeat(501);

        assertRefused(SERVER.post("", bundle("transaction", entry("DELETE", "Organization?" + condition, ""))), "name");
    }

    @Test
    void a_transaction_with_a_read_that_is_refused_stores_nothing() {
        var name = "読めない取引の医院";
        var organization = "{\"resourceType\":\"Organization\",\"name\":\"" + name + "\"}";
        var answer = SERVER.post(
                "", bundle("transaction", entry("POST", "Organization", organization), get("Observation?_count=-1")));

        assertRefused(answer, "_count");
        assertThat(SERVER.get("Organization?_summary=count&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void a_bundle_asks_no_more_than_a_hundred_times(String type) {
        var reads = Stream.generate(() -> get("Patient?_count=1")).limit(101).toArray(String[]::new);

        assertRefused(SERVER.post("", bundle(type, reads)), "100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}}",
                "{\"request\":{\"method\":\"GET\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"Observation?date=%ZZ\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"%\"}}",
            })
    void a_batch_with_an_entry_that_asks_for_nothing_is_refused(String entry) {
        var answer = SERVER.post("", "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entry + "]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void the_lenient_leave_aside_what_nobody_knows() {
        var lenient = SERVER.fhir("Observation?_shoe=1&_filter=x&_count=1")
                .header("Prefer", "handling=lenient")
                .GET();

        assertThat(SERVER.send(lenient).status()).isEqualTo(200);
    }

    @Test
    void what_apps_ask_is_answered() {
        assertThat(Stream.of(
                        "Observation?patient=demo-hanako&code=http://loinc.org|85354-9&_sort=-date,_id&_count=50",
                        "Observation?_id=a,b&_lastUpdated=ge2020&_total=accurate",
                        "Observation?date=ge2020&date=lt2100&_include=Observation:patient&_revinclude=Provenance:target",
                        "Patient?_has:Observation:patient:status=final&_summary=count",
                        "Observation?patient.family=%E8%A6%8B%E6%9C%AC&_elements=code",
                        "Patient/demo-hanako/_history?_since=2020-01-01T00:00:00Z&_count=1"))
                .allSatisfy(query -> assertThat(SERVER.get(query).status()).isEqualTo(200));
    }

    private static void assertRefused(Client.Answer answer, String name) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/issue/0/diagnostics").asText()).contains(name);
        assertThat(answer.json().at("/issue/0/details/text").asText())
                .contains(name)
                .containsPattern("[ぁ-ん]");
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String get(String url) {
        return entry("GET", url, "");
    }

    private static String entry(String method, String url, String resource) {
        return "{" + (resource.isEmpty() ? "" : "\"resource\":" + resource + ",") + "\"request\":{\"method\":\""
                + method + "\",\"url\":\"" + url + "\"}}";
    }
}
