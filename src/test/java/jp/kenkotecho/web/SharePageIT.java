package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** 見せる by form: one card and one switch for each, nothing ticked beforehand, and what is agreed is what was chosen. */
class SharePageIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/share/new?organization=demo-ito-clinic",
                "/share/check-in?organization=demo-ito-clinic",
                "/share/links",
                "/share/family"
            })
    void ticks_nothing_beforehand(String path) {
        var page = Resident.in(SERVER).browser().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("type=\"checkbox\"");
        assertThat(Browser.fieldsOf(page.text(), 0))
                .extracting(Field::name)
                .doesNotContain("category", "sensitivity", "add", "comment", "tell");
    }

    @Test
    void ticks_what_is_usual_by_one_press_and_shows_it_to_nobody_yet() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var pages = haru.browser();

        var preview = pages.post(
                "/share/preview", with(pages.get("/share/new?organization=demo-ito-clinic"), "usual", "true"));

        assertThat(preview.text()).contains("ミホンA", "この内容で見せる");
        assertThat(SERVER.get(doctor(), drug).status()).isEqualTo(404);
        pages.post("/share/new", Browser.fieldsOf(preview.text(), 0));
        assertThat(SERVER.get(doctor(), drug).status()).isEqualTo(200);
    }

    @Test
    void has_one_card_with_one_switch_for_each_however_many_agreements_there_are() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication"));
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medical", "checkup"));
        haru.agrees(new ConsentText(haru.id(), CLINIC).right("comment").sharing());
        haru.agrees(new ConsentText(haru.id(), "Organization/demo-city-office").purpose("PUBHLTH"));
        var pages = haru.browser();

        var page = pages.get("/share").text();

        assertThat(count(page, "role=\"switch\"")).isEqualTo(2);
        assertThat(count(page, "<h3>伊藤内科</h3>")).isEqualTo(1);
        assertThat(page).contains("コメントを書くこと", "医院・病院", "自治体");
        var doctor = doctor();
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(200);
        var off = fieldsOfFormWith(page, CLINIC);
        for (var press = 0; press < 2; press++) {
            assertThat(Browser.location(pages.post("/share/withdraw", off))).contains("/share?person=", "changed=");
        }
        assertThat(SERVER.get(doctor, drug).status()).isEqualTo(404);
        assertThat(haru.reads("Consent?patient=" + haru.id() + "&status=active&actor=" + CLINIC)
                        .text())
                .doesNotContain("\"resource\"");
        var after = pages.get("/share?changed=" + CLINIC).text();
        assertThat(after).contains("伊藤内科 に見せるのをやめました", "見せていません", "取り消し済み", "見せています");
    }

    @Test
    void begins_again_with_what_was_shown_before() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var weight = haru.weight();
        haru.withdraws(haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication")));
        var pages = haru.browser();

        var form = pages.get("/share/new?organization=demo-ito-clinic&again=true");
        var preview = pages.post("/share/preview", Browser.fieldsOf(form.text(), 0));
        pages.post("/share/new", Browser.fieldsOf(preview.text(), 0));

        assertThat(SERVER.get(doctor(), drug).status()).isEqualTo(200);
        assertThat(SERVER.get(doctor(), weight).status()).isEqualTo(404);
    }

    /** Whoever presses again before the page has answered agrees to one thing. */
    @Test
    void agrees_once_however_often_the_form_is_sent_at_one_moment() {
        var haru = Resident.in(SERVER);
        var pages = haru.browser();
        var form = pages.get("/share/new?organization=demo-ito-clinic");
        var wanted = new ArrayList<>(Browser.fieldsOf(form.text(), 0));
        wanted.add(new Field("category", "medication"));
        var agreed = Browser.fieldsOf(pages.post("/share/preview", wanted).text(), 0);

        var pressed = IntStream.range(0, 4)
                .mapToObj(press -> CompletableFuture.supplyAsync(
                        () -> pages.post("/share/new", agreed).status()))
                .toList();

        assertThat(pressed).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(302));
        assertThat(Resident.found(haru.reads("Consent?patient=" + haru.id() + "&status=active")))
                .hasSize(1);
    }

    /** What was agreed before ends with it, and the preview knows so; what is sent twice is agreed once. */
    @Test
    void changes_what_is_shown_to_what_the_form_says() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var weight = haru.weight();
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication"));
        haru.agrees(new ConsentText(haru.id(), CLINIC).right("comment").sharing());
        var pages = haru.browser();
        var form = pages.get("/share/new?organization=demo-ito-clinic&again=true");
        assertThat(form.text()).contains("id=\"add-comment\"");
        var wanted = new ArrayList<>(Browser.fieldsOf(form.text(), 0));
        assertThat(wanted).contains(new Field("category", "medication"), new Field("add", "COMMENT"));
        wanted.removeIf(field -> List.of("category", "add").contains(field.name()));
        wanted.add(new Field("category", "daily-health"));

        var preview = pages.post("/share/preview", wanted);
        assertThat(preview.text()).contains("体重").doesNotContain("ミホンA");
        var agreed = Browser.fieldsOf(preview.text(), 0);
        for (var press = 0; press < 2; press++) {
            assertThat(pages.post("/share/new", agreed).status()).isEqualTo(302);
        }

        assertThat(SERVER.get(doctor(), weight).status()).isEqualTo(200);
        assertThat(SERVER.get(doctor(), drug).status()).isEqualTo(404);
        assertThat(Resident.found(haru.reads("Consent?patient=" + haru.id()))).hasSize(3);
        assertThat(Resident.found(haru.reads("Consent?patient=" + haru.id() + "&status=active")))
                .hasSize(1);
    }

    @Test
    void says_what_they_last_saw_and_shows_what_they_see_now() {
        var haru = Resident.in(SERVER);
        haru.drug("ミホンA");
        haru.hides(haru.drug("ひみつ"), "professionals");
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication"));
        var pages = haru.browser();
        assertThat(pages.get("/share").text()).contains("一度も見ていません");

        SERVER.get(doctor(), "MedicationStatement?patient=" + haru.id());

        assertThat(pages.get("/share").text()).contains("最後に見た日").doesNotContain("一度も見ていません");
        var them = pages.get("/share/with?actor=" + CLINIC).text();
        assertThat(them).contains("いま相手に見えるもの", "ミホンA", "控え (PDF)").doesNotContain("ひみつ", CLINIC + "<");
    }

    @Test
    void shows_a_relative_by_name_and_begins_again_with_them() {
        var mother = Resident.in(SERVER);
        var drug = mother.drug("ミホンA");
        var son = Resident.in(SERVER);
        var pages = mother.browser();
        var invitation =
                new ArrayList<>(Browser.fieldsOf(pages.get("/share/family").text(), 0));
        invitation.removeIf(field -> field.name().equals("name"));
        invitation.addAll(List.of(
                new Field("name", "架空 一郎"), new Field("relationship", "SON"), new Field("category", "medication")));
        var code = CODE.matcher(pages.post("/share/family", invitation).text());
        assertThat(code.find()).isTrue();
        son.browser().submit("/family", Map.of("code", code.group(), "yes", "yes"));
        assertThat(pages.get("/share").text()).contains("架空 一郎", "息子");
        var reads = son.tokenFor(son.id(), "user/*.rs");
        assertThat(SERVER.get(reads, drug).status()).isEqualTo(200);
        // The notice is written with the trail, for which this page waits.
        assertThat(pages.get("/access-log").text()).contains("架空 一郎さんが、お薬を見ました");
        assertThat(pages.get("/messages").text())
                .contains("「架空 一郎」が、あなたの記録をはじめて見ました")
                .doesNotContain("Patientが");

        pages.post("/share/withdraw", Browser.fieldsOf(pages.get("/share").text(), 0));
        assertThat(SERVER.get(reads, drug).status()).isEqualTo(404);
        var relative = parameter(pages.get("/share").text(), "relative");
        var form = pages.get("/share/new?again=true&relative=" + relative);
        assertThat(form.text()).contains("架空 一郎").doesNotContain("add-comment");
        var preview = pages.post("/share/preview", Browser.fieldsOf(form.text(), 0));
        assertThat(pages.post("/share/new", Browser.fieldsOf(preview.text(), 0)).status())
                .isEqualTo(302);
        assertThat(SERVER.get(reads, drug).status()).isEqualTo(200);
    }

    @Test
    void offers_who_is_open_behind_however_many_that_have_closed() {
        var name = "架空医院" + UUID.randomUUID().toString().substring(0, 8);
        var entries = IntStream.rangeClosed(0, 120)
                .mapToObj(i -> "{\"resource\":{\"resourceType\":\"Organization\",\"active\":" + (i == 120)
                        + ",\"name\":\"" + name + "%03d".formatted(i)
                        + "\"},\"request\":{\"method\":\"POST\",\"url\":\"Organization\"}}")
                .collect(Collectors.joining(","));
        assertThat(SERVER.post("", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}")
                        .status())
                .isEqualTo(200);

        assertThat(Resident.in(SERVER)
                        .browser()
                        .get("/share/new?named=" + encoded(name))
                        .text())
                .contains(name + "120")
                .doesNotContain(name + "000", name + "119");
    }

    /** By the code's 点数表, or by the type. */
    @Test
    void makes_no_clinic_ones_pharmacy() {
        var haru = Resident.in(SERVER);
        var pages = haru.browser();

        var offered = pages.get("/doctors/pharmacy?named=" + encoded("えきまえ")).text();
        assertThat(offered).contains("えきまえ薬局");
        assertThat(pages.get("/doctors/pharmacy?named=" + encoded("伊藤内科")).text())
                .contains("見つかりません");
        assertThat(pages.get("/doctors/pharmacy?organization=demo-ito-clinic").text())
                .contains("その種類の医療機関ではありません")
                .doesNotContain("かかりつけにする");
        var fields = Browser.fieldsOf(
                pages.get("/doctors/pharmacy?organization=demo-ekimae-pharmacy").text(), 0);
        var clinic = new ArrayList<>(fields);
        clinic.removeIf(field -> field.name().equals("organization"));
        clinic.add(new Field("organization", "demo-ito-clinic"));

        assertThat(pages.post("/doctors/pharmacy", clinic).text()).contains("その種類の医療機関ではありません");
        assertThat(pages.get("/doctors").text()).doesNotContain("伊藤内科");
        assertThat(pages.post("/doctors/pharmacy", fields).status()).isEqualTo(302);
        assertThat(pages.get("/doctors").text()).contains("えきまえ薬局");
    }

    @ParameterizedTest
    @CsvSource({
        "until, other, 終わりの日を",
        "until, あした, 終わりの日を",
        "until, 2001-01-01, 終わりが始まりより前です",
        "until, 9999-12-31, 5 年以内",
        "category, everything, 一つ以上選んでください",
        "organization, not-there, 見つかりません",
        "organization, ../Patient/x, 見つかりません",
        "organization, Organization/demo-ito-clinic, 見つかりません",
    })
    void refuses_in_words_what_cannot_be_agreed(String name, String value, String words) {
        var haru = Resident.in(SERVER);
        var pages = haru.browser();
        var fields = new ArrayList<>(Browser.fieldsOf(
                pages.get("/share/new?organization=demo-ito-clinic").text(), 0));
        fields.add(new Field("category", "medication"));
        fields.removeIf(field -> field.name().equals(name));
        fields.add(new Field(name, value));

        for (var form : List.of("/share/preview", "/share/new")) {
            var answer = pages.post(form, fields);
            assertThat(answer.status()).as(form).isEqualTo(200);
            assertThat(answer.text()).as(form).contains(words);
        }
        assertThat(Resident.found(haru.reads("Consent?patient=" + haru.id()))).isEmpty();
    }

    @Test
    void answers_what_nobody_sends_with_words_and_changes_nothing_of_others() {
        var haru = Resident.in(SERVER);
        var natsu = Resident.in(SERVER);
        var consent = natsu.agrees(new ConsentText(natsu.id(), CLINIC));
        var pages = haru.browser();
        var token = Browser.fieldsOf(pages.get("/share/family").text(), 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
        var long_ = "あ".repeat(5000);
        var sent = List.of(
                "/share/withdraw",
                "/share/preview",
                "/share/new",
                "/share/check-in",
                "/share/check-in/preview",
                "/share/links",
                "/share/links/end",
                "/share/family",
                "/share/records",
                "/doctors/pharmacy",
                "/doctors/pharmacy/end");
        for (var path : sent) {
            for (var more : List.of(
                    List.<Field>of(),
                    List.of(new Field("person", natsu.id()), new Field("consent", consent)),
                    List.of(new Field("consent", consent), new Field("actor", "Organization/../x")),
                    List.of(
                            new Field("organization", long_),
                            new Field("relative", long_),
                            new Field("actor", long_),
                            new Field("name", long_),
                            new Field("label", long_),
                            new Field("category", "medication"),
                            new Field("until", long_)))) {
                var fields = new ArrayList<>(token);
                fields.addAll(more);
                var answer = pages.post(path, fields);
                assertThat(answer.status()).as(path + " " + more.size()).isLessThan(500);
                if (answer.status() >= 400) {
                    assertThat(answer.text()).as(path).containsAnyOf("<h1", "\"ja\":\"");
                }
            }
        }
        for (var path : List.of(
                "/share/with",
                "/share/with?actor=Organization/nobody",
                "/share/with?actor=" + encoded("{x}<b>"),
                "/share?changed=" + encoded("{x}<b>"),
                "/share/new?relative=" + UUID.randomUUID(),
                "/share/new?organization=" + encoded(long_.substring(0, 500)),
                "/share/check-in?organization=" + encoded("../x"),
                "/access-log?before=-1",
                "/access-log?before=x",
                "/access-log/who?visit=" + encoded("' or 1=1"))) {
            assertThat(pages.get(path).status()).as(path).isLessThan(500);
        }
        assertThat(natsu.reads("Consent/" + consent).text()).contains("\"status\":\"active\"");
    }

    private static String doctor() {
        return App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
    }

    private static List<Field> with(Client.Answer page, String name, String value) {
        var fields = new ArrayList<>(Browser.fieldsOf(page.text(), 0));
        fields.add(new Field(name, value));
        return fields;
    }

    /** The fields of the form that sends this value. */
    private static List<Field> fieldsOfFormWith(String page, String value) {
        return IntStream.range(0, 20)
                .mapToObj(form -> Browser.fieldsOf(page, form))
                .filter(fields ->
                        fields.stream().anyMatch(field -> field.value().equals(value)))
                .findFirst()
                .orElseThrow();
    }

    private static String parameter(String page, String name) {
        return Arrays.stream(page.split("<form", -1))
                .flatMap(form -> Browser.fieldsOf("<form" + form, 0).stream())
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }

    private static int count(String page, String words) {
        return page.split(Pattern.quote(words), -1).length - 1;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
