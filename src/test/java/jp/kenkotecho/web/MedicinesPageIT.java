package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Chosen;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.PackageCode;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.qr.QrSymbol;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code /medicines} by forms alone, without a script. */
class MedicinesPageIT extends ServerTest {

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<pre[^>]*>(.*?)</pre>", Pattern.DOTALL);
    private static final String SLIP = "/medicines/slip";

    @Autowired
    private Clock clock;

    /** The story of a slip: photograph, look, take, the doses of today, taken, undone. */
    @Test
    void a_photographed_slip_becomes_the_doses_of_today() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();

        var seen = look(browser, SLIP, List.of(), photograph(slip("架空 春")));

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text())
                .contains("写真と見くらべてください", "QR コード 1個を読み取りました", "みほん調剤薬局", "架空 春さん（手帳の名前と合っています）")
                .contains("ミホンジピン錠５ｍｇ", "28日分", "2種類を手帳に入れる", "mark--read", "data:image/jpeg;base64,");
        assertThat(seen.header("Content-Security-Policy")).contains("img-src 'self' data:");
        assertThat(seen.response().body().length).isLessThan(110_000);
        assertThat(medicinesOf(resident)).isEmpty();
        assertThat(documentsOf(resident)).isZero();

        var taken = press(browser, seen.text(), "種類を手帳に入れる", SLIP, "do", "take");
        assertThat(Browser.location(taken)).endsWith("&added=2");
        assertThat(browser.get(Browser.location(taken)).text())
                .contains("2種類を手帳に入れました。", "朝食後", "血圧を下げる薬", "成分 見本ジピン", "見本クリニック・みほん調剤薬局");

        var again = look(browser, SLIP, List.of(), photograph(slip("架空 春")));
        assertThat(again.text()).contains("この紙の薬は、もう手帳に入っています。").doesNotContain("value=\"take\"");

        var today = press(browser, browser.get("/today").text(), "2種類とも飲んだ", "/today", "do", "taken");
        assertThat(browser.get(Browser.location(today)).text()).contains("2種類を「飲んだ」と記録しました。");
    }

    @Test
    void of_two_codes_the_missing_one_is_named_and_can_be_added() {
        var browser = Resident.in(SERVER).browser();
        var id = "20261130000001";
        var first = "JAHISTC08,1\r\n1,架空 春,2,S350505\r\n5," + day() + ",1\r\n11,みほん調剤薬局,27,4,0000019,,,,1\r\n"
                + "51,見本クリニック,27,1,,1\r\n201,1,ミホンジピン錠５ｍｇ,1,錠,1,,1\r\n301,1,１日１回朝食後,28,日分,1,1,,1\r\n911,"
                + id + ",2,1\r\n";
        var second =
                "JAHISTC08,1\r\n201,2,ミホンマグ錠３３０ｍｇ,1,錠,1,,1\r\n301,2,１日１回夕食後,28,日分,1,1,,1\r\n911," + id + ",2,2\r\n";

        var half = look(browser, SLIP, List.of(), photograph(first)).text();

        assertThat(half).contains("全 2 個のうち 2 番がありません", "1個の QR コードを読み取ってあります").doesNotContain("value=\"take\"");
        var carried = Browser.fieldsOf(form(half, "name=\"symbol\""), 0).stream()
                .filter(field -> field.name().equals("symbol"))
                .toList();
        assertThat(look(browser, SLIP, carried, photograph(second)).text()).contains("QR コード 2個を読み取りました", "2種類を手帳に入れる");
    }

    @Test
    void what_is_no_slip_or_not_theirs_or_too_large_is_said_in_words_and_nothing_is_stored() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();

        assertThat(look(browser, SLIP, List.of(), photograph(slip("見本 花代"))).text())
                .contains("見本 花代さん（手帳とちがうところがあります）", "氏名がこの人のものと一致しません");
        var others = look(browser, SLIP, List.of(), photograph(slip("見本 花代").replace("S350505", "S150101")));
        assertThat(others.text())
                .contains("見本 花代さん（手帳とちがうところがあります）", "role=\"alert\"")
                .doesNotContain("value=\"take\"");
        var forced = new ArrayList<>(Browser.fieldsOf(form(others.text(), "name=\"symbol\""), 0));
        forced.addAll(Browser.fields("do", "take"));
        assertThat(browser.post(SLIP, forced).text()).contains("role=\"alert\"");

        assertThat(look(browser, SLIP, List.of(), photograph("https://example.com/"))
                        .text())
                .contains("role=\"alert\"", "slip-photo");
        assertThat(look(browser, SLIP, List.of(), "no picture".getBytes(CP932)).text())
                .contains("画像として読み取れません");
        assertThat(look(browser, SLIP, Browser.fields("symbol", "x"), new byte[0])
                        .text())
                .contains("もう一度写真を選んでください");
        var large = look(browser, SLIP + "?person=" + resident.id(), List.of(), new byte[21 * 1024 * 1024]);
        assertThat(Browser.location(large)).endsWith("person=" + resident.id() + "&large=true");
        assertThat(browser.get(Browser.location(large)).text()).contains("大きすぎます");
        assertThat(medicinesOf(resident)).isEmpty();
        assertThat(documentsOf(resident)).isZero();
    }

    /** What is shown here as QR codes is, in another's record, the same medicines. */
    @Test
    void codes_for_a_pharmacy_are_read_by_our_own_reader() {
        var resident = Resident.in(SERVER);
        take(
                resident,
                IntStream.range(0, 14)
                        .mapToObj(i ->
                                "201,%1$d,ミホンジピン錠５ｍｇ%1$d,1,錠,1,,1\n301,%1$d,１日１回朝食後,28,日分,1,1,,1\n".formatted(i + 1))
                        .collect(Collectors.joining()));

        var page = resident.browser().get("/medicines/codes");

        assertThat(page.text()).contains("QR コードは", "1番から順に", "class=\"code__dark\"");
        assertThat(page.response().body().length).isLessThan(110_000);
        var codes = CODE.matcher(page.text())
                .results()
                .map(found -> found.group(1).replace("\r\n", "\n").replace("\n", "\r\n"))
                .toList();
        assertThat(codes).hasSizeGreaterThan(1).first().satisfies(code -> assertThat(code)
                .startsWith("JAHISTC08,2"));
        var other = Resident.in(SERVER);
        var browser = other.browser();
        var symbols = new ArrayList<Browser.Field>();
        var seen = "";
        for (var code : codes) {
            seen = look(browser, SLIP, symbols, photograph(code)).text();
            symbols.clear();
            Browser.fieldsOf(form(seen, "name=\"symbol\""), 0).stream()
                    .filter(field -> field.name().equals("symbol"))
                    .forEach(symbols::add);
        }
        press(browser, seen, "種類を手帳に入れる", SLIP, "do", "take");
        assertThat(medicinesOf(other)).hasSize(14).isEqualTo(medicinesOf(resident));
    }

    @Test
    void a_medicine_by_hand_is_added_corrected_stopped_and_taken_up_again() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();

        var wrong = submit(browser, "/medicines/new", "手帳に入れる", "name", " ", "from", "yesterday");
        assertThat(wrong.text()).contains("role=\"alert\"", "value=\"yesterday\"");
        submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホンかぜ薬", "usage", "1日3回毎食後", "reason", "かぜ");
        var page = browser.get("/medicines").text();
        assertThat(page).contains("ミホンかぜ薬", "かぜ", "自分で入れた薬");

        var one = Pattern.compile("/medicines/one\\?[^\"]*")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group()
                .replace("&amp;", "&");
        assertThat(browser.get(one).text()).contains("value=\"1日3回毎食後\"", "入れまちがい");
        submit(browser, one, "このように直す", "name", "ミホンせき止め", "do", "correct");
        assertThat(browser.get("/medicines").text()).contains("ミホンせき止め").doesNotContain("ミホンかぜ薬");

        var stopped = submit(browser, one, "飲むのをやめた", "why", "felt-well", "do", "stop");
        var after = browser.get(Browser.location(stopped)).text();
        assertThat(after).contains("ミホンせき止め を「飲むのをやめた」にしました。", "いま飲んでいる薬は、まだ入っていません。");
        press(browser, after, "取り消す", "/medicines/one", "do", "resume");
        assertThat(browser.get("/medicines").text()).doesNotContain("いま飲んでいる薬は、まだ入っていません。");
    }

    @Test
    void what_is_written_down_by_hand_is_taken_today_and_lasts_as_long_as_its_words_say() {
        var browser = Resident.in(SERVER).browser();
        submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホンA錠", "usage", "1日1回朝食後 14日分");
        submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホンB錠", "usage", "1日1回朝食後");

        var medicines = browser.get("/medicines").text();
        assertThat(medicines).contains("(8:00) 2種類").containsOnlyOnce("あと14日分").doesNotContain("飲む時刻の分からないもの");
        assertThat(browser.get("/today").text())
                .contains("ミホンA錠", "ミホンB錠", "2種類とも飲んだ")
                .doesNotContain("いつまで飲むかが書かれていません");
        press(browser, browser.get("/today").text(), "2種類とも飲んだ", "/today", "do", "taken");
        assertThat(browser.get("/medicines").text()).contains("あと13日分");
    }

    /** Which product it is no table tells: the name is typed, and remembered for the next package. */
    @Test
    @Checklist("M6")
    void the_code_of_a_package_is_read_from_its_photograph() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();
        var box = PackageCode.png(PackageCode.drawn("4900000000009"));

        var read = look(browser, "/medicines/new", List.of(), box);
        assertThat(read.text()).contains("番号 4900000000009 を読み取りました", "公開された一覧はありません", "value=\"4900000000009\"");
        assertThat(medicinesOf(resident)).isEmpty();
        var fields = new ArrayList<>(Browser.fieldsOf(form(read.text(), "手帳に入れる"), 0));
        fields.removeIf(field -> field.name().equals("name"));
        fields.addAll(Browser.fields("name", "ミホンかぜ薬"));
        browser.post("/medicines/new", fields);
        assertThat(SERVER.get("MedicationStatement?patient=" + resident.id()
                                + "&code=urn:oid:2.51.1.1%7C04900000000009")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);

        assertThat(look(browser, "/medicines/new", List.of(), box).text()).contains("前に入れた薬と同じ番号", "value=\"ミホンかぜ薬\"");
        assertThat(look(Resident.in(SERVER).browser(), "/medicines/new", List.of(), box)
                        .text())
                .doesNotContain("ミホンかぜ薬");
        assertThat(look(browser, "/medicines/new", List.of(), photograph(slip("架空 春")))
                        .text())
                .contains("読めるバーコードが見つかりません", "role=\"alert\"");
        assertThat(look(browser, "/medicines/new", List.of(), new byte[0]).text())
                .contains("写真を選んでください");
        assertThat(submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホン錠", "code", "4900000000008")
                        .text())
                .contains("番号を もう一度 見てください");
    }

    @Test
    void doses_follow_the_meals_of_the_person() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();
        submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホン錠", "usage", "1日1回朝食後");
        assertThat(browser.get("/medicines").text()).contains("(8:00)", "/medicines/times");

        var kept = submit(browser, "/medicines/times", "この時刻にする", "breakfast", "07:00");
        assertThat(browser.get(Browser.location(kept)).text()).contains("時刻を変えました", "value=\"07:00\"");
        assertThat(browser.get("/medicines").text()).contains("(7:30)").doesNotContain("(8:00)");
        assertThat(submit(browser, "/medicines/times", "この時刻にする", "breakfast", "13:00")
                        .text())
                .contains("role=\"alert\"", "value=\"13:00\"");
        submit(browser, "/medicines/times", "この時刻にする", "breakfast", "08:10", "bed", "00:30");

        assertThat(browser.get("/medicines").text()).contains("(8:40)");
        assertThat(SERVER.get("QuestionnaireResponse?patient=Patient/" + resident.id())
                        .json()
                        .at("/total")
                        .asInt())
                .isOne();
        assertThat(Resident.in(SERVER)
                        .browser()
                        .get("/medicines/times?person=" + resident.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void speak_easy_japanese_to_who_wants_it_and_japanese_where_there_is_none() {
        var browser = Resident.in(SERVER).browser();
        submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホン錠", "usage", "1日1回朝食後");

        assertThat(browser.get("/today?lang=ja-easy").text()).contains("きょうの 血圧", "のみました", "lang=\"ja\"");
        assertThat(browser.get("/medicines").text()).contains("いま のんで いる くすり");
        assertThat(browser.get("/measurements").text()).contains("うえ", ">かく<");
        assertThat(browser.get("/outlook").text()).contains("いまから3年後まで", "lang=ja\"", "lang=en\"");
        assertThat(browser.get("/medicines?lang=ja").text()).contains("いま飲んでいる薬", "lang=ja-easy");
        assertThat(browser.get("/medicines?lang=ja-hard").text()).contains("いま飲んでいる薬");
    }

    @Test
    void a_form_from_an_older_page_does_not_undo_that_a_medicine_was_stopped() {
        var browser = Resident.in(SERVER).browser();
        var added = submit(browser, "/medicines/new", "手帳に入れる", "name", "ミホン錠");
        assertThat(browser.get(Browser.location(added)).text()).contains("ミホン錠 を手帳に入れました。");
        var one = "/medicines/one?medicine=" + Browser.location(added).replaceAll(".*entered=", "");
        var older = browser.get(one).text();
        var tooLong = submit(browser, one, "飲むのをやめた", "why", "side-effect", "words", "あ".repeat(201), "do", "stop");
        assertThat(tooLong.text()).contains("200 文字まで", "あ".repeat(201)).containsPattern("side-effect\"[^>]*checked");

        submit(browser, one, "飲むのをやめた", "why", "side-effect", "do", "stop");
        var refused = press(browser, older, "このように直す", "/medicines/one", "do", "correct");

        assertThat(refused.text())
                .contains("role=\"alert\"", "書きかえられています", "この薬は「飲むのをやめた」になっています。", "理由: 副作用がつらい")
                .doesNotContain("このように直す", "value=\"stop\"");
        var struck = press(browser, older, "入れまちがい", "/medicines/one", "do", "strike");
        assertThat(struck.text()).contains("今の記録を見て");
    }

    @Test
    void who_only_sees_it_changes_nothing_and_a_stranger_finds_nothing() {
        var taro = new Browser(SERVER.base()).signIn("taro");
        assertThat(taro.get("/medicines?person=demo-hanako").text())
                .contains("bar--other")
                .doesNotContain("/medicines/slip?", "/medicines/one?");
        assertThat(taro.get("/medicines/slip?person=demo-hanako").status()).isEqualTo(404);
        assertThat(taro.get("/medicines/new?person=demo-hanako").status()).isEqualTo(404);

        var resident = Resident.in(SERVER);
        var stranger = Resident.in(SERVER).browser();
        for (var path : List.of("/medicines", "/medicines/codes", "/medicines/slip", "/medicines/new")) {
            assertThat(stranger.get(path + "?person=" + resident.id()).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(look(stranger, SLIP + "?person=" + resident.id(), List.of(), photograph(slip("架空 春")))
                        .status())
                .isEqualTo(404);
        assertThat(new Browser(SERVER.base())
                        .upload(SLIP, List.of(), List.of(new Chosen("a.png", new byte[100])))
                        .status())
                .isEqualTo(404);
    }

    private static Client.Answer look(Browser browser, String path, List<Browser.Field> more, byte[] photograph) {
        var fields = new ArrayList<>(more);
        Browser.fieldsOf(browser.get(SLIP).text(), 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .forEach(fields::add);
        return browser.upload(path, fields, List.of(new Chosen("slip.jpg", photograph)));
    }

    private static byte[] photograph(String text) {
        return QrSymbol.of(text.getBytes(CP932)).png(4);
    }

    private static Client.Answer submit(Browser browser, String path, String label, String... answers) {
        var fields = new ArrayList<>(Browser.fieldsOf(form(browser.get(path).text(), label), 0));
        Browser.fields(answers).forEach(answer -> {
            fields.removeIf(field -> field.name().equals(answer.name()));
            fields.add(answer);
        });
        return browser.post(path.replaceAll("\\?.*", ""), fields);
    }

    private static Client.Answer press(Browser browser, String page, String label, String path, String... answers) {
        var fields = new ArrayList<>(Browser.fieldsOf(form(page, label), 0));
        fields.addAll(Browser.fields(answers));
        return browser.post(path, fields);
    }

    private static String form(String page, String label) {
        return FORM.matcher(page)
                .results()
                .map(found -> found.group())
                .filter(form -> form.contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label));
    }

    private static List<String> medicinesOf(Resident resident) {
        var names = new TreeSet<String>();
        SERVER.get("MedicationStatement?patient=Patient/" + resident.id() + "&_count=50")
                .json()
                .path("entry")
                .forEach(entry -> names.add(
                        entry.at("/resource/medicationCodeableConcept/text").asText()));
        return List.copyOf(names);
    }

    private static int documentsOf(Resident resident) {
        return SERVER.get("DocumentReference?patient=Patient/" + resident.id())
                .json()
                .at("/total")
                .asInt();
    }

    private void take(Resident resident, String drugs) {
        var slip = "JAHISTC08,1\n5," + day() + ",1\n11,みほん調剤薬局,27,4,0000019,,,,1\n51,見本クリニック,27,1,,1\n" + drugs;
        assertThat(SERVER.post("Patient/" + resident.id() + "/$parse-drug-qr", Notebooks.storing(slip))
                        .status())
                .isEqualTo(200);
    }

    private String slip(String name) {
        return """
                JAHISTC08,1
                1,%s,2,S350505,,,,,,,
                5,%s,1
                11,みほん調剤薬局,27,4,0000019,,,,1
                51,見本クリニック,27,1,,1
                201,1,ミホンジピン錠５ｍｇ,1,錠,4,2140000F0000,1,見本ジピン,1,
                301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
                201,2,ミホンマグ錠３３０ｍｇ,1,錠,1,,1
                301,2,１日１回朝食後,28,日分,1,1,,1
                """.formatted(name, day()).replace("\n", "\r\n");
    }

    private String day() {
        return LocalDate.now(clock).minusDays(2).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
