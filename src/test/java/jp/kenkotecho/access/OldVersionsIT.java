package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old versions are judged by the strictest of then and now, and what was deleted is gone for everybody else. */
class OldVersionsIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static String doctor = "";

    @BeforeEach
    void signIn() {
        if (doctor.isEmpty()) {
            doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_history/1", "/_history/2", "/_history", "", "/_history/1/$meta", "/_history?_at=2030"})
    void a_deletion_uncovers_nothing_that_was_hidden(String path) {
        var haru = sharing();
        var drug = haru.drug("ひみつ");
        haru.hides(drug, "professionals");
        delete(haru, drug);

        assertGone(drug + path);
        assertThat(SERVER.get(doctor, drug + path).text()).doesNotContain("ひみつ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_history/1", "/_history", "", "/_history/1/$meta"})
    @OnBothDatabases(Because.CRUD)
    void what_was_deleted_is_gone_though_it_was_never_hidden(String path) {
        var haru = sharing();
        var drug = haru.drug("ミホンA");
        assertThat(SERVER.get(doctor, drug + "/_history/1").status()).isEqualTo(200);

        delete(haru, drug);

        assertGone(drug + path);
    }

    @Test
    void the_person_still_reads_what_they_deleted_and_that_they_did() {
        var haru = sharing();
        var drug = haru.drug("ミホンA");
        delete(haru, drug);

        assertThat(haru.reads(drug).status()).isEqualTo(404);
        assertThat(haru.reads(drug + "/_history/1").text()).contains("ミホンA");
        var history = haru.reads(drug + "/_history").json();
        assertThat(StreamSupport.stream(history.get("entry").spliterator(), false)
                        .map(entry -> entry.at("/request/method").asText()))
                .containsExactly("DELETE", "POST");
    }

    @Test
    void an_app_that_may_not_see_a_category_reads_nothing_deleted_of_it() {
        var haru = sharing();
        var drug = haru.drug("ミホンA");
        delete(haru, drug);
        var app = App.own(SERVER, "patient/*.rs").without("medication");
        var token = app.exchange(app.code(haru.browser(), haru.id()))
                .json()
                .get("access_token")
                .asText();

        assertThat(SERVER.get(token, drug + "/_history/1").status()).isEqualTo(404);
        assertThat(SERVER.get(token, drug + "/_history").status()).isEqualTo(404);
    }

    @Test
    void what_is_shown_again_shows_what_was_never_hidden() {
        var haru = sharing();
        var drug = haru.drug("ミホンA");
        haru.hides(drug, "professionals");
        assertGone(drug + "/_history/1");

        haru.hides(drug, "nobody");

        assertThat(SERVER.get(doctor, drug + "/_history/1").status()).isEqualTo(200);
        assertGone(drug + "/_history/2");
        assertThat(versions(SERVER.get(doctor, drug + "/_history"))).containsExactly("3", "1");
    }

    @Test
    @OnBothDatabases(Because.CRUD)
    void pages_and_totals_of_a_history_tell_of_no_hidden_version() {
        var haru = sharing();
        var drug = haru.drug("ミホンA");
        haru.hides(drug, "professionals");
        haru.hides(drug, "nobody");
        var first = SERVER.get(doctor, drug + "/_history?_count=2").json();

        assertThat(first.has("total")).isFalse();
        assertThat(SERVER.get(doctor, drug + "/_history?_summary=count").text()).doesNotContain("\"total\":3");
        for (var link : first.get("link")) {
            if (link.get("relation").asText().equals("next")) {
                var next = link.get("url").asText();
                assertThat(versions(SERVER.get(doctor, next.substring(next.indexOf("/fhir/") + 6))))
                        .doesNotContain("2");
            }
        }
    }

    @Test
    void what_was_moved_to_somebody_else_is_neithers_to_look_back_at() {
        var haru = sharing();
        var natsu = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        SERVER.put(drug, SERVER.get(drug).text().replace("Patient/" + haru.id(), "Patient/" + natsu.id()));

        assertGone(drug + "/_history/1");
        assertThat(haru.reads(drug + "/_history/1").status()).isEqualTo(404);
        assertThat(natsu.reads(drug + "/_history/1").status()).isEqualTo(404);
        assertThat(natsu.reads(drug + "/_history/2").status()).isEqualTo(200);
    }

    @Test
    void a_consent_shows_no_old_version_to_whom_it_is_with() {
        var haru = Resident.in(SERVER);
        var consent = "Consent/" + haru.agrees(new ConsentText(haru.id(), CLINIC));
        haru.withdraws(consent.substring("Consent/".length()));

        assertGone(consent + "/_history/1");
        assertGone(consent + "/_history");
        assertThat(versions(haru.reads(consent + "/_history"))).containsExactly("2", "1");
    }

    @Test
    void a_batch_reads_no_more_than_a_request() {
        var haru = sharing();
        var drug = haru.drug("ひみつ");
        haru.hides(drug, "professionals");
        delete(haru, drug);
        var answer = inBatch(doctor, List.of(drug + "/_history/1", drug + "/_history", drug, drug + "x"));

        assertThat(answer.text()).doesNotContain("ひみつ");
        assertThat(answer.json().get("entry"))
                .allSatisfy(entry ->
                        assertThat(entry.at("/response/status").asText()).startsWith("404"));
    }

    @Test
    void a_backend_reads_no_version_that_left_its_bounds_or_came_into_them() {
        var haru = Resident.in(SERVER);
        var weight = haru.weight();
        SERVER.put(weight, SERVER.get(weight).text().replace("vital-signs", "laboratory"));
        var vitals = SERVER.newToken("system/Observation.rs?category=vital-signs");
        var laboratory = SERVER.newToken("system/Observation.rs?category=laboratory");

        assertThat(SERVER.get(vitals, weight + "/_history/1").status()).isEqualTo(404);
        assertThat(SERVER.get(laboratory, weight + "/_history/1").status()).isEqualTo(404);
        assertThat(SERVER.get(laboratory, weight + "/_history/2").status()).isEqualTo(200);
        assertThat(versions(SERVER.get(laboratory, weight + "/_history"))).containsExactly("2");
    }

    private static Resident sharing() {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC));
        return haru;
    }

    private static void delete(Resident resident, String address) {
        assertThat(resident.sends("DELETE", address, "").status()).isEqualTo(200);
    }

    private static void assertGone(String path) {
        var answer = SERVER.get(doctor, path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    private static List<String> versions(Client.Answer history) {
        assertThat(history.status()).as(history.text()).isEqualTo(200);
        return StreamSupport.stream(history.json().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/meta/versionId").asText())
                .toList();
    }

    private static Client.Answer inBatch(String token, List<String> paths) {
        var entries = paths.stream()
                .map(path -> "{\"request\":{\"method\":\"GET\",\"url\":\"" + path + "\"}}")
                .toList();
        return SERVER.send(SERVER.with(token, "")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                        + String.join(",", entries) + "]}")));
    }
}
