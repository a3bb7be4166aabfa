package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 測る: entered, seen, corrected, struck out; by a form without scripts. */
class MeasurementsPageIT extends ServerTest {

    private static final Pattern VALUE = Pattern.compile("href=\"(/measurements/[^\"?]+)\\?");

    private Resident hana;
    private Browser browser;

    @BeforeEach
    void born() {
        hana = Resident.in(SERVER);
        browser = hana.browser();
    }

    @Test
    void keeps_a_pressure_and_shows_it_and_lets_its_owner_correct_it_strike_it_out_and_take_it_back() {
        assertThat(browser.get("/measurements").text()).contains("この期間の記録は まだありません");

        var saved = enter("142", "83", "71");

        assertThat(saved.status()).isEqualTo(302);
        var page = browser.get(Browser.location(saved)).text();
        assertThat(page).contains("記録しました", ">142/83<", "あと4日で");
        assertThat(browser.get("/measurements?kind=pulse").text()).contains(">71<");
        var kept = hana.reads("Observation?patient=Patient/" + hana.id() + "&code=85354-9")
                .text();
        assertThat(kept).contains("kt-home-blood-pressure", "\"Patient/" + hana.id() + "\"", "id/source/handbook");

        var value = value(page);
        assertThat(browser.get(value).text()).contains("さん本人", "この手帳のページで入れました");
        var corrected = browser.submit(value, Map.of("upper", "132"));
        assertThat(browser.get(Browser.location(corrected)).text()).contains("直しました", ">132/83<");

        var struck = state(value, "struck");
        assertThat(browser.get(Browser.location(struck)).text()).contains("消してあります");
        assertThat(browser.get("/measurements").text()).doesNotContain("132/83");
        state(value, "kept");
        assertThat(browser.get("/measurements").text()).contains("132/83");
    }

    @Test
    void counts_once_what_is_sent_twice() {
        var fields = Browser.fieldsOf(browser.get("/measurements").text(), form("/measurements"));
        fields.removeIf(field -> field.name().matches("upper|lower"));
        fields.addAll(Browser.fields("upper", "126", "lower", "78", "do", "save"));

        browser.post("/measurements", fields);
        browser.post("/measurements", fields);

        assertThat(browser.get("/measurements").text().split(">126/78<", -1)).hasSize(2);
    }

    @Test
    void says_what_to_type_again_and_keeps_what_was_typed() {
        var answer = enter("126", "780", "72");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("エラー：測る", "まだ記録していません", "href=\"#lower\"", "＊ 下の血圧を もう一度 入れてください（例 78）")
                .contains("value=\"126\"", "value=\"780\"", "value=\"72\"");
    }

    @Test
    void types_by_keys_without_a_script() {
        var page = browser.get("/measurements").text();
        for (var key : "1267872".codePoints().mapToObj(Character::toString).toList()) {
            var fields = Browser.fieldsOf(page, form("/measurements"));
            fields.addAll(Browser.fields("key", key));
            page = browser.post("/measurements", fields).text();
        }

        assertThat(page).contains("value=\"126\"", "value=\"78\"", "value=\"72\"");
    }

    @Test
    void tells_to_rest_and_to_measure_again_at_180_and_whom_to_call() {
        var once = browser.get(Browser.location(enter("186", "104", ""))).text();
        assertThat(once).contains("まず休んでください", "もう一度測って", "#7119", "tel:119");

        var again = browser.get(Browser.location(enter("184", "101", ""))).text();
        assertThat(again).contains("医師に連絡してください");
    }

    @Test
    void gives_the_mean_of_five_mornings_against_the_goal_that_was_agreed_on() {
        var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        for (var ago = 1; ago <= 5; ago++) {
            reading(today.minusDays(ago) + "T07:00:00+09:00", 134, 78);
        }
        assertThat(browser.get("/measurements").text()).contains("134/78", "目標（125/75 未満）まで、上が あと 10、下が あと 4");

        hana.keeps(
                "Goal",
                "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"血圧\"},\"startDate\":\"2026-01-01\",\"target\":["
                        + target("8480-6", 130) + "," + target("8462-4", 80) + "]");

        assertThat(browser.get("/measurements?days=7").text())
                .contains("目標（130/80 未満）まで、上が あと 5 です", "<svg", "上の目標 130 未満");
        assertThat(browser.get("/measurements?days=365&lang=en").text())
                .contains("The mean of the last 7 mornings is", "Weekly means");
    }

    /** She gains weight, and is to; how much is asked about elsewhere. */
    @Test
    void compares_no_weight_with_the_one_before_in_pregnancy() {
        var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        for (var ago = 1; ago < 14; ago++) {
            weight(today.minusDays(ago), ago < 7 ? "62" : "58");
        }
        assertThat(browser.get("/measurements?kind=weight").text())
                .contains("4.0 多く")
                .doesNotContain("妊婦健診");

        hana.keeps(
                "Condition",
                "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\","
                        + "\"code\":\"active\"}]},\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":"
                        + "\"77386006\"}],\"text\":\"妊娠\"}");

        assertThat(browser.get("/measurements?kind=weight").text())
                .contains("妊婦健診")
                .doesNotContain("4.0 多く");
    }

    private void weight(LocalDate day, String kilograms) {
        hana.keeps(
                "Observation",
                "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-signs\"}]}],\"code\":{\"coding\":["
                        + "{\"system\":\"http://loinc.org\",\"code\":\"29463-7\"}]},\"effectiveDateTime\":\"" + day
                        + "T07:00:00+09:00\",\"valueQuantity\":{\"value\":" + kilograms
                        + ",\"unit\":\"kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}");
    }

    /** A year of four readings a day costs no more questions than a day. */
    @Test
    void asks_the_database_as_often_for_much_as_for_little() {
        reading("2026-01-02T07:00:00+09:00", 134, 78);
        browser.get("/measurements?days=365");
        var few = Statements.during(() -> browser.get("/measurements?days=365")).size();
        for (var day = 1; day <= 25; day++) {
            reading("2026-02-%02dT07:00:00+09:00".formatted(day), 130 + day % 7, 78);
        }
        browser.get("/measurements?days=365");

        assertThat(Statements.during(() -> browser.get("/measurements?days=365")))
                .hasSizeLessThanOrEqualTo(few + 2);
    }

    @Test
    void shows_a_relative_the_values_without_a_way_to_change_them_and_a_stranger_nothing() {
        var taro = new Browser(SERVER.base()).signIn("taro");
        var page = taro.get("/measurements?person=demo-hanako");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("name=\"upper\"").contains("bar--other");
        assertThat(browser.get("/measurements?person=demo-hanako").status()).isEqualTo(404);
        enter("126", "78", "");
        var own = value(browser.get("/measurements").text());
        assertThat(taro.get(own).status()).isEqualTo(404);
        assertThat(taro.get(own + "?person=" + hana.id()).status()).isEqualTo(404);
        assertThat(taro.get(own + "?person=demo-hanako").status()).isEqualTo(404);
    }

    @Test
    void keeps_words_and_weights() {
        browser.post("/measurements", with("/measurements?kind=weight", Map.of("weight", "58,5")));
        browser.post("/measurements", with("/measurements?kind=mood", Map.of("words", "よく眠れた <b>")));

        assertThat(browser.get("/measurements?kind=weight").text()).contains(">58.5<", "<svg");
        assertThat(browser.get("/measurements?kind=mood").text()).contains("よく眠れた &lt;b&gt;");
    }

    @Test
    void a_version_that_is_made_up_or_missing_overwrites_nothing() {
        enter("126", "78", "");
        var own = value(browser.get("/measurements").text());
        for (var version : List.of("abc", "1\"", "<b>", "")) {
            var fields = Browser.fieldsOf(browser.get(own).text(), 0);
            fields.removeIf(field -> field.name().matches("version|upper"));
            fields.addAll(Browser.fields("version", version, "upper", "133"));

            var answer = browser.post(own.replaceAll("\\?.*", ""), fields);

            assertThat(answer.status()).as(version).isEqualTo(200);
            assertThat(answer.text()).contains("書きかえられています");
        }
        assertThat(browser.get("/measurements").text()).contains(">126/78<").doesNotContain(">133/78<");
    }

    @Test
    void keeps_thousands_of_steps() {
        browser.post("/measurements", with("/measurements?kind=steps", Map.of("steps", "8,000")));

        assertThat(browser.get("/measurements?kind=steps").text())
                .contains("8000")
                .doesNotContain(">8<");
    }

    @Test
    void says_of_a_kind_that_nobody_measures_that_it_is_not_there() {
        assertThat(browser.get("/measurements?kind=x").status()).isEqualTo(404);
        assertThat(browser.get("/measurements?days=abc&until=never").status()).isEqualTo(200);
        assertThat(browser.get("/measurements/nobody").status()).isEqualTo(404);
    }

    private Client.Answer enter(String upper, String lower, String pulse) {
        return browser.post(
                "/measurements", with("/measurements", Map.of("upper", upper, "lower", lower, "pulse", pulse)));
    }

    private List<Browser.Field> with(String path, Map<String, String> answers) {
        var fields = Browser.fieldsOf(browser.get(path).text(), form(path));
        fields.removeIf(field -> answers.containsKey(field.name()));
        answers.forEach((name, value) -> fields.add(new Browser.Field(name, value)));
        fields.add(new Browser.Field("do", "save"));
        return fields;
    }

    /** The form in which one enters comes first: before it there is none in the frame. */
    private static int form(String path) {
        return path.startsWith("/measurements") ? 0 : 1;
    }

    private Client.Answer state(String value, String to) {
        var fields = Browser.fieldsOf(browser.get(value).text(), to.equals("struck") ? 1 : 0);
        fields.addAll(Browser.fields("to", to));
        return browser.post(value + "/state", fields);
    }

    private static String value(String page) {
        var found = VALUE.matcher(page.substring(page.indexOf("<table")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void reading(String when, int upper, int lower) {
        hana.keeps(
                "Observation",
                "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-signs\"}]}],"
                        + "\"effectiveDateTime\":\"" + when + "\",\"code\":{\"coding\":[" + coding("85354-9")
                        + "]},\"component\":["
                        + part("8480-6", upper) + "," + part("8462-4", lower) + "]");
    }

    private static String part(String loinc, int value) {
        return "{\"code\":{\"coding\":[" + coding(loinc) + "]},\"valueQuantity\":" + quantity(value, "") + "}";
    }

    private static String target(String loinc, int below) {
        return "{\"measure\":{\"coding\":[" + coding(loinc) + "]},\"detailQuantity\":"
                + quantity(below, "\"comparator\":\"<\",") + "}";
    }

    private static String quantity(int value, String more) {
        return "{" + more + "\"value\":" + value
                + ",\"unit\":\"mmHg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"}";
    }

    private static String coding(String loinc) {
        return "{\"system\":\"http://loinc.org\",\"code\":\"" + loinc + "\"}";
    }
}
