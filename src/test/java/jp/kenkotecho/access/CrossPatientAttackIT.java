package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A resident with the widest token there is for a person's app goes after somebody else's record, by every path. Nothing
 * of the victim may show in any answer, and nothing of the victim may change.
 */
class CrossPatientAttackIT extends ServerTest {

    private static final String SECRET = "ひみつの所見";

    private static String attacker = "";
    private static String victim = "";
    private static String observation = "";
    private static String before = "";

    @BeforeEach
    void prepare() {
        if (victim.isEmpty()) {
            victim = SERVER.newPerson();
            observation =
                    SERVER.post("Observation", observation(victim, SECRET)).id();
            SERVER.put(
                    "Observation/" + observation,
                    observation(victim, SECRET).replace("{\"res", "{\"id\":\"" + observation + "\",\"res"));
        }
        attacker =
                App.own(SERVER, "openid fhirUser patient/*.cruds user/*.cruds").token("misaki", "demo-misaki");
        before = SERVER.get("Observation/" + observation).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/{victim}",
                "Patient/{victim}/_history/1",
                "Patient/{victim}/_history",
                "Observation/{observation}",
                "Observation/{observation}/_history/1",
                "Observation/{observation}/_history",
                "Patient/{victim}/$everything",
                "Patient/{victim}/$meta",
                "Observation/{observation}/$meta",
                "Patient/no-such-person",
            })
    void reads_nothing_of_another_and_cannot_tell_it_from_what_is_not_there(String path) {
        var answer = SERVER.get(attacker, fill(path));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain(SECRET, "見本", victim, observation, "HAPI-");
        assertThat(withoutId(answer))
                .isEqualTo(withoutId(SERVER.get(
                        attacker, fill(path).replace(victim, "nobody").replace(observation, "nothing"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?patient={victim}",
                "Observation?patient=Patient/{victim}",
                "Observation?patient=demo-misaki&patient={victim}",
                "Observation?patient=demo-misaki,{victim}",
                "Observation?patient:Patient={victim}",
                "Observation?_id={observation}",
                "Observation?_id={observation}&_summary=count",
                "Observation?_id={observation}&_total=accurate&_count=0",
                "Observation?_id={observation}&_elements=note",
                "Observation?patient:missing=false&_id={observation}",
                "Observation?code=9999-attack&_sort=-date",
                "Observation?_security=http://kenko-techo.jp/fhir/CodeSystem/information-category|medical&_id={observation}",
                "Observation?_lastUpdated=gt2020-01-01&_id={observation}",
                "Patient?_id={victim}",
                "Patient?name=見本",
                "Patient?_id=demo-misaki,{victim}&name=見本",
                "Patient?birthdate=1965-01-01",
                "Patient?_id={victim}&_revinclude=Observation:patient",
                "Observation?_id={observation}&_include=Observation:patient",
                "Provenance?target=Observation/{observation}",
                "DiagnosticReport?result={observation}",
                "List?item=Observation/{observation}",
            })
    void finds_and_counts_nothing_of_another(String path) {
        var encoded = fill(path).replace("見本", "%E8%A6%8B%E6%9C%AC").replace("|", "%7C");
        var answer = SERVER.get(attacker, encoded);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(SECRET, "見本 花代");
        if (!path.contains("demo-misaki,")) {
            assertThat(answer.json().path("total").asInt(0)).isZero();
        }
        answer.json().path("entry").forEach(entry -> assertThat(entry.toString())
                .doesNotContain(victim)
                .contains("demo-misaki"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "403;Observation?patient.name=見本",
                "403;Observation?subject:Patient.name=見本",
                "403;Observation?patient.birthdate=1965-01-01",
                "403;Patient?_has:Observation:patient:code=9999-attack",
                "403;Patient?_has:Observation:subject:_id={observation}",
                "403;Observation?_has:Provenance:target:agent=x",
                "400;Observation?patient:not=demo-misaki&_id={observation}",
                "400;Observation?_filter=code eq x",
                "400;Observation?_content=x",
                "400;Observation?_text=x",
                "400;Observation?_list=x",
                "403;Observation?_source=x",
                "400;Observation?_contained=true&code=x",
                "403;Observation?_include=*",
                "403;Patient?_revinclude=*",
                "403;Observation?_include:iterate=Observation:has-member",
                "403;Observation?_sort=patient.name",
                "403;_history",
                "403;Patient/_history",
                "400;Patient/$everything",
                "400;Observation/_history?_since=2020-01-01",
                "404;?_type=Observation,Patient",
                "403;AuditEvent",
                "403;Binary?_id=x",
                "400;Group?member={victim}",
                "403;Person?name=x",
                "403;Subscription",
            })
    void is_refused_searches_that_tell_of_what_they_do_not_return(int status, String path) {
        var answer = SERVER.get(
                attacker, fill(path).replace("見本", "%E8%A6%8B%E6%9C%AC").replace(" ", "%20"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain(SECRET, "見本 花代");
    }

    @Test
    void finds_nothing_by_posted_search() {
        var search = SERVER.with(attacker, "Observation/_search")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("patient=" + victim));

        assertThat(SERVER.send(search).json().has("entry")).isFalse();
    }

    @Test
    void finds_nothing_by_a_batch() {
        var batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + entry("GET", "Patient/" + victim, "") + "," + entry("GET", "Observation?patient=" + victim, "") + ","
                + entry("GET", "Observation/" + observation, "") + ","
                + entry("GET", "Patient/" + victim + "/_history", "") + "]}";
        var answer = SERVER.send(SERVER.with(attacker, "").POST(BodyPublishers.ofString(batch)));

        assertThat(answer.text()).doesNotContain(SECRET, "見本 花代");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, Observation/{observation}, 404",
        "DELETE, Observation/{observation}, 404",
        "DELETE, Patient/{victim}, 404",
        "PUT, Patient/{victim}, 404",
        "DELETE, Observation?patient={victim}, 403",
        "PUT, Observation?_id={observation}, 403",
    })
    void changes_nothing_of_another(String method, String path, int status) {
        var isPatient = path.startsWith("Patient");
        var body = isPatient
                ? "{\"resourceType\":\"Patient\",\"id\":\"" + victim + "\",\"name\":[{\"text\":\"乗っ取り\"}]}"
                : observation("demo-misaki", "乗っ取り").replace("{\"res", "{\"id\":\"" + observation + "\",\"res");
        var answer = SERVER.send(SERVER.with(attacker, fill(path)).method(method, BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(status);
        assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"Patient/demo-misaki\"}]",
                "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"final\"}]",
                "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"wrong\"}]"
            })
    void learns_nothing_by_patching_another(String patch) {
        var request = SERVER.with(attacker, "Observation/" + observation)
                .setHeader("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch));

        assertThat(SERVER.send(request).status()).isEqualTo(404);
        assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DELETE;Observation/{observation}",
                "DELETE;Observation?_id={observation}",
                "PUT;Observation/{observation}",
                "PUT;Patient/{victim}",
                "PATCH;Observation/{observation}",
            })
    void changes_nothing_of_another_by_a_transaction(String method, String url) {
        for (var type : new String[] {"transaction", "batch"}) {
            var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":["
                    + entry(method, fill(url), observation("demo-misaki", "x")) + "]}";
            var answer = SERVER.send(SERVER.with(attacker, "").POST(BodyPublishers.ofString(bundle)));

            assertThat(answer.text()).doesNotContain(SECRET);
            assertUnchanged();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "403;Patient/{victim}",
                "403;http://evil.example/fhir/Patient/demo-misaki",
                "403;Patient?name=見本",
                "403;Patient/demo-misaki-x",
                "403;Group/1",
                "400;#p",
            })
    void writes_nothing_into_another_record(int status, String subject) {
        var body = observation("demo-misaki", "x").replace("Patient/demo-misaki", fill(subject));
        var answer = SERVER.send(SERVER.with(attacker, "Observation").POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(SERVER.get("Observation?patient=" + victim + "&_summary=count")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void cannot_move_an_own_resource_into_another_record() {
        var own = SERVER.send(
                SERVER.with(attacker, "Observation").POST(BodyPublishers.ofString(observation("demo-misaki", "自分"))));
        assertThat(own.status()).isEqualTo(201);
        var moved = observation(victim, "自分").replace("{\"res", "{\"id\":\"" + own.id() + "\",\"res");
        var answer =
                SERVER.send(SERVER.with(attacker, "Observation/" + own.id()).PUT(BodyPublishers.ofString(moved)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(SERVER.get("Observation/" + own.id()).text()).contains("Patient/demo-misaki");
        SERVER.delete("Observation/" + own.id());
    }

    @Test
    void cannot_refer_to_what_it_may_not_know_of_nor_tell_it_from_what_is_not_there() {
        var hidden = derived("Observation/" + observation);
        var absent = derived("Observation/no-such-observation");

        assertThat(hidden.status()).isEqualTo(422);
        assertThat(withoutId(hidden)).isEqualTo(withoutId(absent));
        assertThat(absent.status()).isEqualTo(422);
    }

    @Test
    void cannot_create_by_condition_on_another_record() {
        var request = SERVER.with(attacker, "Observation")
                .header("If-None-Exist", "Observation?_id=" + observation)
                .POST(BodyPublishers.ofString(observation("demo-misaki", "x")));

        assertThat(SERVER.send(request).status()).isEqualTo(403);
    }

    @Test
    void cannot_claim_an_id() {
        var id = "claimed-" + victim;
        var body = observation("demo-misaki", "x").replace("{\"res", "{\"id\":\"" + id + "\",\"res");
        var answer = SERVER.send(SERVER.with(attacker, "Observation/" + id).PUT(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(SERVER.get("Observation/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"架空\"}]}",
                "{\"resourceType\":\"Practitioner\",\"name\":[{\"text\":\"にせ医者\"}]}",
                "{\"resourceType\":\"Organization\",\"name\":\"にせ医院\"}",
                "{\"resourceType\":\"AuditEvent\",\"recorded\":\"2026-01-01T00:00:00Z\"}",
                "{\"resourceType\":\"Provenance\",\"target\":[{\"reference\":\"Patient/demo-misaki\"}],\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"who\":{\"display\":\"x\"}}]}",
                "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true}",
                "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"x\",\"criteria\":\"Observation?\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"http://evil.example\"}}",
                "{\"resourceType\":\"SearchParameter\",\"status\":\"active\",\"url\":\"http://x\",\"name\":\"x\",\"code\":\"x\",\"description\":\"x\",\"base\":[\"Patient\"],\"type\":\"token\"}",
                "{\"resourceType\":\"StructureDefinition\",\"url\":\"http://x\",\"name\":\"x\",\"status\":\"draft\",\"kind\":\"resource\",\"abstract\":false,\"type\":\"Patient\"}",
                "{\"resourceType\":\"Binary\",\"contentType\":\"text/html\",\"data\":\"PGI+\"}",
                "{\"resourceType\":\"Consent\",\"status\":\"active\",\"scope\":{\"coding\":[{\"code\":\"adr\"}]},\"category\":[{\"text\":\"x\"}],\"patient\":{\"reference\":\"Patient/demo-misaki\"}}",
            })
    void writes_no_type_that_is_not_an_apps_to_write(String body) {
        var type = body.replaceAll("\\{\"resourceType\":\"([A-Za-z]+)\".*", "$1");
        var answer = SERVER.send(SERVER.with(attacker, type).POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void sets_no_source_of_the_servers() {
        var body = observation("demo-misaki", "x")
                .replace(
                        "{\"resourceType\"",
                        "{\"meta\":{\"source\":\"http://kenko-techo.jp/id/source/portal\"},\"resourceType\"");
        var created = SERVER.send(SERVER.with(attacker, "Observation").POST(BodyPublishers.ofString(body)));
        var stored = SERVER.get("Observation/" + created.id()).json();

        assertThat(created.status()).isEqualTo(201);
        assertThat(stored.at("/meta/source").asText()).startsWith("http://kenko-techo.jp/id/client/demo-app");
        assertThat(stored.at("/meta/security/0/code").asText()).isEqualTo("medical");
        SERVER.delete("Observation/" + created.id());
    }

    @ParameterizedTest
    @CsvSource({
        "http://kenko-techo.jp/fhir/CodeSystem/information-category, expense",
        "http://kenko-techo.jp/fhir/CodeSystem/sharing-class, medical.from-professionals",
        "http://kenko-techo.jp/fhir/CodeSystem/sharing-class, expense",
        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality, N",
        "http://terminology.hl7.org/CodeSystem/v3-ActCode, HIV",
    })
    void sets_no_label_of_the_servers(String system, String code) {
        var label = "{\"meta\":{\"security\":[{\"system\":\"%s\",\"code\":\"%s\"}]},\"resourceType\"";
        var body = observation("demo-misaki", "x").replace("{\"resourceType\"", label.formatted(system, code));

        assertThat(SERVER.send(SERVER.with(attacker, "Observation").POST(BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Practitioner/demo-dr-ito",
                "Organization/demo-ito-clinic",
                "RelatedPerson/demo-taro-son-of-hanako"
            })
    void writes_nothing_in_somebody_elses_name(String performer) {
        var body = observation("demo-misaki", "x")
                .replace("\"note\"", "\"performer\":[{\"reference\":\"" + performer + "\"}],\"note\"");
        var answer = SERVER.send(SERVER.with(attacker, "Observation").POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void finds_oneself_by_ones_own_id() {
        var found = SERVER.get(attacker, "Patient?_id=demo-misaki");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("entry")).hasSize(1);
    }

    @Test
    void links_no_patient_to_another() {
        var own = SERVER.get(attacker, "Patient/demo-misaki").text();
        var linked = own.replaceFirst(
                "\"active\"",
                "\"link\":[{\"other\":{\"reference\":\"Patient/" + victim + "\"},\"type\":\"seealso\"}],\"active\"");
        var answer = SERVER.send(SERVER.with(attacker, "Patient/demo-misaki").PUT(BodyPublishers.ofString(linked)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(SERVER.get("Patient/demo-misaki").text()).doesNotContain(victim);
    }

    @Test
    void pages_no_further_than_the_own_record() {
        SERVER.post("Observation", observation(victim, SECRET));
        var own = next(SERVER.get(attacker, "Observation?patient=demo-misaki&_count=3"));
        var theirs = next(SERVER.get("Observation?patient=" + victim + "&_count=1"));

        assertThat(SERVER.get(attacker, own).status()).isEqualTo(200);
        assertThat(SERVER.get(attacker, own + "&patient=" + victim).text()).doesNotContain(victim, SECRET);
        var answer = SERVER.get(attacker, theirs);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain(victim, SECRET);
        assertThat(SERVER.get(theirs).text()).contains(victim);
    }

    private static String next(Client.Answer page) {
        var url = page.json().at("/link/1/url").asText();
        return url.substring(url.indexOf("/fhir?") + "/fhir".length());
    }

    private static Client.Answer derived(String reference) {
        var body = observation("demo-misaki", "x")
                .replace("\"note\"", "\"derivedFrom\":[{\"reference\":\"" + reference + "\"}],\"note\"");
        return SERVER.send(SERVER.with(attacker, "Observation").POST(BodyPublishers.ofString(body)));
    }

    private static void assertUnchanged() {
        assertThat(SERVER.get("Observation/" + observation).text()).isEqualTo(before);
        assertThat(SERVER.get("Patient/" + victim).text()).contains("見本 花代");
    }

    private static String fill(String path) {
        return path.replace("{victim}", victim).replace("{observation}", observation);
    }

    private static String entry(String method, String url, String resource) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}"
                + (resource.isEmpty() ? "" : ",\"resource\":" + resource) + "}";
    }

    private static String observation(String patient, String note) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"urn:test\",\"code\":\"9999-attack\"}]},"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"},\"note\":[{\"text\":\"" + note + "\"}]}";
    }

    private static String withoutId(Client.Answer answer) {
        return answer.text().replaceAll("\"id\":\"[^\"]*\"", "").replaceAll("\"lastUpdated\":\"[^\"]*\"", "");
    }
}
