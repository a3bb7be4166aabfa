package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A public-health nurse's morning by page: the list, a person, a session, and what comes after it. */
class NurseDeskIT extends ServerTest {

    private static final String TEMPLATE = "demo-first-session";
    private static final Pattern OPEN_TASK = Pattern.compile("name=\"task\" value=\"([^\"]+)\"");

    @Test
    void records_a_session_from_the_template_once() {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var kenji = guided(nurse);
        var desk = nurse.browser();
        assertThat(desk.get("/desk?lang=ja").text()).contains("架空市 健康課", "/desk/guidance?person=" + kenji.id());
        assertThat(desk.get("/desk/guidance?person=" + kenji.id()).text())
                .contains("ひな形から始める", "特定保健指導 初回面談", "決めた目標はありません");

        var form = desk.get("/desk/session?person=" + kenji.id() + "&template=" + TEMPLATE + "&day=" + today());
        assertThat(form.text()).contains("半年で体重を減らす", "電話で様子を聞く", "毎朝体重を測り");
        assertThat(kenji.reads("Encounter?patient=" + kenji.id()).text()).contains("\"total\":0");
        var fields = fields(form);
        set(fields, "target-1", "77.5");
        set(fields, "words-1", "半年で 3 kg 減らす");
        fields.removeIf(field -> field.name().equals("keep-3"));
        fields.add(new Field("note", "歩くことから始める"));
        var saved = desk.post("/desk/session", fields);

        assertThat(saved.status()).as(saved.text()).isEqualTo(302);
        assertThat(desk.get(Browser.location(saved)).text()).contains("面談を記録しました", "半年で 3 kg 減らす", "電話で様子を聞く");
        assertThat(desk.post("/desk/session", fields).status()).isEqualTo(302);
        assertThat(kenji.reads("Encounter?patient=" + kenji.id()).text()).contains("\"total\":1");
        assertThat(kenji.reads("CarePlan?patient=" + kenji.id()).text()).contains("\"total\":1", "歩くことから始める");
        assertThat(kenji.reads("Goal?patient=" + kenji.id()).text()).contains("\"total\":1", "77.5", "29463-7");
        assertThat(kenji.reads("Task?patient=" + kenji.id()).text())
                .contains("\"total\":1", "電話で様子を聞く")
                .doesNotContain("朝と晩の血圧");
        var session =
                Resident.found(kenji.reads("Encounter?patient=" + kenji.id())).get(0);
        assertThat(kenji.reads("Provenance?target=" + session).text()).contains("\"total\":1", nurse.practitioner());
        assertThat(kenji.reads("Patient/" + kenji.id() + "/$access-log").text()).contains("架空市 健康課");
    }

    @Test
    void sets_the_next_contact_advises_a_doctor_and_closes_both() {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var kenji = guided(nurse);
        var desk = nurse.browser();

        var form = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++) {
            var contact = sends(desk, kenji, "contact", "words", "電話する", "due", day(10), "form", form);
            assertThat(Browser.location(contact)).as(contact.text()).contains("done=contact");
        }
        var referral = sends(desk, kenji, "referral", "words", "血圧 172、内科へ", "due", day(3));
        assertThat(Browser.location(referral)).as(referral.text()).contains("done=referral");
        assertThat(kenji.reads("Task?patient=" + kenji.id()).text()).contains("\"total\":2");
        assertThat(kenji.reads("ServiceRequest?patient=" + kenji.id()).text())
                .contains("\"total\":1", "\"active\"", "血圧 172、内科へ");
        var list = desk.get("/desk/worklist?lang=ja").text();
        assertThat(list).contains("受診のすすめ", "血圧 172、内科へ", "電話する", "全部 2", "1週間 1", "過ぎた 0");
        assertThat(list.indexOf("内科へ")).as("the sooner first").isLessThan(list.indexOf("電話する"));
        assertThat(desk.get("/desk/worklist?due=week").text()).contains("内科へ").doesNotContain("電話する");
        assertThat(desk.get("/desk/worklist?need=next-contact").text())
                .contains("電話する")
                .doesNotContain("内科へ");
        assertThat(desk.get("/desk/worklist?due=late&need=watch").text()).contains("今することはありません");
        assertThat(desk.get("/desk/worklist?due=luck&need=luck").status()).isEqualTo(200);

        var person = desk.get("/desk/guidance?person=" + kenji.id());
        var tasks = OPEN_TASK
                .matcher(person.text())
                .results()
                .map(one -> one.group(1))
                .toList();
        assertThat(tasks).hasSize(2);
        assertThat(sends(desk, kenji, "close", "task", tasks.get(0), "version", "1", "outcome", "")
                        .text())
                .contains("ことばを書いてください");
        var closed = sends(desk, kenji, "close", "task", tasks.get(0), "version", "1", "outcome", "受診した");
        assertThat(Browser.location(closed)).as(closed.text()).contains("done=close");
        assertThat(sends(desk, kenji, "close", "task", tasks.get(0), "version", "1", "outcome", "もう一度")
                        .text())
                .contains("見つかりません");
        assertThat(kenji.reads("ServiceRequest?patient=" + kenji.id()).text()).contains("\"completed\"");
        assertThat(kenji.reads("Task/" + tasks.get(0)).text()).contains("\"completed\"", "受診した");
        assertThat(sends(desk, kenji, "close", "task", tasks.get(1), "version", "7", "outcome", "古い画面")
                        .status())
                .isEqualTo(200);
        assertThat(kenji.reads("Task/" + tasks.get(1)).text()).contains("\"requested\"");
        assertThat(desk.get("/desk/worklist").text()).contains("電話する").doesNotContain("内科へ");
    }

    @Test
    void shows_nobody_who_did_not_agree_and_changes_nothing_of_theirs() {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var other = Resident.in(SERVER);
        var own = other.sends(
                "POST",
                "Task",
                "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"plan\","
                        + "\"description\":\"だれにも見せない\",\"for\":{\"reference\":\"Patient/" + other.id() + "\"}}");
        assertThat(own.status()).as(own.text()).isEqualTo(201);
        var desk = nurse.browser();

        assertThat(desk.get("/desk/worklist").text()).doesNotContain("だれにも見せない");
        assertThat(desk.get("/desk").text()).doesNotContain(other.id());
        assertThat(desk.get("/desk/guidance?person=" + other.id()).status()).isEqualTo(404);
        assertThat(desk.get("/desk/session?template=" + TEMPLATE + "&person=" + other.id())
                        .status())
                .isEqualTo(404);
        assertThat(sends(desk, other, "contact", "words", "x", "due", day(1)).status())
                .isEqualTo(404);
        assertThat(sends(desk, other, "close", "task", own.id(), "version", "1", "outcome", "x")
                        .status())
                .isEqualTo(404);
        assertThat(other.browser().get("/desk/worklist").status()).isEqualTo(404);
        assertThat(other.browser().get("/desk/guidance?person=" + other.id()).status())
                .isEqualTo(404);
        assertThat(other.reads("Patient/" + other.id() + "/$access-log").text()).doesNotContain("架空市");
    }

    @Test
    void only_looks_where_recording_was_not_agreed_to() {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var kenji = Resident.in(SERVER);
        kenji.agrees(
                new ConsentText(kenji.id(), nurse.place()).purpose("PUBHLTH").sharing("guidance", "daily-health"));
        var desk = nurse.browser();

        assertThat(desk.get("/desk/guidance?lang=ja&person=" + kenji.id()).text())
                .contains("認めていません")
                .doesNotContain("ひな形から始める");
        assertThat(sends(desk, kenji, "contact", "words", "電話する", "due", day(1)).status())
                .isEqualTo(200);
        assertThat(kenji.reads("Task?patient=" + kenji.id()).text()).contains("\"total\":0");
    }

    @ParameterizedTest
    @CsvSource({
        "contact, '', 1, ことばを書いてください",
        "contact, 電話, -1, 日付は",
        "contact, 電話, 9999, 日付は",
        "contact, 電話, x, 日付は",
        "referral, 長, 1, 500 字以内",
        "referral, '　', 1, ことばを書いてください",
    })
    void says_what_is_wrong_and_stores_nothing(String what, String words, String days, String said) {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var kenji = guided(nurse);
        var desk = nurse.browser();
        var due = days.equals("x") ? "2026-02-30" : day(Integer.parseInt(days));
        var text = words.equals("長") ? words.repeat(501) : words;

        var answer = sends(desk, kenji, what, "words", text, "due", due);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(said);
        assertThat(kenji.reads("Task?patient=" + kenji.id()).text()).contains("\"total\":0");
    }

    @Test
    void keeps_what_was_typed_into_a_session_that_is_not_right() {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var kenji = guided(nurse);
        var desk = nurse.browser();
        var path = "/desk/session?person=" + kenji.id() + "&template=";
        assertThat(desk.get(path + "luck").status()).isEqualTo(404);
        assertThat(desk.get(path).status()).isEqualTo(404);
        assertThat(desk.get(path + TEMPLATE + "&day=2026-02-30").status()).isEqualTo(200);

        for (var wrong : List.of(
                "target-1!9999!体重は",
                "words-1!!ことばを書いて",
                "due-4!2020-01-01!日付は",
                "day!1999-01-01!日付は",
                "form!x!古くなっています",
                "note!" + "長".repeat(501) + "!500 字以内")) {
            var parts = wrong.split("!", -1);
            var fields = fields(desk.get(path + TEMPLATE + "&day=" + today()));
            set(fields, "words-1", "書きかけの目標");
            set(fields, parts[0], parts[1]);
            var answer = desk.post("/desk/session", fields);
            assertThat(answer.status()).as(wrong).isEqualTo(200);
            assertThat(answer.text()).contains(parts[2]);
            if (!parts[0].equals("words-1")) {
                assertThat(answer.text()).contains("書きかけの目標");
            }
        }
        assertThat(kenji.reads("Encounter?patient=" + kenji.id()).text()).contains("\"total\":0");
    }

    @Test
    void says_it_in_english_too() {
        var nurse = Professional.nurse(SERVER, "架空市 健康課");
        var kenji = guided(nurse);
        var desk = nurse.browser();

        assertThat(desk.get("/desk/worklist?lang=en").text()).contains("Within a week 0");
        assertThat(desk.get("/desk/guidance?person=" + kenji.id()).text()).contains("Begin with the template");
        assertThat(desk.get("/desk/session?template=" + TEMPLATE + "&person=" + kenji.id())
                        .text())
                .contains("Save the session");
    }

    private static Resident guided(Professional nurse) {
        var kenji = Resident.in(SERVER);
        kenji.agrees(
                new ConsentText(kenji.id(), nurse.place()).purpose("PUBHLTH").sharing("guidance", "daily-health"));
        kenji.agrees(new ConsentText(kenji.id(), nurse.place())
                .purpose("PUBHLTH")
                .right("guide")
                .sharing());
        return kenji;
    }

    private static Client.Answer sends(Browser desk, Resident person, String what, String... namesAndValues) {
        var fields = new ArrayList<>(Browser.fields(namesAndValues));
        fields.add(new Field("person", person.id()));
        if (fields.stream().noneMatch(field -> field.name().equals("form"))) {
            fields.add(new Field("form", UUID.randomUUID().toString()));
        }
        desk.get("/desk/emergency?lang=ja");
        fields(desk.get("/desk/emergency")).stream()
                .filter(field -> field.name().equals("_csrf"))
                .forEach(fields::add);
        return desk.post("/desk/guidance/" + what, fields);
    }

    /** The fields of the form of the page; the frame has one, too. */
    private static List<Field> fields(Client.Answer page) {
        for (var i = 0; i < 5; i++) {
            var fields = new ArrayList<>(Browser.fieldsOf(page.text(), i));
            if (fields.stream().anyMatch(field -> List.of("form", "record").contains(field.name()))) {
                return fields;
            }
        }
        throw new AssertionError(page.text());
    }

    private static void set(List<Field> fields, String name, String value) {
        fields.removeIf(field -> field.name().equals(name));
        fields.add(new Field(name, value));
    }

    private static String today() {
        return day(0);
    }

    private static String day(int fromNow) {
        return LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(fromNow).toString();
    }
}
