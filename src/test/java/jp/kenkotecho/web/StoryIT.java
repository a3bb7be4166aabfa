package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories of residents, told from end to end. */
class StoryIT extends ServerTest {

    private static final String SHY = "かくれ" + UUID.randomUUID();

    private static Optional<Resident> shy = Optional.empty();
    private static String weight = "";
    private static String nurse = "";

    private static final String CLINIC = "Organization/demo-ito-clinic";

    /** Scan, show, comment: what of it is sharing. */
    @Test
    @Checklist("D7")
    void shows_a_clinic_today_what_the_rehearsal_counted_and_takes_its_comment() {
        var hana = Resident.in(SERVER);
        var drug = hana.drug("ミホンA");
        var hidden = hana.drug("ひみつ");
        var weight = hana.weight();
        hana.hides(hidden, "professionals");
        var today = new ConsentText(hana.id(), CLINIC)
                .sharing("medication", "daily-health", "medical")
                .period(ConsentText.day(0), ConsentText.day(0));

        var preview = hana.sends(
                        "POST",
                        "Patient/" + hana.id() + "/$consent-preview",
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"consent\",\"resource\":"
                                + today.status("proposed").text() + "}]}")
                .text();
        assertThat(preview).contains("ミホンA").doesNotContain("ひみつ");
        var consent = hana.agrees(today.status("active"));
        hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.c");
        var browser = new Browser(SERVER.base()).signIn("dr-ito");
        var token = doctor.exchange(doctor.code(browser, ""))
                .json()
                .get("access_token")
                .asText();

        assertThat(Resident.found(SERVER.get(token, "MedicationStatement?patient=" + hana.id())))
                .containsExactly(drug);
        assertThat(SERVER.get(token, weight).status()).isEqualTo(200);
        assertThat(SERVER.get(token, hidden).status()).isEqualTo(404);

        var comment = comment(token, hana.id(), "Practitioner/demo-dr-ito", "利尿薬を増やします。3日後に体重を連絡してください。");
        assertThat(comment.status()).as(comment.text()).isEqualTo(201);
        assertThat(comment(token, hana.id(), "Patient/" + hana.id(), "なりすまし").status())
                .isEqualTo(403);
        var kept = hana.reads("Communication/" + comment.id());
        assertThat(kept.text()).contains("利尿薬");
        assertThat(hana.sends(
                                "PUT",
                                "Communication/" + comment.id(),
                                kept.text().replace("利尿薬", "x"))
                        .status())
                .isEqualTo(403);

        var ended = hana.reads("Consent/" + consent)
                .text()
                // R4 cannot compare a day with a moment (per-1), so both become moments.
                .replaceAll(
                        "\"start\":\"[^\"]*\"", "\"start\":\"" + Instant.now().minusSeconds(60) + "\"")
                .replaceAll("\"end\":\"[^\"]*\"", "\"end\":\"" + Instant.now() + "\"");
        assertThat(hana.sends("PUT", "Consent/" + consent, ended).status()).isEqualTo(200);
        assertThat(SERVER.get(token, drug).status()).isEqualTo(404);
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text())
                .contains("伊藤内科 (伊藤 誠一)が、あなたの同意によって、お薬 1 件を見ました。");
    }

    /** Municipality morning: whoever has not agreed is not there, however one asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/%s",
                "Patient/%s/_history",
                "Patient?_id=%s",
                "Patient?name=%n",
                "Patient?birthdate=1960-05-05",
                "Patient?_count=500",
                "Patient?_summary=count&name=%n",
                "Patient?_sort=birthdate&_count=500",
                "Observation?patient=%s",
                "Observation?subject=Patient/%s",
                "Observation?patient=%s,demo-kenji",
                "Observation?patient=%s&_summary=count",
                "Observation?patient=%s&_total=accurate",
                "Observation?patient:Patient.name=%n",
                "Observation?patient.name=%n",
                "Patient?_has:Observation:patient:status=final",
                "Observation?_include=Observation:patient&patient=%s",
                "Observation?_include=*&patient=%s",
                "Patient?_id=%s&_revinclude=Observation:patient",
                "Provenance?patient=%s",
                "Provenance?target=Patient/%s",
                "Encounter?patient=%s",
                "Consent?patient=%s",
                "RelatedPerson?patient=%s",
                "Group?member=Patient/%s",
                "List?patient=%s",
                "AuditEvent?patient=%s",
                "Patient/%s/$everything",
                "Patient/%s/$access-log",
                "Patient/$everything",
                "Patient/%s/Observation",
                "$export",
                "Patient/$export",
                "Group/all/$export",
                "_history",
                "Patient/_history",
                "?_type=Patient",
                "Observation/%o",
                "Observation/%o/_history",
                "Observation?_id=%o",
            })
    void hides_a_resident_who_has_not_agreed_in_every_query(String path) {
        var shy = shy().id();
        var url = path.replace("%s", shy)
                .replace("%n", URLEncoder.encode(SHY, StandardCharsets.UTF_8))
                .replace("%o", weight.substring(weight.indexOf('/') + 1));

        for (var answer : List.of(SERVER.get(nurse, url), batch(nurse, url))) {
            assertThat(answer.text()).doesNotContain(SHY).doesNotContain("\"reference\":\"Patient/" + shy);
            assertThat(answer.text())
                    .doesNotContain("\"id\":\"" + shy)
                    .doesNotContain("体重\"},\"subject\":{\"reference\":\"Patient/" + shy);
            if (url.contains("_summary=count") && answer.json().has("total")) {
                assertThat(answer.json().get("total").asInt()).isZero();
            }
        }
    }

    /** The same for all ways of asking. */
    private static Resident shy() {
        if (shy.isEmpty()) {
            var resident = Resident.in(SERVER);
            weight = resident.weight();
            var patient = SERVER.get("Patient/" + resident.id()).text().replace("架空 春", SHY);
            assertThat(SERVER.put("Patient/" + resident.id(), patient).status()).isEqualTo(200);
            nurse = App.clinic(SERVER, "user/*.rs").token("phn-takahashi", "");
            shy = Optional.of(resident);
        }
        return shy.get();
    }

    private static Client.Answer batch(String token, String url) {
        return SERVER.send(SERVER.with(token, "")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":"
                        + "{\"method\":\"GET\",\"url\":\"" + url + "\"}}]}")));
    }

    private static Client.Answer comment(String token, String patient, String sender, String text) {
        return SERVER.send(SERVER.with(token, "Communication")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":"
                                + "{\"reference\":\"Patient/" + patient + "\"},\"sender\":{\"reference\":\"" + sender
                                + "\"},\"payload\":[{\"contentString\":\"" + text + "\"}]}")));
    }
}
