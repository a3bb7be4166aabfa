package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** What a doctor writes into a record: corrected by the doctor alone, answered and hidden by the person. */
class CommentIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final String DOCTOR = "Practitioner/demo-dr-ito";

    @Test
    void is_corrected_in_a_new_version_by_whoever_wrote_it() {
        var hana = agreed();
        var comment = writes(hana, "利尿薬を増やします");

        var corrected = corrects(comment, text(hana, comment, DOCTOR, "利尿薬を減らします"));

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(hana.reads(comment).text()).contains("減らします").contains("\"versionId\":\"2\"");
        assertThat(hana.reads(comment + "/_history").text()).contains("増やします", "減らします");
        assertThat(corrects(comment, text(hana, comment, "Patient/" + hana.id(), "本人の言葉"))
                        .status())
                .as("in somebody else's name")
                .isEqualTo(403);
        assertThat(hana.sends("PUT", comment, text(hana, comment, DOCTOR, "ちがう"))
                        .status())
                .as("by the person")
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.with(doctor(), comment).DELETE()).status())
                .isEqualTo(403);
    }

    @Test
    void comes_with_where_it_comes_from_for_each_version() {
        var hana = agreed();
        var comment = writes(hana, "利尿薬を増やします");
        corrects(comment, text(hana, comment, DOCTOR, "利尿薬を減らします"));

        var found = hana.reads("Provenance?target=" + comment).text();

        assertThat(found)
                .contains("\"total\":2", comment, DOCTOR)
                .contains("\"code\":\"author\"", "\"value\":\"demo-app\"");
    }

    @Test
    void may_be_a_longer_note_that_is_no_markup_to_run() {
        var hana = agreed();

        var note = SERVER.send(SERVER.with(doctor(), "Composition")
                .POST(BodyPublishers.ofString(note(hana.id(), DOCTOR, "診察メモ", "<p>血圧が高めです。</p>"))));
        assertThat(note.status()).as(note.text()).isEqualTo(201);
        assertThat(hana.reads("Composition/" + note.id()).text()).contains("血圧が高めです");
        assertThat(hana.sends("DELETE", "Composition/" + note.id(), "").status())
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.with(doctor(), "Composition")
                                .POST(BodyPublishers.ofString(
                                        note(hana.id(), DOCTOR, "診察メモ", "<script>alert(1)</script>"))))
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.send(SERVER.with(doctor(), "Composition")
                                .POST(BodyPublishers.ofString(
                                        note(hana.id(), "Practitioner/demo-phn-takahashi", "x", "<p>x</p>"))))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.send(
                                SERVER.with(doctor(), "Composition")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        note(hana.id(), DOCTOR, "健診", "<p>x</p>")
                                                                .replace(
                                                                        "\"type\":{",
                                                                        "\"type\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"53576-5\"}],"))))
                        .status())
                .as("a check-up")
                .isEqualTo(403);
    }

    @Test
    void is_answered_and_hidden_by_the_person() {
        var hana = agreed();
        var comment = writes(hana, "三日後に体重を知らせてください");

        var sent = hana.sends(
                "POST",
                "Communication",
                "{\"resourceType\":\"Communication\",\"subject\":{\"reference\":\"Patient/" + hana.id()
                        + "\"},\"status\":\"completed\",\"inResponseTo\":[{\"reference\":\"" + comment
                        + "\"}],\"payload\":[{\"contentString\":\"60.5 kg でした\"}]}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        var answer = "Communication/" + sent.id();
        assertThat(SERVER.get(doctor(), answer).text()).contains("60.5 kg");
        assertThat(corrects(answer, text(hana, answer, DOCTOR, "ちがう")).status())
                .as("the person's word by the doctor")
                .isEqualTo(403);

        hana.hides(comment, "everybody");
        assertThat(SERVER.get(doctor(), comment).status()).isEqualTo(404);
        assertThat(corrects(comment, text(hana, comment, DOCTOR, "もう一度")).status())
                .as("hidden from the doctor")
                .isEqualTo(404);
        assertThat(hana.reads(comment).text()).contains("三日後");
    }

    @Test
    void is_unread_until_the_person_opens_it_and_again_when_it_is_corrected() {
        var hana = agreed();
        var comment = writes(hana, "利尿薬を増やします");
        assertThat(SERVER.get(doctor(), comment).text()).doesNotContain("\"received\"");

        var browser = hana.browser();
        assertThat(browser.get("/messages").text()).contains("新着", "利尿薬を増やします");
        assertThat(browser.get("/messages").text()).doesNotContain("新着").contains("利尿薬を増やします");

        var read = SERVER.get(doctor(), comment).json();
        assertThat(read.get("received").asText()).isNotEmpty();
        assertThat(read.at("/meta/versionId").asText()).isEqualTo("2");
        // The doctor's own word that it was read does not count.
        var corrected = corrects(
                comment,
                text(hana, comment, DOCTOR, "減らします").replace("{\"res", "{\"received\":\"2026-01-01T00:00:00Z\",\"res"));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(hana.reads(comment).text()).doesNotContain("\"received\"").contains("減らします");
        assertThat(browser.get("/messages").text()).contains("新着", "減らします");
    }

    @Test
    void is_marked_as_read_by_the_persons_app_alone() {
        var hana = agreed();
        var comment = writes(hana, "利尿薬を増やします");

        assertThat(SERVER.send(SERVER.with(doctor(), comment + "/$received").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
        assertThat(Resident.in(SERVER).sends("POST", comment + "/$received", "").status())
                .isEqualTo(404);
        assertThat(hana.sends("POST", comment + "/$received", "{\"resourceType\":\"Patient\"}")
                        .status())
                .isEqualTo(400);
        var first = hana.sends("POST", comment + "/$received", "");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().get("received").asText()).isNotEmpty();
        assertThat(hana.sends("POST", comment + "/$received", "").json())
                .as("again")
                .isEqualTo(first.json());
        // A message that was written without its time keeps the one at which it came.
        assertThat(first.json().get("sent").asText()).isNotEmpty();
    }

    @Test
    void is_marked_as_read_without_telling_the_app_what_the_comment_refers_to_that_the_app_does_not_see() {
        var hana = agreed();
        var weight = hana.weight();
        var about = "\"about\":[{\"reference\":\"" + weight + "\"}],\"payload\"";
        var written = SERVER.send(SERVER.with(doctor(), "Communication")
                .POST(BodyPublishers.ofString(text(hana, "", DOCTOR, "体重です").replace("\"payload\"", about))));
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        var app = App.own(SERVER, "patient/*.rs patient/Communication.u").without("daily-health");
        var token = app.exchange(app.code(hana.browser(), hana.id()))
                .json()
                .get("access_token")
                .asText();

        var comment = "Communication/" + written.id();
        assertThat(SERVER.get(token, comment).text()).contains("体重です").doesNotContain(weight);
        var received = SERVER.send(SERVER.with(token, comment + "/$received").POST(BodyPublishers.noBody()));

        assertThat(received.status()).as(received.text()).isEqualTo(200);
        assertThat(received.text()).contains("\"received\"", "体重です").doesNotContain(weight);
        assertThat(hana.reads(comment).text()).contains(weight);
    }

    @Test
    void is_not_corrected_when_the_right_to_comment_is_over() {
        var hana = Resident.in(SERVER);
        hana.agrees(new ConsentText(hana.id(), CLINIC));
        var right =
                hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());
        var comment = writes(hana, "利尿薬を増やします");
        hana.withdraws(right);

        assertThat(corrects(comment, text(hana, comment, DOCTOR, "おそい")).status())
                .isEqualTo(403);
        assertThat(hana.reads(comment).text()).contains("増やします");
    }

    private static Resident agreed() {
        var hana = Resident.in(SERVER);
        hana.agrees(new ConsentText(hana.id(), CLINIC));
        hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());
        return hana;
    }

    private static String doctor() {
        return App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.cu user/Composition.cu")
                .token("dr-ito", "");
    }

    private static Client.Answer corrects(String address, String text) {
        return SERVER.send(SERVER.with(doctor(), address).PUT(BodyPublishers.ofString(text)));
    }

    private static String writes(Resident hana, String words) {
        var written = SERVER.send(
                SERVER.with(doctor(), "Communication").POST(BodyPublishers.ofString(text(hana, "", DOCTOR, words))));
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        return "Communication/" + written.id();
    }

    private static String note(String person, String author, String title, String narrative) {
        return "{\"resourceType\":\"Composition\",\"status\":\"final\",\"type\":{\"text\":\"診察メモ\"},\"subject\":{\"reference\":"
                + "\"Patient/" + person + "\"},\"date\":\"2026-11-05T10:00:00+09:00\",\"author\":[{\"reference\":\""
                + author
                + "\"}],\"title\":\"" + title + "\",\"section\":[{\"title\":\"" + title
                + "\",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns='http://www.w3.org/1999/xhtml'>"
                + narrative
                + "</div>\"}}]}";
    }

    private static String text(Resident hana, String address, String sender, String words) {
        var id = address.isEmpty() ? "" : "\"id\":\"" + address.replace("Communication/", "") + "\",";
        return "{\"resourceType\":\"Communication\"," + id
                + "\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/"
                + hana.id() + "\"},\"sender\":{\"reference\":\"" + sender + "\"},\"payload\":[{\"contentString\":\""
                + words + "\"}]}";
    }
}
