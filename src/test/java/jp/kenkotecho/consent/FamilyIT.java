package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Field;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Family: sharing with an adult by invitation, and acting for a child until the child grows up. */
public class FamilyIT extends ServerTest {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");

    @Test
    void shows_a_son_what_his_mother_invited_him_to_see() {
        var mother = Resident.in(SERVER);
        var drug = mother.drug("ミホンA");
        var hidden = mother.drug("ひみつ");
        mother.hides(hidden, "family");
        var fromClinics = mother.drug("むすこにだけ");
        mother.hides(fromClinics, "professionals");
        mother.weight();
        var son = Resident.in(SERVER);

        var code = invite(mother, "medication");
        var page = son.browser().submit("/family", Map.of("code", code.toLowerCase(Locale.ROOT)));
        assertThat(page.text()).contains("架空 春", "お薬");
        accept(son, code);

        var token = App.own(SERVER, "patient/*.rs");
        var sees = token.exchange(token.code(son.browser(), mother.id()))
                .json()
                .get("access_token")
                .asText();
        assertThat(Resident.found(SERVER.get(sees, "MedicationStatement?patient=" + mother.id())))
                .containsExactlyInAnyOrder(drug, fromClinics);
        assertThat(Resident.found(SERVER.get(sees, "Observation?patient=" + mother.id())))
                .isEmpty();
        assertThat(SERVER.send(SERVER.with(son.tokenFor(mother.id(), "patient/*.cruds"), "Goal")
                                .POST(BodyPublishers.ofString(goal(mother.id()))))
                        .status())
                .isEqualTo(403);
        assertThat(mother.reads("RelatedPerson?patient=" + mother.id()).text()).contains("架空 一郎");
    }

    @Test
    void takes_a_code_once_and_from_nobody_for_themselves() {
        var mother = Resident.in(SERVER);
        var code = invite(mother, "medication");

        assertThat(accept(mother, code).status()).isEqualTo(422);
        assertThat(accept(Resident.in(SERVER), code).status()).isEqualTo(302);
        assertThat(accept(Resident.in(SERVER), code).status()).isEqualTo(422);
        assertThat(accept(Resident.in(SERVER), "AAAA-BBBB-CCCC").status()).isEqualTo(422);
    }

    @Test
    @Checklist("C5")
    void lets_a_parent_act_for_a_child_with_everything_but_the_childs_own_word() {
        var child = Resident.born(SERVER, birthDate(8));
        var secret = child.diagnosis("F90.0");
        var parent = Resident.in(SERVER);
        var appointed = appoint(child.id(), parent, "MTH", "");
        assertThat(appointed.status()).isEqualTo(201);
        var relative = appointed.json().get("relatedPerson").asText();

        var browser = parent.browser();
        var app = App.own(SERVER, "patient/*.cruds");
        var consent =
                browser.get(Browser.location(browser.get(app.authorizeUrl()))).text();
        assertThat(consent).contains("(代理)", "(ご本人)");
        var acts = parent.tokenFor(child.id(), "patient/*.cruds");

        assertThat(SERVER.get(acts, secret).status()).isEqualTo(200);
        assertThat(SERVER.send(SERVER.with(acts, "Goal").POST(BodyPublishers.ofString(goal(child.id()))))
                        .status())
                .isEqualTo(201);
        assertThat(SERVER.get(acts, "Patient/" + child.id() + "/$access-log").status())
                .isEqualTo(200);
        var shared = SERVER.send(SERVER.with(acts, "Consent")
                .POST(BodyPublishers.ofString(new ConsentText(child.id(), "Organization/demo-ito-clinic")
                        .performer(relative)
                        .text())));
        assertThat(shared.status()).as(shared.text()).isEqualTo(201);
        var pages = parent.browser();
        var form = pages.get("/share/new?person=" + child.id() + "&organization=demo-ito-clinic");
        var preview = pages.post("/share/preview", ticked(form, "medication"));
        pages.post("/share/new", Browser.fieldsOf(preview.text(), 0));
        assertThat(SERVER.get(acts, "Consent?patient=" + child.id()).text())
                .contains("\"performer\":[{\"reference\":\"RelatedPerson/");
        var another = SERVER.send(SERVER.with(acts, "Consent")
                .POST(BodyPublishers.ofString(new ConsentText(child.id(), "Organization/demo-ito-clinic")
                        .performer(relative)
                        .right("proxy")
                        .text())));
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.text()).contains("Consent.category");
    }

    @Test
    void lets_the_office_alone_say_who_acts_and_begin_anew_what_had_ended() {
        var child = Resident.born(SERVER, birthDate(8));
        var mother = Resident.in(SERVER);
        var father = Resident.in(SERVER);
        var relative = "RelatedPerson/"
                + appoint(child.id(), mother, "MTH", "")
                        .json()
                        .get("relatedPerson")
                        .asText()
                        .replaceFirst(".*/", "");
        appoint(child.id(), father, "FTH", "");
        var stored = SERVER.get(relative).text();
        var ended = stored.replace("\"active\":true", "\"active\":false");
        var acts = father.tokenFor(child.id(), "patient/*.cruds");

        assertThat(SERVER.send(SERVER.with(acts, relative).PUT(BodyPublishers.ofString(ended)))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.with(acts, relative).DELETE()).status()).isEqualTo(403);
        assertThat(SERVER.put(relative, ended).status()).isEqualTo(200);
        assertThat(seesChild(mother, child)).isFalse();

        assertThat(appoint(child.id(), mother, "MTH", "").status()).isEqualTo(201);
        assertThat(seesChild(mother, child)).isTrue();
    }

    private static boolean seesChild(Resident who, Resident child) {
        return SERVER.get(who.tokenFor(who.id(), "user/*.rs"), "Patient/" + child.id())
                        .status()
                == 200;
    }

    @ParameterizedTest
    @CsvSource({"14, 200, 200, 201", "15, 200, 404, 403", "17, 200, 404, 403"})
    @Checklist("C5")
    void steps_down_at_fifteen(int age, int plain, int sensitive, int writes) {
        var child = Resident.born(SERVER, birthDate(age));
        var cold = child.diagnosis("J00");
        var secret = child.diagnosis("F90.0");
        var parent = Resident.in(SERVER);
        appoint(child.id(), parent, "FTH", "");

        var token = parent.tokenFor(child.id(), "patient/*.cruds");

        assertThat(SERVER.get(token, cold).status()).isEqualTo(plain);
        assertThat(SERVER.get(token, secret).status()).isEqualTo(sensitive);
        assertThat(SERVER.send(SERVER.with(token, "Goal").POST(BodyPublishers.ofString(goal(child.id()))))
                        .status())
                .isEqualTo(writes);
    }

    @Test
    void lets_no_parent_keep_a_child_young() {
        var child = Resident.born(SERVER, birthDate(14));
        var parent = Resident.in(SERVER);
        appoint(child.id(), parent, "FTH", "");
        var token = parent.tokenFor(child.id(), "patient/*.cruds");
        var patient = SERVER.get(token, "Patient/" + child.id()).text();

        var younger = SERVER.send(SERVER.with(token, "Patient/" + child.id())
                .PUT(BodyPublishers.ofString(patient.replace(birthDate(14), birthDate(3)))));
        assertThat(younger.status()).isEqualTo(403);
        var renamed = SERVER.send(SERVER.with(token, "Patient/" + child.id())
                .PUT(BodyPublishers.ofString(patient.replace("架空 春", "架空 春子"))));
        assertThat(renamed.status()).isEqualTo(200);
    }

    @Test
    void appoints_nobody_over_an_adult_without_an_end() {
        var adult = Resident.born(SERVER, birthDate(18));
        var other = Resident.in(SERVER);

        assertThat(appoint(adult.id(), other, "FTH", "").text()).contains("until_needed");
        assertThat(appoint(adult.id(), other, "GUARD", "2020-01-01").status()).isEqualTo(422);
        assertThat(appoint(adult.id(), adult, "GUARD", "2030-01-01").text()).contains("same_person");
        assertThat(appoint(adult.id(), other, "KING", "2030-01-01").status()).isEqualTo(422);
        assertThat(appoint(adult.id(), other, "GUARD", ConsentText.day(100)).status())
                .isEqualTo(201);
        var token = other.tokenFor(adult.id(), "patient/*.cruds");
        assertThat(SERVER.get(token, "Patient/" + adult.id()).status()).isEqualTo(200);
    }

    @Test
    @Checklist("C5")
    void lets_an_adult_appoint_somebody_and_take_it_back() {
        var mother = Resident.in(SERVER);
        var son = Resident.in(SERVER);
        accept(son, invite(mother, "medication"));
        var relative = mother.reads("RelatedPerson?patient=" + mother.id())
                .json()
                .at("/entry/0/resource/id")
                .asText();
        var weight = mother.weight();
        var proxy = mother.agrees(new ConsentText(mother.id(), "RelatedPerson/" + relative).right("proxy"));

        var token = son.tokenFor(mother.id(), "patient/*.cruds");
        assertThat(SERVER.get(token, weight).status()).isEqualTo(200);
        mother.withdraws(proxy);
        assertThat(SERVER.get(token, weight).status()).isEqualTo(404);
        assertThat(SERVER.send(SERVER.with(token, "Goal").POST(BodyPublishers.ofString(goal(mother.id()))))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Checklist("C3")
    void shares_and_withdraws_on_pages_without_scripts() {
        var haru = Resident.in(SERVER);
        haru.drug("ミホンA");
        var browser = haru.browser();
        assertThat(browser.get("/share").text()).contains("架空 春", "だれにも見せていません");

        var form = browser.get("/share/new?person=" + haru.id() + "&organization=demo-ito-clinic");
        assertThat(form.text()).as(form.status() + Browser.location(form)).contains("伊藤内科");
        var preview = browser.post("/share/preview", ticked(form, "medication"));
        assertThat(preview.text()).contains("ミホンA");
        browser.post("/share/new", Browser.fieldsOf(preview.text(), 0));

        var page = browser.get("/share").text();
        assertThat(page).contains("伊藤内科", "お薬", "見せています");
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        assertThat(Resident.found(SERVER.get(doctor, "MedicationStatement?patient=" + haru.id())))
                .hasSize(1);
        browser.post("/share/withdraw", Browser.fieldsOf(page, 0));
        assertThat(Resident.found(SERVER.get(doctor, "MedicationStatement?patient=" + haru.id())))
                .isEmpty();
        assertThat(browser.get("/share").text()).contains("取り消し済み");
        assertThat(browser.get("/access-log").text()).contains("伊藤内科の伊藤 誠一さん");
    }

    @Test
    @Checklist({"D9", "M5"})
    void hides_a_drug_on_a_page_and_shows_it_again() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ひみつ");
        haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic"));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        var browser = haru.browser();
        var path = "/share/records?person=" + haru.id();

        assertThat(browser.get(path).text()).contains("ひみつ");
        browser.submit(path, Map.of("from", "professionals"));
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        assertThat(browser.get(path).text()).contains("value=\"professionals\" selected");
        browser.submit(path, Map.of("from", "nobody"));
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);

        var other = Resident.in(SERVER).browser();
        var fields =
                new ArrayList<>(Browser.fieldsOf(other.get("/share/records").text(), 0));
        assertThat(fields).extracting(Browser.Field::name).containsOnly("_csrf");
        assertThat(other.submit(path, Map.of("record", drug, "from", "everybody"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void shows_no_page_of_somebody_elses_sharing() {
        var haru = Resident.in(SERVER);
        var natsu = Resident.in(SERVER);

        assertThat(natsu.browser().get("/share?person=" + haru.id()).status()).isEqualTo(404);
        assertThat(natsu.browser().get("/access-log?person=" + haru.id()).status())
                .isEqualTo(404);
        var consent = haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic"));
        assertThat(natsu.browser().get("/share/receipt?consent=" + consent).status())
                .isEqualTo(404);
    }

    /** A form with this category besides what stands in it. */
    private static List<Field> ticked(Client.Answer form, String category) {
        var fields = new ArrayList<Field>(Browser.fieldsOf(form.text(), 0));
        fields.add(new Field("category", category));
        return fields;
    }

    private static String invite(Resident who, String category) {
        return invite(who, who.id(), category);
    }

    public static String invite(Resident who, String person, String category) {
        var browser = who.browser();
        var form = browser.get("/share/family?person=" + person);
        var fields = new ArrayList<Field>(Browser.fieldsOf(form.text(), 0));
        fields.removeIf(field -> List.of("name").contains(field.name()));
        fields.add(new Field("name", "架空 一郎"));
        fields.add(new Field("relationship", "SON"));
        fields.add(new Field("category", category));
        var page = browser.post("/share/family", fields);
        var code = CODE.matcher(page.text());
        assertThat(code.find()).as(page.text()).isTrue();
        return code.group();
    }

    public static Client.Answer accept(Resident who, String code) {
        return who.browser().submit("/family", Map.of("code", code, "yes", "yes"));
    }

    public static Client.Answer appoint(String person, Resident who, String relationship, String until) {
        var body = "{\"person\":\"" + person + "\",\"username\":\"" + who.username() + "\",\"relationship\":\""
                + relationship + "\"" + (until.isEmpty() ? "" : ",\"until\":\"" + until + "\"") + "}";
        return SERVER.send(SERVER.open("/admin/proxies")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public static String birthDate(int age) {
        return LocalDate.now(ZoneId.of("Asia/Tokyo")).minusYears(age).toString();
    }

    private static String goal(String patient) {
        return "{\"resourceType\":\"Goal\",\"lifecycleStatus\":\"active\",\"description\":{\"text\":\""
                + UUID.randomUUID() + "\"},\"subject\":{\"reference\":\"Patient/" + patient + "\"}}";
    }
}
