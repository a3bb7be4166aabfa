package jp.kenkotecho.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** A nurse's morning: what is to be done, for those who agreed and for nobody else. */
class WorklistIT extends ServerTest {

    private static final String LIST = GuidanceIT.OFFICE + "/$worklist?_count=1000";

    @Test
    void tells_what_is_to_be_done_the_most_needed_first() {
        var kenji = GuidanceIT.agreed();
        var hana = GuidanceIT.agreed();
        hana.agrees(
                new ConsentText(hana.id(), GuidanceIT.OFFICE).purpose("PUBHLTH").sharing("medical", "medication"));
        var later = adds(task(kenji, "次の電話").replace("2026-12-01", "2099-01-01"));
        var overdue = adds(task(hana, "遅れている電話").replace("2026-12-01", "2020-01-01"));
        var urgent = adds(task(kenji, "受診の見届け").replace("\"intent\"", "\"priority\":\"urgent\",\"intent\""));
        var flag = hana.sends("POST", "Flag", flag(hana, "PH"));
        assertThat(flag.status()).as(flag.text()).isEqualTo(201);
        adds(task(kenji, "済んだこと").replace("\"requested\"", "\"completed\""));
        adds(task(kenji, "本人のすること").replace(GuidanceIT.OFFICE, "Patient/" + kenji.id()));
        adds(task(kenji, "ほかの施設のこと").replace(GuidanceIT.OFFICE, "Organization/demo-ito-clinic"));

        var list = SERVER.get(GuidanceIT.nurse(), LIST);

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(of(list, kenji, hana))
                .containsExactly("Flag/" + flag.id(), "Task/" + urgent, "Task/" + overdue, "Task/" + later);
        assertThat(Resident.found(list)).contains("Patient/" + kenji.id(), "Patient/" + hana.id());
        assertThat(list.json().at("/entry/0/fullUrl").asText()).startsWith(SERVER.base() + "/fhir/");
        assertThat(list.text()).contains("\"mode\":\"include\"").doesNotContain("済んだこと", "本人のすること", "ほかの施設");
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text()).contains("高橋", "Task");
    }

    @Test
    void knows_nobody_who_did_not_agree() {
        var agreed = GuidanceIT.agreed();
        adds(task(agreed, "次の電話"));
        var before = total();
        var other = Resident.in(SERVER);
        var own =
                other.sends("POST", "Task", task(other, "だれにも見せない").replace(GuidanceIT.NURSE, "Patient/" + other.id()));
        assertThat(own.status()).as(own.text()).isEqualTo(201);

        var list = SERVER.get(GuidanceIT.nurse(), LIST);

        assertThat(total()).isEqualTo(before);
        assertThat(list.text()).doesNotContain(other.id(), "だれにも見せない");
        assertThat(SERVER.get(GuidanceIT.nurse(), "Task?_count=1000").text()).doesNotContain("だれにも見せない");
        assertThat(other.reads("Patient/" + other.id() + "/$access-log").text()).doesNotContain("高橋");
    }

    @Test
    void forgets_whoever_withdraws_at_once() {
        var kenji = Resident.in(SERVER);
        var consent = kenji.agrees(GuidanceIT.seeing(kenji));
        kenji.agrees(GuidanceIT.guiding(kenji));
        adds(task(kenji, "取りやめた人の電話"));
        var before = total();

        kenji.withdraws(consent);

        assertThat(total()).isEqualTo(before - 1);
        assertThat(SERVER.get(GuidanceIT.nurse(), LIST).text()).doesNotContain(kenji.id(), "取りやめた人");
    }

    @Test
    void is_a_page_for_whoever_has_no_app() {
        var kenji = GuidanceIT.agreed();
        adds(task(kenji, "ページに出る電話").replace("2026-12-01", "2020-01-01"));

        var page = new Browser(SERVER.base()).signIn("phn-takahashi").get("/desk/worklist");

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).contains("見本市 健康課", "ページに出る電話", "datetime=\"2020-01-01\"", "期限切れ");
        assertThat(new Browser(SERVER.base())
                        .signIn("phn-takahashi")
                        .get("/account")
                        .text())
                .contains("/desk/worklist");
        assertThat(kenji.browser().get("/desk/worklist").status()).isEqualTo(404);
        assertThat(kenji.browser().get("/account").text()).doesNotContain("/desk/worklist");
    }

    /** eGFR of 23: on the list until somebody sends the person to a doctor; of who has died nothing is. */
    @Test
    void has_values_for_which_a_doctor_is_to_be_seen() {
        var kenji = GuidanceIT.agreed();
        kenji.agrees(new ConsentText(kenji.id(), GuidanceIT.OFFICE)
                .purpose("PUBHLTH")
                .sharing("checkup"));
        var egfr = kenji.sends("POST", "Observation", egfr(kenji, LocalDate.now(ZoneId.of("Asia/Tokyo"))));
        assertThat(egfr.status()).as(egfr.text()).isEqualTo(201);

        assertThat(of(SERVER.get(GuidanceIT.nurse(), LIST), kenji)).contains("Observation/" + egfr.id());

        var person = kenji.reads("Patient/" + kenji.id()).text();
        var died = SERVER.put("Patient/" + kenji.id(), person.replaceFirst("\\}\\s*$", ",\"deceasedBoolean\":true}"));
        assertThat(died.status()).as(died.text()).isEqualTo(200);
        assertThat(of(SERVER.get(GuidanceIT.nurse(), LIST), kenji)).isEmpty();
    }

    private static String egfr(Resident person, LocalDate day) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"
                + "\"urn:oid:1.2.392.200119.6.1005\",\"code\":\"8A065000002391901\"}],\"text\":\"eGFR\"},\"subject\":"
                + "{\"reference\":\"Patient/" + person.id() + "\"},\"effectiveDateTime\":\"" + day
                + "\",\"valueQuantity\":{\"value\":23,\"system\":\"http://unitsofmeasure.org\",\"code\":"
                + "\"mL/min/{1.73_m2}\"}}";
    }

    @Test
    void is_for_the_office_alone() {
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs").token("dr-ito", "");

        assertThat(SERVER.get(doctor, LIST).status()).isEqualTo(403);
        assertThat(SERVER.get(GuidanceIT.agreed().token(), LIST).status()).isEqualTo(403);
        assertThat(SERVER.get(GuidanceIT.nurse(), LIST.replace("1000", "1001")).status())
                .isEqualTo(400);
        assertThat(SERVER.get(GuidanceIT.nurse(), LIST.replace("1000", "x")).status())
                .isEqualTo(400);
        assertThat(SERVER.get(GuidanceIT.nurse(), LIST + "&patient=demo-hanako").status())
                .isEqualTo(400);
        assertThat(SERVER.get(GuidanceIT.nurse(), LIST.replace("1000", "0")).text())
                .doesNotContain("\"entry\"");
    }

    private static int total() {
        return SERVER.get(GuidanceIT.nurse(), LIST).json().path("total").asInt();
    }

    private static String adds(String task) {
        var sent = SERVER.send(SERVER.with(GuidanceIT.nurse(), "Task").POST(BodyPublishers.ofString(task)));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        return sent.id();
    }

    private static String task(Resident person, String words) {
        return GuidanceIT.task(person.id(), "next-contact", words, "")
                .replace("\"focus\":{\"reference\":\"\"},", "")
                .replace(
                        "\"owner\":{\"reference\":\"Patient/" + person.id(),
                        "\"owner\":{\"reference\":\"" + GuidanceIT.OFFICE);
    }

    private static String flag(Resident person, String priority) {
        return "{\"resourceType\":\"Flag\",\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/flag-priority\","
                + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/flag-priority-code\",\"code\":\""
                + priority
                + "\"}]}}],\"status\":\"active\",\"code\":{\"text\":\"血圧が高い\"},\"subject\":{\"reference\":\"Patient/"
                + person.id() + "\"}}";
    }

    /** Tasks and flags of these people, in their order. */
    private static List<String> of(Client.Answer list, Resident... people) {
        var found = new ArrayList<String>();
        for (var entry : list.json().path("entry")) {
            var resource = entry.path("resource");
            var person = resource.path("for").path("reference").asText("")
                    + resource.path("subject").path("reference").asText("");
            for (var one : people) {
                if (person.equals("Patient/" + one.id())) {
                    found.add(resource.path("resourceType").asText() + "/"
                            + resource.path("id").asText());
                }
            }
        }
        return found;
    }
}
