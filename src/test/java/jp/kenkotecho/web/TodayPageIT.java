package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code /today} by forms alone, without a script. */
class TodayPageIT extends ServerTest {

    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);

    @Autowired
    private Clock clock;

    @Test
    void the_first_day_says_what_to_begin_with() {
        var resident = Resident.in(SERVER);

        var page = resident.browser().get("/today");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("架空 春さん", "まず、どれか1つから", "お薬の紙を写真にとる", "/measurements?person=" + resident.id())
                .doesNotContain("button--main");
    }

    @Test
    void one_tap_takes_all_of_a_time_and_another_undoes_it() {
        var resident = withSlip();
        var browser = resident.browser();
        assertThat(browser.get("/today").text()).contains("3種類とも飲んだ", "ミホンジピン錠５ｍｇ", "血圧を下げる薬", "1錠");

        var taken = press(browser, "/today", "3種類とも飲んだ", "taken");

        assertThat(taken.status()).isEqualTo(302);
        var after = browser.get(Browser.location(taken)).text();
        assertThat(after).contains("3種類を「飲んだ」と記録しました。", "role=\"status\"").doesNotContain("3種類とも飲んだ");
        assertThat(recordsOf(resident)).isEqualTo(3);

        var undone = press(browser, Browser.location(taken), "取り消す", "undo");

        assertThat(browser.get(Browser.location(undone)).text()).contains("3種類とも飲んだ");
        assertThat(SERVER.get("MedicationAdministration?status=completed&patient=Patient/" + resident.id())
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void one_by_one_and_not_today_with_a_reason() {
        var resident = withSlip();
        var browser = resident.browser();

        press(browser, "/today?each=true", "ミホンジピン錠５ｍｇ を飲んだ", "taken");
        assertThat(browser.get("/today").text()).contains("のこりの2種類を飲んだ");
        var form = form(browser.get("/today").text(), "飲まないと記録する");
        var fields = new ArrayList<>(Browser.fieldsOf(form, 0));
        fields.addAll(Browser.fields("why", "side-effect", "do", "skip"));
        var answer = browser.post("/today", fields);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(SERVER.get("MedicationAdministration?status=not-done&patient=Patient/" + resident.id())
                        .text())
                .contains("side-effect");
        assertThat(browser.get(Browser.location(answer)).text())
                .contains("ミホンマグ錠３３０ｍｇ", "飲みませんでした（副作用がつらい）", "飲みました", "取り消す")
                .contains("今日のお薬は、すべて記録があります。飲んだもの 1回、飲まなかったもの 2回。")
                .doesNotContain("すべて飲みました");
    }

    @Test
    void what_was_not_taken_is_never_said_like_what_was() {
        var resident = withSlip();
        var browser = resident.browser();

        var skipped = press(browser, "/today", "飲まないと記録する", "skip");

        assertThat(browser.get(Browser.location(skipped)).text())
                .contains("3種類を「飲まなかった」と記録しました。", "飲みませんでした（理由の記録なし）", "すべて「飲まなかった」と記録されています")
                .doesNotContain("飲みました", "記録しました</");
        assertThat(browser.get("/today?lang=en").text()).contains("Not taken (no reason given)");
    }

    @Test
    void what_was_taken_before_a_correction_stays_taken_and_is_not_offered_again() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();
        var medicine = new ArrayList<>(csrf(browser.get("/today").text()));
        medicine.addAll(Browser.fields(
                "person", resident.id(), "name", "ミホン錠", "usage", "1日1回朝食後", "from", today().toString()));
        medicine.addAll(Browser.fields("until", today().plusDays(6).toString()));
        var one = Browser.location(browser.post("/medicines/new", medicine)).replaceAll(".*entered=", "");
        press(browser, "/today", "飲んだ", "taken");

        var page = browser.get("/medicines/one?medicine=" + one).text();
        var correction = new ArrayList<>(Browser.fieldsOf(form(page, "このように直す"), 0));
        correction.removeIf(field -> field.name().equals("usage"));
        correction.addAll(Browser.fields("usage", "1日1回夕食後", "do", "correct"));
        browser.post("/medicines/one", correction);

        assertThat(browser.get("/today").text())
                .contains("夕食後", "（今日、飲み方を直す前の時刻に）", "今日のお薬は、すべて飲みました。", "取り消す")
                .doesNotContain("value=\"taken\"");
    }

    @Test
    void later_stores_nothing_and_says_so() {
        var resident = withSlip();

        var page = resident.browser().get("/today?later=true").text();

        assertThat(page).contains("まだ「飲んだ」にしていません。", "3種類とも飲んだ");
        assertThat(recordsOf(resident)).isZero();
    }

    @Test
    void a_dose_that_is_no_more_planned_is_said_in_words_and_a_stranger_finds_nothing() {
        var resident = withSlip();
        var browser = resident.browser();
        var fields = new ArrayList<>(Browser.fieldsOf(form(browser.get("/today").text(), "3種類とも飲んだ"), 0));
        fields.removeIf(field -> field.name().equals("dose"));
        fields.addAll(Browser.fields("dose", "00000000-0000-4000-8000-00000000000a", "do", "taken"));

        assertThat(browser.post("/today", fields).text()).contains("その日の予定にこの薬がありません", "role=\"alert\"");

        var stranger = Resident.in(SERVER).browser();
        assertThat(stranger.get("/today?person=" + resident.id()).status()).isEqualTo(404);
        var theirs = new ArrayList<>(fields);
        theirs.removeIf(field -> field.name().equals("_csrf"));
        theirs.addAll(csrf(stranger.get("/today").text()));
        assertThat(stranger.post("/today", theirs).status()).isEqualTo(404);
        assertThat(recordsOf(resident)).isZero();
    }

    @Test
    void who_only_sees_the_record_has_no_button_in_it() {
        var taro = new Browser(SERVER.base()).signIn("taro");

        var page = taro.get("/today?person=demo-hanako");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("bar--other", "佐藤 花子さんの今日です。")
                .doesNotContain("name=\"do\"", "今日は飲まない", "まず、どれか", "花子さん、こん");
        var fields = new ArrayList<>(csrf(page.text()));
        fields.addAll(Browser.fields("person", "demo-hanako", "day", today().toString(), "dose", "x", "do", "taken"));
        assertThat(taro.post("/today", fields).status()).isEqualTo(404);
    }

    @Test
    void where_nothing_is_shared_it_is_not_said_that_there_is_nothing() {
        var doctor = new Browser(SERVER.base()).signIn("phn-takahashi");

        assertThat(doctor.get("/today?person=demo-kenji").text())
                .contains("見せてもらっている中には、今日飲む時刻の決まった薬はありません。")
                .doesNotContain("<p>今日飲む時刻の決まった薬はありません。", "まだ記録がありません");
    }

    @Test
    void this_mornings_pressure_stands_beside_the_mean_of_the_week() {
        var resident = Resident.in(SERVER);
        IntStream.range(0, 6).forEach(day -> pressure(resident, day, 134 + day, 80));
        assertThat(resident.browser().get("/today").text()).contains("この7日の朝の平均は");

        var high = Resident.in(SERVER);
        pressure(high, 0, 184, 112);
        assertThat(high.browser().get("/today").text())
                .contains("184/112", "5分ほど休んで", "#7119")
                .doesNotContain("この7日の朝の平均は");
    }

    @Test
    void says_the_same_ingredient_twice_before_all_else_and_all_of_it_in_english() {
        var resident = withSlip();
        take(resident, "みほん歯科", "ミホンジピンＯＤ錠５ｍｇ");

        var browser = resident.browser();
        assertThat(browser.get("/today").text()).contains("同じ成分の薬が重なっています", "見本ジピンが、次の2つの薬に入っています。");
        assertThat(browser.get("/today?lang=en").text())
                .contains("Two medicines with the same ingredient", "I took all 4")
                .doesNotContain("種類");
    }

    /** However long the record is, the page asks the database as often. */
    @Test
    void asks_a_long_record_no_more_than_a_short_one() {
        var resident = withSlip();
        var browser = resident.browser();
        browser.get("/today");
        var before = Statements.during(() -> browser.get("/today")).size();
        IntStream.range(0, 20).forEach(day -> pressure(resident, day % 6, 130, 80));
        IntStream.range(0, 12)
                .forEach(visit -> SERVER.post(
                        "Patient/" + resident.id() + "/$parse-drug-qr",
                        Notebooks.storing(
                                Notebooks.threeDrugs(visit).replace("1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ\n", ""))));

        assertThat(Statements.during(() -> browser.get("/today"))).hasSizeLessThanOrEqualTo(before + 12);
    }

    private Resident withSlip() {
        var resident = Resident.in(SERVER);
        take(resident, "見本クリニック", "ミホンジピン錠５ｍｇ");
        return resident;
    }

    private void take(Resident resident, String clinic, String drug) {
        var others = clinic.equals("みほん歯科") ? "" : """
                201,2,ミホンマグ錠３３０ｍｇ,1,錠,1,,1
                301,2,１日１回朝食後,28,日分,1,1,,1
                201,3,ミホンサルタン錠２０ｍｇ,1,錠,1,,1
                301,3,１日１回朝食後,28,日分,1,1,,1
                """;
        var slip = """
                JAHISTC08,1
                5,%s,1
                11,みほん調剤薬局,27,4,0000019,,,,1
                51,%s,27,1,,1
                201,1,%s,1,錠,4,2140000F0000,1,見本ジピン,1,
                301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
                %s""".formatted(today().minusDays(5).format(DateTimeFormatter.BASIC_ISO_DATE), clinic, drug, others);
        assertThat(SERVER.post("Patient/" + resident.id() + "/$parse-drug-qr", Notebooks.storing(slip))
                        .status())
                .isEqualTo(200);
    }

    private void pressure(Resident resident, int daysAgo, int systolic, int diastolic) {
        var now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        // The first hours of a date are still the day before, as pressures are counted.
        var at = daysAgo == 0 ? now : now.minusDays(daysAgo).withHour(7);
        resident.keeps(
                "Observation", """
                "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"effectiveDateTime":"%s",
                "component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":%d,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":%d,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]
                """.formatted(at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME), systolic, diastolic));
    }

    /** Presses the button that says this. */
    private static Client.Answer press(Browser browser, String path, String label, String does) {
        var fields = new ArrayList<>(Browser.fieldsOf(form(browser.get(path).text(), label), 0));
        fields.addAll(Browser.fields("do", does));
        return browser.post("/today", fields);
    }

    private static String form(String page, String label) {
        return FORM.matcher(page)
                .results()
                .map(found -> found.group())
                .filter(form -> form.contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label));
    }

    private static List<Browser.Field> csrf(String page) {
        return Browser.fieldsOf(page, 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
    }

    private static int recordsOf(Resident resident) {
        return SERVER.get("MedicationAdministration?patient=Patient/" + resident.id())
                .json()
                .at("/total")
                .asInt();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
