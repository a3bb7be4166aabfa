package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import jp.kenkotecho.consent.FamilyIT;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Chosen;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import jp.kenkotecho.portal.CheckupReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 健診 by form, as a browser without scripts sends it. */
class CheckupPagesIT extends ServerTest {

    private static final String HBA1C = "3D046000001906202";
    private static final String WEIGHT = "9N006000000000001";
    private static final String LDL = "3F077000002327101";

    @Test
    void says_what_changed_and_shows_items_by_years_with_limits() {
        var page = new Browser(SERVER.base()).signIn("kenji").get("/checkups").text();

        assertThat(page).contains("健診でわかったこと", "LDLコレステロール", "HbA1c", "5.6 以上・受診 6.5 以上", "受診をすすめる値");
        assertThat(page.split("class=\"mark mark--stop\"", -1).length).isGreaterThan(2);
        assertThat(page.split("<p class=\"say\">", -1).length - 1).isEqualTo(3);
    }

    @Test
    void compares_the_years_that_are_chosen() {
        var browser = new Browser(SERVER.base()).signIn("kenji");
        var days = offered(browser.get("/checkups").text());

        var page = browser.get("/checkups?day=" + days.get(0) + "&day=" + days.get(3))
                .text();

        assertThat(page.split("<th scope=\"col\" class=\"num", -1).length - 1).isEqualTo(2);
        assertThat(page).contains("前の1回とくらべました");
    }

    /** Whether a value is beyond its limit for the first time is asked of all check-ups, shown or not. */
    @Test
    void says_the_same_however_many_and_small_the_later_check_ups_are() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        upload(
                browser,
                haru,
                lipids("20220610", "138"),
                lipids("20230610", "146"),
                lipids("20250610", "160"),
                sugar("20260110"),
                sugar("20260210"),
                sugar("20260310"));
        upload(browser, haru, sugar("20260410"), sugar("20260510"));

        var page = browser.get("/checkups").text();
        var chosen = browser.get("/checkups?day=2022-06-10&day=2026-05-10").text();

        assertThat(page)
                .contains("LDLコレステロールは、受診をすすめる値です", "令和7年6月10日（火）は 160", "令和4年の 138", "次にすること", "先生に見せる")
                .contains("<span>令和8年5月10日</span>", "<span>令和7年</span>")
                .doesNotContain("はじめて受診");
        assertThat(chosen).contains("令和4年の 138");
        assertThat(browser.get("/checkups/ldl").text()).contains("令和4年の 138");
    }

    @Test
    void keeps_what_cannot_be_marks_it_and_compares_nothing_with_it() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        upload(browser, haru, weight("20250610", "60"), weight("20260210", "61"));

        var done = upload(browser, haru, weight("20260610", "6000"));
        var page = browser.get("/checkups").text();

        assertThat(done.text()).contains("ありえない値");
        assertThat(page).contains("6000", "（ありえない値）", "61").doesNotContain("増えました", "減りました");
        assertThat(browser.get("/checkups/weight").text()).contains("6000", "role=\"img\"");
    }

    /** What is measured in blood is told, however high. */
    @Test
    void sends_to_a_doctor_with_a_value_beyond_all_others() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        upload(browser, haru, lipids("20250610", "130"), lipids("20260610", "1300"));

        assertThat(browser.get("/checkups").text()).contains("1300", "先生に見せる").doesNotContain("ありえない値");
    }

    /** Limits are those of adults. */
    @Test
    void says_nothing_of_a_childs_values_by_the_limits_of_adults() {
        var child = Resident.born(SERVER, "2018-05-01");
        var browser = child.browser();
        var report = new CheckupReport().born("20180501").day("20260610").number(HBA1C, "6.3", "%");
        upload(browser, child, report.xml());

        var page = browser.get("/checkups").text();

        assertThat(page).contains("6.3", "おとな（18歳以上）").doesNotContain("先生に見せる", "class=\"mark", "5.6 以上");
        assertThat(browser.get("/checkups/hba1c").text()).contains("6.3").doesNotContain("受診をすすめる値 6.5");
    }

    @Test
    void opens_of_an_item_its_picture_and_where_each_value_comes_from() {
        var browser = new Browser(SERVER.base()).signIn("kenji");

        var page = browser.get("/checkups/hba1c");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("role=\"img\"", "この値の出どころ", "作りもののデータ", "受診をすすめる値 6.5");
        assertThat(browser.get("/checkups/nothing").status()).isEqualTo(404);
    }

    @Test
    void takes_files_tells_what_is_new_and_takes_all_of_it_back() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        assertThat(browser.get("/checkups").text()).contains("健診の結果は、まだありません");

        var first = upload(browser, haru, report("20250610", "6.0"), report("20260610", "6.3"));

        assertThat(first.text()).contains("こうなりました", "新しく 4 件", "まるごと元に戻す");
        assertThat(browser.get("/checkups").text()).contains("6.3", "HbA1c");
        var item = browser.get("/checkups/hba1c").text();
        assertThat(item).contains("みほん健診センター", "マイナポータルや健診機関のファイル", "もとのファイルを保存する");
        assertThat(upload(browser, haru, report("20260610", "6.3")).text()).contains("新しく 0 件");

        var undone = browser.post(files(haru), undo(first.text()));

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.text()).contains("元に戻しました");
        assertThat(browser.get("/checkups").text()).contains("健診の結果は、まだありません");
        assertThat(Resident.found(haru.reads("DocumentReference?patient=Patient/" + haru.id())))
                .isEmpty();
        assertThat(upload(browser, haru, report("20260610", "6.3")).text()).contains("新しく 2 件");
    }

    /** Whoever sees more than one record is not asked whose it is: a file goes into the record that the page is about. */
    @Test
    void takes_the_file_of_somebody_who_is_shown_another_record_too() {
        var mother = Resident.in(SERVER);
        var haru = Resident.born(SERVER, "1978-11-03");
        FamilyIT.accept(haru, FamilyIT.invite(mother, mother.id(), "medication"));

        var page = upload(haru.browser(), haru, report("20260610", "6.3"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("新しく 2 件");
    }

    /** What a later file corrected is no more what the first brought in. */
    @Test
    void keeps_what_was_corrected_since() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        var first = upload(browser, haru, report("20260610", "6.3"));
        assertThat(upload(browser, haru, report("20260610", "5.9")).text()).contains("直したもの 1 件");

        var undone = browser.post(files(haru), undo(first.text()));

        assertThat(undone.text()).contains("そのあとで直された 1 件は、残しています");
        assertThat(browser.get("/checkups/hba1c").text()).contains("5.9");
    }

    /** Whoever changed it, and whatever they wrote beside it: an app leaves no Provenance of an import. */
    @Test
    void keeps_what_an_app_changed_since() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        var first = upload(browser, haru, report("20260610", "6.3"));
        var found = haru.reads("Observation?patient=Patient/" + haru.id() + "&code=" + HBA1C)
                .json()
                .at("/entry/0/resource");
        var address = "Observation/" + found.get("id").asText();
        var changed = haru.sends("PUT", address, found.toString().replace("6.3", "6.1"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);

        assertThat(browser.post(files(haru), undo(first.text())).text()).contains("そのあとで直された 1 件は、残しています");

        assertThat(haru.reads(address).text()).contains("6.1");
    }

    @Test
    void tells_in_words_what_it_cannot_take_and_stores_nothing() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();

        assertThat(upload(browser, haru, "hello").text()).contains("role=\"alert\"");
        assertThat(browser.upload(files(haru), fields(browser, haru), List.of()).text())
                .contains("ファイルを選んでください");
        assertThat(upload(
                                browser,
                                haru,
                                new CheckupReport()
                                        .born("19800101")
                                        .number(LDL, "162", "mg/dL")
                                        .xml())
                        .text())
                .contains("role=\"alert\"")
                .doesNotContain("19800101");
        assertThat(browser.get("/checkups").text()).contains("健診の結果は、まだありません");
    }

    /** The page asks, and carries the file itself: nobody has to choose it again, and nothing is kept meanwhile. */
    @Test
    void asks_whose_a_file_is_that_does_not_tell() throws IOException {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        var table = Files.readString(Path.of("docs", "samples", "pregnancy.csv"));

        var asked = upload(browser, haru, table).text();

        assertThat(asked).contains("だれのファイルですか", "架空 春さんのものなので、入れる").doesNotContain("こうなりました");
        assertThat(Resident.found(haru.reads("Observation?patient=Patient/" + haru.id())))
                .isEmpty();
        var taken = browser.upload(files(haru), form(asked, "name=\"confirmed\""), List.of());
        assertThat(taken.text()).contains("こうなりました").doesNotContain("だれのファイルですか");
        assertThat(Resident.found(haru.reads("Observation?patient=Patient/" + haru.id())))
                .isNotEmpty();

        var large = table + "\r\n".repeat(120_000);
        assertThat(upload(browser, haru, large).text())
                .contains("もう一度ファイルを選んでください")
                .doesNotContain("name=\"carried\"");
    }

    @Test
    void says_of_files_that_are_too_large_how_large_they_may_be() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        var large = new byte[1_200_000];
        Arrays.fill(large, (byte) 'a');

        var answer = browser.upload(files(haru), fields(browser, haru), List.of(new Chosen("a.xml", large)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(browser.get(Browser.location(answer)).text()).contains("大きすぎます", "1 MB まで");
    }

    @Test
    void shows_a_relative_the_results_and_no_way_to_change_them() {
        var taro = new Browser(SERVER.base()).signIn("taro");

        var page = taro.get("/checkups?person=demo-hanako");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("bar--other").doesNotContain("/checkups/files", "先生に見せる");
        assertThat(taro.get("/checkups/files?person=demo-hanako").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkups", "/checkups/hba1c", "/checkups/files", "/checkups/files/original"})
    void is_not_there_for_a_stranger(String path) {
        var kenji = new Browser(SERVER.base()).signIn("kenji");

        assertThat(kenji.get(path + "?person=demo-hanako&id=x").status()).isEqualTo(404);
    }

    @Test
    void undoes_nothing_of_somebody_else() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        var taken = undo(upload(browser, haru, report("20260610", "6.3")).text());
        var other = Resident.born(SERVER, "1978-11-03");
        var stranger = other.browser();
        var fields = new ArrayList<>(fields(stranger, other));
        taken.stream().filter(field -> field.name().equals("taken")).forEach(fields::add);

        assertThat(stranger.post(files(other), fields).status()).isEqualTo(404);
        assertThat(browser.get("/checkups/hba1c").text()).contains("6.3");
    }

    /** However many years and items there are. */
    @Test
    void asks_the_database_as_often_for_many_years_as_for_one() {
        var haru = Resident.born(SERVER, "1978-11-03");
        var browser = haru.browser();
        upload(browser, haru, report("20260610", "6.3"));
        browser.get("/checkups");
        var forOne = Statements.during(() -> browser.get("/checkups")).size();
        upload(browser, haru, report("20250610", "6.2"), report("20240610", "6.1"), report("20230610", "6.0"));
        browser.get("/checkups");

        assertThat(Statements.during(() -> browser.get("/checkups"))).hasSizeLessThanOrEqualTo(forOne + 2);
    }

    private static String report(String day, String hba1c) {
        return new CheckupReport()
                .day(day)
                .number(HBA1C, hba1c, "%")
                .number(LDL, "162", "mg/dL")
                .xml();
    }

    private static String lipids(String day, String ldl) {
        return new CheckupReport().day(day).number(LDL, ldl, "mg/dL").xml();
    }

    private static String weight(String day, String kilograms) {
        return new CheckupReport().day(day).number(WEIGHT, kilograms, "kg").xml();
    }

    private static String sugar(String day) {
        return new CheckupReport().day(day).number(HBA1C, "5.5", "%").xml();
    }

    private static Client.Answer upload(Browser browser, Resident who, String... files) {
        var chosen = Arrays.stream(files)
                .map(text -> new Chosen("checkup.xml", text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return browser.upload(files(who), fields(browser, who), chosen);
    }

    private static List<Browser.Field> fields(Browser browser, Resident who) {
        return form(browser.get(files(who)).text(), "multipart/form-data").stream()
                .filter(field -> !field.name().equals("file"))
                .toList();
    }

    private static String files(Resident who) {
        return "/checkups/files?person=" + who.id();
    }

    private static List<Browser.Field> undo(String page) {
        return form(page, "taken");
    }

    /** The fields of the first form that says so. */
    private static List<Browser.Field> form(String page, String says) {
        var forms = page.split("(?=<form)", -1);
        return Arrays.stream(forms)
                .filter(form -> form.startsWith("<form") && form.contains(says))
                .findFirst()
                .map(form -> Browser.fieldsOf(form, 0))
                .orElseThrow();
    }

    private static List<String> offered(String page) {
        return Pattern.compile("name=\"day\" value=\"([0-9-]{10})\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
