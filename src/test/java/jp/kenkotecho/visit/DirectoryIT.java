package jp.kenkotecho.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of medical institutions: brought in as a list, found by name, kana, code and area. */
class DirectoryIT extends ServerTest {

    private static final String CODE = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no|";

    @Test
    @OnBothDatabases(Because.SEARCH)
    void residents_find_what_the_list_brought_in() throws Exception {
        var list = Files.readString(Path.of("docs", "samples", "institutions.csv"));
        var resident = Resident.in(SERVER);

        var loaded = load("admin", list);

        assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
        assertThat(loaded.json().get("stored").asInt()).isEqualTo(3);
        assertThat(loaded.json().get("leftOut").asInt()).isZero();
        var dentist = found(resident, "name=" + encoded("みほん歯科"));
        assertThat(dentist).hasSize(1);
        assertThat(found(resident, "name=" + encoded("ミホンシカ"))).isEqualTo(dentist);
        assertThat(found(resident, "identifier=" + encoded(CODE + "1310000084")))
                .isEqualTo(dentist);
        assertThat(found(resident, "name=" + encoded("架空") + "&address=" + encoded("見本市")))
                .hasSize(1);
    }

    /** A directory of a prefecture is no list to scroll through. */
    @Test
    @OnBothDatabases(Because.SEARCH)
    void pages_offer_some_and_find_the_others_by_name_or_kana() {
        var list = new StringBuilder("code,name,kana\n");
        for (var i = 0; i < 60; i++) {
            list.append(code("0140%05d".formatted(100 + i)))
                    .append(",架空チェーン薬局 ")
                    .append(i)
                    .append("号店,カクウチェーン")
                    .append(i)
                    .append('\n');
        }
        var loaded = load("admin", list.toString());
        assertThat(loaded.json().get("stored").asInt()).as(loaded.text()).isEqualTo(60);
        var browser = Resident.in(SERVER).browser();

        for (var page : List.of("/share/new", "/share/check-in")) {
            assertThat(browser.get(page).text().split("type=\"radio\"", -1))
                    .as(page)
                    .hasSize(51);
            assertThat(browser.get(page).text()).contains("ほかにもあります", "名前か読み");
            assertThat(browser.get(page + "?named=" + encoded("架空チェーン薬局 57")).text())
                    .contains("架空チェーン薬局 57号店")
                    .doesNotContain("58号店", "ほかにもあります");
            assertThat(browser.get(page + "?named=" + encoded("カクウチェーン59")).text())
                    .contains("架空チェーン薬局 59号店");
            assertThat(browser.get(page + "?named=" + encoded("どこにもない,x|y\"<b>"))
                            .text())
                    .contains("見つかりません")
                    .doesNotContain("<b>\"");
        }
    }

    /** With the check digit that ends it. */
    private static String code(String nine) {
        var sum = 0;
        for (var i = 0; i < nine.length(); i++) {
            var product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += product / 10 + product % 10;
        }
        return nine + (10 - sum % 10) % 10;
    }

    /** かかりつけ: in the directory by the ten digits, in the record as a team of one, and on the person. */
    @Test
    void residents_say_which_clinic_is_theirs() {
        load("admin", "code,name\n4710000078,みほん内科\n4730000076,みほん薬局\n");
        var hana = Resident.in(SERVER);
        var clinic = found(hana, "identifier=" + encoded(CODE + "4710000078")).get(0);
        var pharmacy = found(hana, "identifier=" + encoded(CODE + "4730000076")).get(0);

        var team = hana.keeps("CareTeam", team("かかりつけ医", clinic));
        hana.keeps("CareTeam", team("かかりつけ薬局", pharmacy));
        var patient = hana.reads("Patient/" + hana.id()).text();
        var said = hana.sends(
                "PUT",
                "Patient/" + hana.id(),
                patient.replaceFirst("\\{", "{\"generalPractitioner\":[{\"reference\":\"" + clinic + "\"}],"));

        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(Resident.found(hana.reads("CareTeam?patient=" + hana.id() + "&participant=" + clinic)))
                .containsExactly(team);
        assertThat(Resident.found(hana.reads("Patient?general-practitioner=" + clinic)))
                .containsExactly("Patient/" + hana.id());
        assertThat(hana.sends(
                                "POST",
                                "CareTeam",
                                "{\"resourceType\":\"CareTeam\",\"subject\":{\"reference\":\"Patient/" + hana.id()
                                        + "\"}," + team("だれでもない", "Organization/nobody") + "}")
                        .status())
                .isEqualTo(422);
    }

    /** The same on a page; a Consent with the team is with whoever that is. */
    @Test
    void residents_choose_their_clinic_on_a_page_and_change_it() {
        var pharmacy = code("474000007");
        load("admin", "code,name\n4710000078,みほん内科\n" + pharmacy + ",みほん薬局\n");
        var hana = Resident.in(SERVER);
        hana.drug("ミホン錠");
        var other = found(hana, "identifier=" + encoded(CODE + "4710000078")).get(0);
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        var browser = hana.browser();
        assertThat(browser.get("/doctors").text()).contains("かかりつけ医", "決めていません");

        choose(browser, "doctor", "demo-ito-clinic");
        choose(
                browser,
                "pharmacy",
                found(hana, "identifier=" + encoded(CODE + pharmacy)).get(0).replace("Organization/", ""));

        assertThat(browser.get("/doctors").text()).contains("伊藤内科", "みほん薬局");
        assertThat(hana.reads("Patient/" + hana.id()).text())
                .contains("Organization/demo-ito-clinic")
                .doesNotContain(other);
        var team = Resident.found(
                        hana.reads("CareTeam?patient=" + hana.id() + "&participant=Organization/demo-ito-clinic"))
                .get(0);
        assertThat(SERVER.get(doctor, "MedicationStatement?patient=" + hana.id())
                        .text())
                .as("choosing shows nothing")
                .contains("\"total\":0");
        hana.agrees(new ConsentText(hana.id(), team));
        assertThat(SERVER.get(doctor, "MedicationStatement?patient=" + hana.id())
                        .text())
                .contains("ミホン錠");

        choose(browser, "doctor", other.replace("Organization/", ""));
        assertThat(hana.reads("Patient/" + hana.id()).text())
                .contains(other)
                .doesNotContain("Organization/demo-ito-clinic");
        assertThat(SERVER.get(doctor, "MedicationStatement?patient=" + hana.id())
                        .text())
                .as("another is the family doctor now")
                .contains("\"total\":0");
        browser.post(
                "/doctors/doctor/end", Browser.fieldsOf(browser.get("/doctors").text(), 0));
        assertThat(browser.get("/doctors").text().split("決めていません", -1))
                .as("no doctor, no dentist")
                .hasSize(3);
        assertThat(hana.reads("Patient/" + hana.id()).text()).doesNotContain("generalPractitioner");
        assertThat(browser.get("/doctors/luck").status()).isEqualTo(404);
    }

    private static void choose(Browser browser, String kind, String organization) {
        var page = "/doctors/" + kind;
        var answer = browser.post(
                page,
                Browser.fieldsOf(
                        browser.get(page + "?organization=" + organization).text(), 0));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private static String team(String name, String member) {
        return "\"meta\":{\"profile\":[\"http://kenko-techo.jp/fhir/StructureDefinition/kt-care-team\"]},\"status\":\"active\",\"name\":\""
                + name + "\",\"participant\":[{\"member\":{\"reference\":\"" + member + "\"}}]";
    }

    @Test
    void a_list_that_is_sent_again_brings_up_to_date_and_adds_nothing() {
        var resident = Resident.in(SERVER);
        load("admin", "code,name\n4710000011,みほん旧医院\n");
        var first = found(resident, "identifier=" + encoded(CODE + "4710000011"));

        var again = load(
                "admin",
                "\uFEFFcode,name,active\r\n4710000011,\"みほん新医院\",false\r\n471,x,\r\n4710000045,みほん,北,true\r\n");

        assertThat(again.json().get("stored").asInt()).isEqualTo(1);
        assertThat(again.json().at("/problems/0/where").asText()).isEqualTo("line 3");
        assertThat(again.json().at("/problems/1/where").asText())
                .as("a comma too many")
                .isEqualTo("line 4");
        assertThat(found(resident, "identifier=" + encoded(CODE + "4710000011")))
                .isEqualTo(first)
                .hasSize(1);
        var organization = resident.reads(first.get(0)).text();
        assertThat(organization).contains("みほん新医院").contains("\"active\":false").contains("医科");
        assertThat(resident.sends(
                                "POST",
                                "Patient/" + resident.id() + "/$check-in",
                                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"organization\","
                                        + "\"valueReference\":{\"reference\":\"" + first.get(0) + "\"}}]}")
                        .status())
                .as("a closed one")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name\nみほん\n",
                "code,name,code\n4710000029,みほん,4710000029\n",
                "code,name,fax\n4710000029,みほん,1\n",
                "code,name\n4710000029,\"みほん\n",
            })
    void what_is_no_list_is_refused_and_stores_nothing(String list) {
        var answer = load("admin", list);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/problems/0/ja").asText()).isNotEmpty();
        assertThat(found(Resident.in(SERVER), "identifier=" + encoded(CODE + "4710000029")))
                .isEmpty();
    }

    @Test
    void only_an_administrator_brings_in_a_list() {
        assertThat(load("system/*.cruds", "code,name\n4710000037,みほん\n").status())
                .isEqualTo(403);
    }

    private static Client.Answer load(String scope, String list) {
        return SERVER.send(SERVER.open("/admin/institutions")
                .header("Authorization", "Bearer " + SERVER.token(scope))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(list)));
    }

    private static List<String> found(Resident resident, String query) {
        return Resident.found(resident.reads("Organization?" + query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
