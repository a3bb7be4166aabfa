package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Field;
import jp.kenkotecho.it.Professional;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The story of a municipality's morning, by page: a resident agrees, a nurse works down her list, the resident reads it. */
class MunicipalityMorningStoryIT extends ServerTest {

    private static final String TEMPLATE = "demo-first-session";
    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);

    @Autowired
    private Clock clock;

    @Test
    void from_the_worklist_to_the_residents_letter() {
        var nurse = Professional.nurse(SERVER, "見本市 健康課");
        var makoto = Resident.in(SERVER);
        var shy = Resident.in(SERVER);
        agree(makoto, nurse);
        var desk = nurse.browser();
        var resident = makoto.browser();
        assertThat(resident.get("/messages?lang=ja").text()).contains("手紙は、まだありません");

        assertThat(desk.get("/desk?lang=ja").text()).contains(makoto.id()).doesNotContain(shy.id());
        var person = desk.get("/desk/guidance?person=" + makoto.id()).text();
        var begun = filled(person, "/desk/session");
        assertThat(begun).extracting(Field::name).contains("person", "day");
        var path = "/desk/session?person=" + makoto.id() + "&template=" + TEMPLATE + "&day=" + day(0);
        var session = filled(desk.get(path).text(), "name=\"words-1\"");
        set(session, "words-1", "半年で 3 kg 減らす");
        set(session, "target-1", "77.5");
        set(session, "note", "歩くことから始めましょう");
        assertThat(Browser.location(desk.post("/desk/session", session))).contains("done=session");
        var contact = filled(desk.get("/desk/guidance?person=" + makoto.id()).text(), "/desk/guidance/contact");
        set(contact, "words", "電話で体重をうかがいます");
        set(contact, "due", day(28));
        assertThat(Browser.location(desk.post("/desk/guidance/contact", contact)))
                .contains("done=contact");
        assertThat(desk.get("/desk/worklist?lang=ja").text()).contains("電話で体重をうかがいます", "次の連絡");

        var letters = resident.get("/messages").text();
        assertThat(letters)
                .contains("架空 誠", "歩くことから始めましょう", "半年で 3 kg 減らす", "電話で体重をうかがいます", "次の連絡")
                .doesNotContain("手紙は、まだありません");
        assertThat(resident.get("/messages?lang=en").text()).contains("Next contact", "電話で体重をうかがいます");
        assertThat(resident.get("/measurements?kind=weight&lang=ja").text()).contains("目標は 77.5 kg です");
        assertThat(shy.browser().get("/messages?lang=ja").text()).contains("手紙は、まだありません");
        assertThat(resident.get("/access-log?lang=ja").text()).contains("見本市 健康課");
    }

    /** What is agreed to on the page is what the nurse needs for her work. */
    private void agree(Resident resident, Professional nurse) {
        var office = nurse.place().replace("Organization/", "");
        var browser = resident.browser();
        var chosen =
                filled(browser.get("/share/new?lang=ja&organization=" + office).text(), "name=\"category\"");
        chosen.add(new Field("category", "guidance"));
        chosen.add(new Field("category", "daily-health"));
        chosen.add(new Field("add", "GUIDANCE"));
        var seen = browser.post("/share/preview", chosen).text();
        assertThat(seen).contains("相手に見えるもの");
        var agreed = browser.post("/share/new", filled(seen, "この内容で見せる"));
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(302);
    }

    private static List<Field> filled(String page, String says) {
        var form = FORM.matcher(page)
                .results()
                .map(found -> found.group())
                .filter(one -> one.contains(says))
                .findFirst()
                .orElseThrow(() -> new AssertionError(says + " is not on " + page));
        return new ArrayList<>(Browser.fieldsOf(form, 0));
    }

    private static void set(List<Field> fields, String name, String value) {
        fields.removeIf(field -> field.name().equals(name));
        fields.add(new Field(name, value));
    }

    private String day(int fromNow) {
        return LocalDate.now(clock).plusDays(fromNow).toString();
    }
}
