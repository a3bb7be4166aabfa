package jp.kenkotecho.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Bell;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import jp.kenkotecho.spi.SlowServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps that are called when there is something new. */
class SubscriptionIT extends ServerTest {

    private static final Bell BELL = Bell.start();
    private static final String SCOPES = "patient/*.rs patient/Subscription.cruds";
    private static final String CLINIC = "Organization/demo-ito-clinic";

    @AfterAll
    static void stop() {
        BELL.stop();
    }

    @Test
    void calls_an_app_once_something_is_new_and_says_nothing_else() {
        var hana = Resident.in(SERVER);
        var app = hana.tokenFor(hana.id(), SCOPES);
        var path = path();
        var made = subscribes(app, text("MedicationStatement?patient=Patient/" + hana.id(), path));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("status").asText()).isEqualTo("active");

        hana.weight();
        hana.drug("ミホン錠");

        assertThat(BELL.awaited(path, 1)).containsExactly("POST|Bearer of-the-app|");
        assertThat(SERVER.get(app, "Subscription/" + made.id())
                        .json()
                        .get("criteria")
                        .asText())
                .isEqualTo("MedicationStatement?patient=Patient/" + hana.id());
        assertThat(SERVER.get(app, "Subscription").json().get("total").asInt()).isEqualTo(1);
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text())
                .as("a call is nobody's look at the record")
                .doesNotContain("a rehearsal");

        assertThat(SERVER.send(SERVER.with(app, "Subscription/" + made.id()).DELETE())
                        .status())
                .isEqualTo(204);
        hana.drug("二つ目");
        afterThis();
        assertThat(BELL.rung(path)).hasSize(1);
        assertThat(SERVER.get(app, "Subscription/" + made.id()).status()).isEqualTo(404);
    }

    @Test
    @Checklist("C3")
    void asks_the_gate_again_before_each_call() {
        var hana = Resident.in(SERVER);
        var consent = hana.agrees(new ConsentText(hana.id(), CLINIC));
        var doctor = App.own(SERVER, "user/*.rs user/Subscription.cruds").token("dr-ito", "");
        var drugs = path();
        var diagnoses = path();
        assertThat(subscribes(doctor, text("MedicationStatement?patient=Patient/" + hana.id(), drugs))
                        .status())
                .isEqualTo(201);
        assertThat(subscribes(doctor, text("Condition?patient=Patient/" + hana.id(), diagnoses))
                        .status())
                .isEqualTo(201);

        hana.drug("ミホン錠");
        BELL.awaited(drugs, 1);
        hana.withdraws(consent);
        hana.diagnosis("I10");
        hana.drug("撤回のあと");
        afterThis();

        assertThat(BELL.rung(drugs)).hasSize(1);
        assertThat(BELL.rung(diagnoses)).isEmpty();
    }

    @Test
    @Checklist("C3")
    void ends_with_the_access_of_the_app() {
        var hana = Resident.in(SERVER);
        var app = hana.tokenFor(hana.id(), SCOPES);
        var path = path();
        subscribes(app, text("MedicationStatement?patient=Patient/" + hana.id(), path));

        var browser = hana.browser();
        browser.post(
                "/account/apps/end",
                Browser.fieldsOf(browser.get("/account/apps").text(), 0));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> SERVER.get(app, "Subscription").status() == 401);
        hana.drug("アクセスを切ったあと");
        afterThis();

        assertThat(BELL.rung(path)).isEmpty();
    }

    @Test
    void calls_again_later_where_nobody_took_it() {
        var hana = Resident.in(SERVER);
        var app = hana.tokenFor(hana.id(), SCOPES);
        var path = path();
        var id = subscribes(app, text("MedicationStatement?patient=Patient/" + hana.id(), path))
                .id();
        BELL.refuse(1);
        try (var clock = TurnedClock.back(Duration.ofHours(2))) {
            hana.drug("ミホン錠");
            BELL.awaited(path, 1);
        }

        BELL.awaited(path, 2);
        afterThis();
        assertThat(BELL.rung(path)).hasSize(2);
        assertThat(SERVER.get(app, "Subscription/" + id).json().get("status").asText())
                .isEqualTo("active");
    }

    /** More than are called at once of one host; and the calls to a host that says nothing hold up no others. */
    @Test
    void calls_everybody_whatever_other_hosts_do() {
        try (var slow = SlowServer.start()) {
            var hana = Resident.in(SERVER);
            var app = hana.tokenFor(hana.id(), SCOPES);
            var text = text("MedicationStatement?patient=Patient/" + hana.id(), "/many");
            for (var i = 0; i < 10; i++) {
                var silent = text.replace(BELL.at("/many"), "http://localhost:" + slow.port() + "/silent");
                assertThat(subscribes(app, silent).status()).isEqualTo(201);
                assertThat(subscribes(app, text).status()).isEqualTo(201);
            }

            hana.drug("ミホン錠");

            assertThat(BELL.awaited("/many", 10)).hasSize(10);
            assertThat(slow.mostOpen()).isBetween(1, 8);
            Resident.found(SERVER.get(app, "Subscription?_count=50"))
                    .forEach(address -> SERVER.send(SERVER.with(app, address).DELETE()));
        }
    }

    @Test
    void is_changed_and_found_by_its_own_app_alone() {
        var hana = Resident.in(SERVER);
        var app = hana.tokenFor(hana.id(), SCOPES);
        var path = path();
        var text = text("MedicationStatement?patient=Patient/" + hana.id(), path);
        var id = subscribes(app, text).id();
        var other = Resident.in(SERVER);
        var others = other.tokenFor(other.id(), SCOPES);

        assertThat(SERVER.get(others, "Subscription/" + id).status()).isEqualTo(404);
        assertThat(SERVER.get(others, "Subscription").json().get("total").asInt())
                .isZero();
        var turned = text.replace("\"requested\"", "\"off\"").replace("{\"res", "{\"id\":\"" + id + "\",\"res");
        assertThat(SERVER.send(SERVER.with(others, "Subscription/" + id).PUT(BodyPublishers.ofString(turned)))
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.send(SERVER.with(app, "Subscription/" + id).PUT(BodyPublishers.ofString(turned)))
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.get(app, "Subscription/" + id).json().get("status").asText())
                .isEqualTo("off");
        hana.drug("知らせない");
        afterThis();
        assertThat(BELL.rung(path)).isEmpty();
        for (var i = 1; i < 20; i++) {
            assertThat(subscribes(app, text).status()).isEqualTo(201);
        }
        assertThat(subscribes(app, text).status()).isEqualTo(422);
    }

    /** Another's record is watched without an error and without a call, as a search of it finds nothing. */
    @Test
    void never_tells_of_a_record_that_the_app_does_not_reach() {
        var hana = Resident.in(SERVER);
        var other = Resident.in(SERVER);
        var path = path();
        subscribes(other.tokenFor(other.id(), SCOPES), text("MedicationStatement?patient=Patient/" + hana.id(), path));

        hana.drug("ミホン錠");
        afterThis();

        assertThat(BELL.rung(path)).isEmpty();
    }

    @Test
    void needs_a_scope_that_names_it_and_somebody_who_let_the_app_in() {
        var hana = Resident.in(SERVER);
        var text = text("MedicationStatement?patient=Patient/" + hana.id(), path());

        assertThat(subscribes(hana.token(), text).status()).isEqualTo(403);
        assertThat(SERVER.get(hana.token(), "Subscription").status()).isEqualTo(403);
        assertThat(SERVER.send(SERVER.fhir("Subscription").POST(BodyPublishers.ofString(text)))
                        .status())
                .isEqualTo(403);
        var withoutDrugs = hana.tokenFor(hana.id(), "patient/Observation.rs patient/Subscription.cruds");
        assertThat(subscribes(withoutDrugs, text).status()).isEqualTo(403);
        // Nor by a transaction, past the one that judges it.
        var app = hana.tokenFor(hana.id(), SCOPES);
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + text
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Subscription\"}}]}";
        assertThat(SERVER.send(SERVER.with(app, "").POST(BodyPublishers.ofString(bundle)))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.fhir("").POST(BodyPublishers.ofString(bundle)))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"requested\"!\"error\"!422",
                "\"requested\"!\"luck\"!400",
                "MedicationStatement?!Luck?!422",
                "MedicationStatement?!MedicationStatement?_include=*&!422",
                "MedicationStatement?!MedicationStatement?code:in=x&!422",
                "MedicationStatement?!MedicationStatement?subject.name=x&!422",
                "MedicationStatement?!Organization?!400",
                "rest-hook!email!422",
                "\"header\"!\"payload\":\"application/fhir+json\",\"header\"!422",
                "Authorization:!Host:!422",
                "of-the-app!of\\r\\nX-Evil: 1!422",
                "http://127.0.0.1!http://user@127.0.0.1!422",
                "http://127.0.0.1!https://10.0.0.1!422",
                "http://127.0.0.1!file://127.0.0.1!422",
                "http://127.0.0.1!http://nowhere.invalid!422",
            })
    void refuses_what_it_cannot_or_may_not_do(String part, String by, int status) {
        var hana = Resident.in(SERVER);
        var app = hana.tokenFor(hana.id(), SCOPES);
        var text = text("MedicationStatement?patient=Patient/" + hana.id(), path());
        assertThat(text).contains(part);

        var answer = subscribes(app, text.replace(part, by));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(SERVER.get(app, "Subscription").json().get("total").asInt()).isZero();
    }

    private static String path() {
        return "/" + UUID.randomUUID();
    }

    /** What was written until now has been told, or is not told: something later was. */
    private static void afterThis() {
        var later = Resident.in(SERVER);
        var path = path();
        var made = subscribes(
                later.tokenFor(later.id(), SCOPES), text("MedicationStatement?patient=Patient/" + later.id(), path));
        assertThat(made.status()).isEqualTo(201);
        later.drug("あとの薬");
        BELL.awaited(path, 1);
    }

    private static Client.Answer subscribes(String token, String text) {
        return SERVER.send(SERVER.with(token, "Subscription").POST(BodyPublishers.ofString(text)));
    }

    private static String text(String criteria, String path) {
        return "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"新しいことを知る\",\"criteria\":\""
                + criteria + "\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"" + BELL.at(path)
                + "\",\"header\":[\"Authorization: Bearer of-the-app\"]}}";
    }
}
