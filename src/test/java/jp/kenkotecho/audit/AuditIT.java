package jp.kenkotecho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that is done with a record is in its trail, which nobody can change unseen. */
@OnBothDatabases({Because.OWN_SQL, Because.LOCKS})
class AuditIT extends ServerTest {

    @Autowired
    private JdbcClient database;

    @Test
    @Checklist({"L1", "L2", "L3", "D8"})
    void tells_the_resident_who_did_what_on_which_ground() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var consent = haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic"));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        SERVER.get(doctor, drug);
        SERVER.get(doctor, "MedicationStatement?patient=" + haru.id());
        SERVER.get(doctor, "Goal?patient=" + haru.id());
        haru.withdraws(consent);
        SERVER.get(doctor, drug);
        SERVER.get(doctor, "Condition?patient=" + haru.id());
        SERVER.get(drug);

        var log = log(haru);

        assertThat(log)
                .contains(
                        "E 4 伊藤内科 (伊藤 誠一)が、許可されず、記録を見ようとしました。",
                        "R 4 伊藤内科 (伊藤 誠一)が、許可されず、記録を見ようとしました。",
                        "R 0 demo-backendが、登録されたサービスとして、お薬 1 件を見ました。",
                        "E 0 伊藤内科 (伊藤 誠一)が、あなたの同意によって、お薬 1 件を見ました。",
                        "R 0 伊藤内科 (伊藤 誠一)が、あなたの同意によって、お薬 1 件を見ました。",
                        "E 0 伊藤内科 (伊藤 誠一)が、あなたの同意によって、記録を見ました。",
                        "C 0 あなた (demo-app)が、お薬 1 件を追加しました。");
        var events = haru.reads("Patient/" + haru.id() + "/$access-log").text();
        assertThat(events).contains("Consent/" + consent + "/_history/1", "MedicationStatement?patient");
        assertThat(events).doesNotContain("ミホンA");
    }

    @Test
    void pages_from_the_newest_to_the_oldest() {
        var haru = Resident.in(SERVER);
        for (var i = 0; i < 5; i++) {
            haru.reads("Patient/" + haru.id());
        }
        var first = haru.reads("Patient/" + haru.id() + "/$access-log?_count=3").json();
        assertThat(first.get("entry")).hasSize(3);
        var next = first.at("/link/0/url").asText();
        assertThat(first.at("/link/0/relation").asText()).isEqualTo("next");
        var second = haru.reads(next.substring(next.indexOf("/fhir/") + "/fhir/".length()));
        assertThat(second.status()).isEqualTo(200);
        assertThat(ids(second.json())).isNotEmpty().doesNotContainAnyElementsOf(ids(first));
        assertThat(haru.reads("Patient/" + haru.id() + "/$access-log?start=tomorrow")
                        .status())
                .isEqualTo(400);
        assertThat(haru.reads("Patient/" + haru.id() + "/$access-log?end=2001-01-01")
                        .json()
                        .has("entry"))
                .isFalse();
    }

    @Test
    @Checklist("L2")
    void is_read_by_nobody_else_and_written_by_nobody() {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic").sharing("other", "medical"));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        var event =
                "{\"resourceType\":\"AuditEvent\",\"type\":{\"code\":\"rest\"},\"recorded\":\"2026-01-01T00:00:00Z\","
                        + "\"agent\":[{\"requestor\":true}],\"source\":{\"observer\":{\"display\":\"x\"}}}";

        assertThat(SERVER.get(doctor, "Patient/" + haru.id() + "/$access-log").status())
                .isEqualTo(403);
        assertThat(SERVER.get("Patient/" + haru.id() + "/$access-log").status()).isEqualTo(403);
        assertThat(SERVER.get(
                                App.own(SERVER, "patient/Observation.rs").token("misaki", "demo-misaki"),
                                "Patient/demo-misaki/$access-log")
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.post("AuditEvent", event).status()).isEqualTo(403);
        assertThat(SERVER.get("AuditEvent").status()).isEqualTo(403);
        assertThat(haru.sends("POST", "AuditEvent", event).status()).isEqualTo(403);
        assertThat(haru.reads("AuditEvent").status()).isEqualTo(403);
    }

    @Test
    @Checklist("L2")
    void is_in_the_transaction_of_what_it_tells_of() {
        var haru = Resident.in(SERVER);
        var entry =
                "{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"%s\"},\"subject\":{\"reference\":\"%s\"}},"
                        + "\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}";
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s,%s]}";
        var own = "Patient/" + haru.id();

        var refused = haru.sends(
                "POST", "", bundle.formatted(entry.formatted("a", own), entry.formatted("b", "Patient/demo-misaki")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(log(haru)).noneMatch(line -> line.contains("その他 2 件"));

        haru.sends("POST", "", bundle.formatted(entry.formatted("a", own), entry.formatted("b", own)));
        assertThat(log(haru)).contains("C 0 あなた (demo-app)が、その他 2 件を追加しました。");
    }

    @Test
    @Checklist("L2")
    void shows_by_a_broken_chain_that_an_entry_was_changed() {
        var haru = Resident.in(SERVER);
        haru.drug("ミホンA");
        log(haru);
        assertThat(verify().json().get("intact").asBoolean()).isTrue();
        var seq = database.sql("select max(seq) from audit_entry where person = ?")
                .param(haru.id())
                .query(Long.class)
                .single();
        var text = database.sql("select entry from audit_entry where seq = ?")
                .param(seq)
                .query(String.class)
                .single();

        database.sql("update audit_entry set entry = ? where seq = ?")
                .params(text.replace("OWN", "BACKEND"), seq)
                .update();
        var broken = verify();
        database.sql("update audit_entry set entry = ? where seq = ?")
                .params(text, seq)
                .update();

        assertThat(broken.status()).isEqualTo(409);
        assertThat(broken.json().get("firstBroken").asLong()).isEqualTo(seq);
        assertThat(verify().status()).isEqualTo(200);
        assertThat(SERVER.send(SERVER.open("/admin/audit/verification").GET()).status())
                .isEqualTo(401);
    }

    @Test
    @Checklist("L2")
    void keeps_sign_ins_and_refusals() {
        new Browser(SERVER.base()).signIn("misaki");
        verify();

        assertThat(database.sql("select count(*) from audit_entry where person = '' and entry like '%SIGNED_IN%'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private static Client.Answer verify() {
        return SERVER.send(SERVER.open("/admin/audit/verification")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .GET());
    }

    /** Each entry as its letter, its outcome and its sentence. */
    private static List<String> log(Resident whose) {
        var answer = whose.reads("Patient/" + whose.id() + "/$access-log?_count=200");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var lines = new ArrayList<String>();
        answer.json()
                .path("entry")
                .forEach(entry -> lines.add(entry.at("/resource/action").asText() + " "
                        + entry.at("/resource/outcome").asText() + " "
                        + entry.at("/resource/outcomeDesc").asText()));
        return lines;
    }

    private static List<String> ids(JsonNode bundle) {
        var ids = new ArrayList<String>();
        bundle.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
        return ids;
    }
}
