package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Field;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Professional;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A doctor's desk: who is here, what has to be known of them on one screen, and a word that reaches them. */
class DeskPagesIT extends ServerTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/desk/patient[^\"]*)\"");

    @Test
    void leads_from_the_list_to_a_stored_comment_in_five_clicks() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);
        checksIn(hana, doctor);
        var desk = doctor.browser();
        var clicks = 0;

        var list = desk.get("/desk?lang=ja");
        assertThat(list.text()).contains("架空内科", "今日来た人 1人", "架空 春");
        clicks++;
        var screen = desk.get(
                LINK.matcher(list.text()).results().findFirst().orElseThrow().group(1));
        assertThat(screen.text())
                .contains("架空 春", "アレルギー", "ペニシリン", "同じ成分の重なり", "ミホンA", "朝の血圧 7日", "基準をこえた値", "目標", "はじめて");
        var fields = form(screen);
        clicks++;
        fields.add(new Field("phrase", "changed"));
        clicks++;
        fields.add(new Field("text", "<b>利尿薬</b>を増やします"));
        clicks++;
        var sent = desk.post("/desk/patient", fields);

        assertThat(clicks).isLessThanOrEqualTo(5);
        assertThat(sent.status()).as(sent.text()).isEqualTo(302);
        assertThat(desk.get(Browser.location(sent)).text()).contains("書いて渡しました");
        assertThat(hana.browser().get("/messages").text()).contains("薬を変えました。", "&lt;b&gt;利尿薬&lt;/b&gt;を増やします", "架空 誠");
        var comment =
                Resident.found(hana.reads("Communication?patient=" + hana.id() + "&sender=" + doctor.practitioner()));
        assertThat(comment).hasSize(1);

        desk.post("/desk/patient", fields);
        assertThat(Resident.found(
                        hana.reads("Communication?patient=" + hana.id() + "&sender=" + doctor.practitioner())))
                .as("sent twice")
                .isEqualTo(comment);
        assertThat(hana.reads("Provenance?target=" + comment.get(0)).text())
                .contains("\"total\":1", doctor.practitioner());
    }

    @Test
    void tells_what_is_new_since_the_clinic_last_looked() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);
        try (var yesterday = TurnedClock.back(Duration.ofDays(1))) {
            assertThat(doctor.browser().get("/desk/patient?person=" + hana.id()).text())
                    .contains("はじめて");
        }
        awaitLook(hana);
        hana.drug("ミホン新薬");

        var screen = doctor.browser().get("/desk/patient?lang=ja&person=" + hana.id());

        assertThat(screen.text()).contains("前に見た日から（", "ミホン新薬").doesNotContain("はじめて");
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text()).contains("架空内科");
    }

    /** What a list tells is what people told the clinic themselves. */
    @Test
    void is_no_look_at_a_record_while_only_the_list_is_seen() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);

        assertThat(doctor.browser().get("/desk").text()).contains("架空 春");

        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text()).doesNotContain("架空内科");
    }

    @Test
    void knows_nobody_who_does_not_show_their_record() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var other = Resident.in(SERVER);
        var shown = Resident.in(SERVER);
        var consent = shown.agrees(new ConsentText(shown.id(), doctor.place()));
        var desk = doctor.browser();
        assertThat(desk.get("/desk").text()).contains(shown.id()).doesNotContain(other.id());

        shown.withdraws(consent);

        assertThat(desk.get("/desk").text()).doesNotContain(shown.id());
        for (var id : List.of(shown.id(), other.id(), "not-there", "", "../x", "a".repeat(500))) {
            var answer = desk.get("/desk/patient?person=" + id);
            assertThat(answer.status()).as(id).isEqualTo(404);
            assertThat(answer.text()).as(id).contains("存在しないか、参照が許可されていません").doesNotContain("架空");
        }
        assertThat(other.reads("Patient/" + other.id() + "/$access-log").text()).doesNotContain("架空内科");
        assertThat(shown.browser().get("/desk").status()).isEqualTo(404);
        assertThat(shown.browser().get("/desk/patient?person=" + shown.id()).status())
                .isEqualTo(404);
        assertThat(shown.browser().get("/desk/emergency").status()).isEqualTo(404);
    }

    @Test
    void finds_by_name_whoever_shows_their_record() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);
        var desk = doctor.browser();

        assertThat(desk.get("/desk?named=架空春").text()).contains(hana.id());
        assertThat(desk.get("/desk?lang=ja&named=いない").text())
                .contains("その名前の人は")
                .doesNotContain(hana.id());
        assertThat(desk.get("/desk?named=" + "a".repeat(2000)).status()).isEqualTo(200);
    }

    @Test
    void opens_a_record_in_an_emergency_with_a_reason_and_tells_the_person() {
        var doctor = Professional.doctor(SERVER, "架空救急");
        var hana = Resident.in(SERVER);
        hana.drug("ミホンA");
        var desk = doctor.browser();
        assertThat(desk.get("/desk/patient?person=" + hana.id()).status()).isEqualTo(404);

        var none = emergency(desk, hana.id(), "急");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.text()).contains("10 字以上", hana.id());
        assertThat(emergency(desk, "not-there", "意識がなく、薬を確かめる").text()).contains("見つかりません");
        assertThat(emergency(desk, "", "意識がなく、薬を確かめる").text()).contains("見つかりません");
        assertThat(emergency(desk, hana.id(), "長".repeat(1001)).text()).contains("1000 字以内");
        var opened = emergency(desk, " Patient/" + hana.id() + " ", "意識がなく、薬を確かめる");

        assertThat(Browser.location(opened)).endsWith("/desk/patient?person=" + hana.id());
        var screen = desk.get(Browser.location(opened));
        assertThat(screen.text()).contains("ミホンA", "ひとことを書くことを認めていません");
        assertThat(hana.browser().get("/messages?lang=ja").text()).contains("緊急時のため");
        assertThat(hana.reads("Patient/" + hana.id() + "/$access-log").text()).contains("意識がなく");
        assertThat(comment(desk, hana.id(), "急ぎ").text()).doesNotContain("書いて渡しました");
        assertThat(hana.reads("Communication?patient=" + hana.id()).text()).doesNotContain("急ぎ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "長"})
    void says_what_is_wrong_with_a_comment_and_keeps_it(String text) {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);
        var desk = doctor.browser();
        var long_ = text.repeat(1001);

        var answer = comment(desk, hana.id(), long_);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(text.isEmpty() ? "ことばを選ぶか" : "1000 字以内", long_);
        assertThat(hana.reads("Communication?patient=" + hana.id() + "&sender=" + doctor.practitioner())
                        .text())
                .contains("\"total\":0");
    }

    @Test
    void writes_into_no_other_record_and_by_no_forged_form() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);
        var other = Resident.in(SERVER);
        var desk = doctor.browser();

        assertThat(comment(desk, other.id(), "ちがう人").status()).isEqualTo(404);
        assertThat(desk.post("/desk/patient", Browser.fields("person", hana.id(), "text", "鍵なし"))
                        .status())
                .as("without the token of a form")
                .isEqualTo(403);
        var fields = form(desk.get("/desk/patient?lang=ja&person=" + hana.id()));
        fields.removeIf(field -> field.name().equals("form"));
        fields.add(new Field("text", "鍵なし"));
        fields.add(new Field("phrase", "no-such-phrase"));
        assertThat(desk.post("/desk/patient", fields).text()).contains("古くなっています", "鍵なし");
        fields.removeIf(field -> field.name().equals("person"));
        assertThat(desk.post("/desk/patient", fields).status()).isEqualTo(404);
        assertThat(new Browser(SERVER.base()).get("/desk").status()).isEqualTo(302);
    }

    @Test
    void says_it_in_english_too() {
        var doctor = Professional.doctor(SERVER, "架空内科");
        var hana = showing(doctor);
        var desk = doctor.browser();

        assertThat(desk.get("/desk?lang=en").text()).contains("Also show their record");
        assertThat(desk.get("/desk/patient?person=" + hana.id()).text())
                .contains("Allergies", "Please carry on like this.")
                .doesNotContain("アレルギー");
    }

    /** Medicines, visits and what is measured, for a week; and comments. */
    private static Resident showing(Professional doctor) {
        var hana = Resident.in(SERVER);
        hana.agrees(
                new ConsentText(hana.id(), doctor.place()).sharing("medication", "daily-health", "medical", "checkup"));
        hana.agrees(new ConsentText(hana.id(), doctor.place()).right("comment").sharing());
        hana.drug("ミホンA");
        hana.keeps(
                "AllergyIntolerance",
                "\"clinicalStatus\":{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\",\"code\":\"active\"}]},"
                        + "\"code\":{\"text\":\"ペニシリン\"}");
        return hana;
    }

    private static void checksIn(Resident person, Professional doctor) {
        var sent = person.sends(
                "POST",
                "Patient/" + person.id() + "/$check-in",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"organization\",\"valueReference\":"
                        + "{\"reference\":\"" + doctor.place()
                        + "\"}},{\"name\":\"confirmed\",\"valueBoolean\":true}]}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    }

    /** The trail is written by one after the other: a look is known once it is in the log. */
    private static void awaitLook(Resident person) {
        assertThat(person.reads("Patient/" + person.id() + "/$access-log").text())
                .contains("架空内科");
    }

    private static Client.Answer comment(Browser desk, String person, String text) {
        var fields = new ArrayList<>(token(desk));
        fields.add(new Field("person", person));
        fields.add(new Field("form", UUID.randomUUID().toString()));
        fields.add(new Field("text", text));
        return desk.post("/desk/patient", fields);
    }

    private static Client.Answer emergency(Browser desk, String record, String reason) {
        var fields = new ArrayList<>(token(desk));
        fields.add(new Field("record", record));
        fields.add(new Field("reason", reason));
        return desk.post("/desk/emergency", fields);
    }

    private static List<Field> token(Browser desk) {
        return form(desk.get("/desk/emergency?lang=ja")).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
    }

    /** The fields of the form in the page itself: the first form with more than a token; the frame has one, too. */
    private static List<Field> form(Client.Answer page) {
        for (var i = 0; i < 5; i++) {
            var fields = Browser.fieldsOf(page.text(), i);
            if (fields.stream().anyMatch(field -> List.of("form", "record").contains(field.name()))) {
                return fields;
            }
        }
        throw new AssertionError(page.text());
    }
}
