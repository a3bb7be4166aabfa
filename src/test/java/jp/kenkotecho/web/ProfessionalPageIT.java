package jp.kenkotecho.web;

import static jp.kenkotecho.web.AdministratorDeskIT.sends;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works where, written by an administrator. */
class ProfessionalPageIT extends ServerTest {

    private static final String BASE = "/desk/directory/professionals";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");
    private static final Pattern ROLE = Pattern.compile("name=\"role\" value=\"([^\"]+)\"");

    private final Browser desk = new Browser(SERVER.base());

    @BeforeEach
    void signIn() {
        desk.signIn("admin");
    }

    @Test
    void adds_somebody_at_an_institution_corrects_the_name_and_ends_the_work() {
        var family = "架空" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(desk.get("/desk/directory?named=伊藤内科").text()).contains("働く人を加える");
        assertThat(desk.get(BASE + "/new?organization=demo-ito-clinic").text()).contains("伊藤内科で働く人として");

        var one = at(added(UUID.randomUUID(), family, "demo-ito-clinic"));
        var page = desk.get(one + "?done=added").text();
        assertThat(page).contains("名簿に加えました", family + " 京子", "伊藤内科", "value=\"カクウ\"");
        assertThat(desk.get("/desk/directory?named=カクウ").text()).contains(family);
        var role = SERVER.get("PractitionerRole?practitioner=Practitioner/" + idOf(one));
        assertThat(role.json().at("/entry/0/resource/active").asBoolean()).isTrue();

        var renamed = sends(
                desk,
                one + "/name",
                "version",
                found(VERSION, page),
                "family",
                family,
                "given",
                "恭子",
                "familyKana",
                "",
                "givenKana",
                "");
        assertThat(Browser.location(renamed)).endsWith("done=renamed");
        assertThat(desk.get(one).text()).contains(family + " 恭子").doesNotContain("カクウ");
        var late = sends(desk, one + "/name", "version", found(VERSION, page), "family", "架空", "given", "今日子");
        assertThat(late.text()).contains("書きかえられています", "value=\"今日子\"");

        assertThat(Browser.location(sends(
                        desk, one + "/roles", "key", UUID.randomUUID().toString(), "organization", "demo-city-office")))
                .endsWith("done=works");
        sends(desk, one + "/roles", "key", UUID.randomUUID().toString(), "organization", "demo-city-office");
        assertThat(roles(one)).isEqualTo(2);
        assertThat(desk.get(one + "?named=見本市").text()).contains("見本市 健康課", "ここで働く");

        assertThat(Browser.location(sends(
                        desk,
                        one + "/roles/end",
                        "role",
                        found(ROLE, desk.get(one).text()))))
                .endsWith("done=ended");
        assertThat(desk.get(one).text()).contains("終わりました");
    }

    @Test
    void one_form_adds_one_person_however_often_and_at_one_moment_it_is_sent() {
        var form = UUID.randomUUID();
        var family = "重複" + form.toString().substring(0, 8);

        var sent = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> added(form, family, "demo-ito-clinic")))
                .toList();
        var places = sent.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 302)
                .map(ProfessionalPageIT::at)
                .distinct()
                .toList();

        assertThat(places).hasSize(1);
        assertThat(at(added(form, family, "demo-ito-clinic"))).isEqualTo(places.get(0));
        assertThat(SERVER.get("Practitioner?name="
                                + Browser.encoded(Browser.fields("x", family)).substring(2) + "&_summary=count")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(roles(places.get(0))).isEqualTo(1);
    }

    @Test
    void refuses_in_words_what_is_no_name_and_no_place() {
        var none = sends(
                desk, BASE, "key", UUID.randomUUID().toString(), "organization", "demo-ito-clinic", "family", "架空");
        assertThat(none.text()).contains("姓と名を書いてください", "value=\"架空\"");
        var half = sends(
                desk,
                BASE,
                "key",
                UUID.randomUUID().toString(),
                "organization",
                "demo-ito-clinic",
                "family",
                "架空",
                "given",
                "京子",
                "familyKana",
                "カクウ");
        assertThat(half.text()).contains("両方を書くか");
        var long_ = sends(
                desk,
                BASE,
                "key",
                UUID.randomUUID().toString(),
                "organization",
                "demo-ito-clinic",
                "family",
                "あ".repeat(51),
                "given",
                "京子");
        assertThat(long_.text()).contains("50 文字まで");
        assertThat(sends(desk, BASE, "organization", "demo-ito-clinic", "family", "架空", "given", "京子", "key", "x")
                        .text())
                .contains("この画面は古くなっています");
        for (var organization : List.of("none", "", "../Patient/demo-hanako")) {
            assertThat(desk.get(BASE + "/new?organization=" + organization).status())
                    .as(organization)
                    .isEqualTo(404);
        }
        for (var path : List.of("/none", "/demo-hanako", "/..%2FPatient")) {
            assertThat(desk.get(BASE + path).status()).as(path).isIn(400, 404);
        }
        assertThat(sends(desk, BASE + "/demo-dr-ito/roles/end", "role", "demo-phn-takahashi")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void is_not_there_for_anybody_else() {
        for (var username : List.of("hanako", "dr-ito", "researcher")) {
            var browser = new Browser(SERVER.base()).signIn(username);
            for (var path : List.of("/new?organization=demo-ito-clinic", "/demo-dr-ito")) {
                assertThat(browser.get(BASE + path).status()).as(username).isEqualTo(404);
            }
            for (var path : List.of("", "/demo-dr-ito/name", "/demo-dr-ito/roles", "/demo-dr-ito/roles/end")) {
                assertThat(sends(browser, BASE + path, "role", "demo-dr-ito").status())
                        .as(username)
                        .isEqualTo(404);
            }
        }
    }

    private Client.Answer added(UUID form, String family, String organization) {
        return sends(
                desk,
                BASE,
                "key",
                form.toString(),
                "organization",
                organization,
                "family",
                family,
                "given",
                "京子",
                "familyKana",
                "カクウ",
                "givenKana",
                "キョウコ");
    }

    private static int roles(String one) {
        return SERVER.get("PractitionerRole?practitioner=Practitioner/" + idOf(one) + "&_summary=count")
                .json()
                .get("total")
                .asInt();
    }

    private static String at(Client.Answer added) {
        assertThat(added.status()).as(added.text()).isEqualTo(302);
        return Browser.location(added).replaceAll("^https?://[^/]*|\\?.*$", "");
    }

    private static String idOf(String one) {
        return one.substring(one.lastIndexOf('/') + 1);
    }

    private static String found(Pattern what, String page) {
        var found = what.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
