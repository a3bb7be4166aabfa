package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 予定: the days of a record, and the file of them. */
class CalendarPageIT extends ServerTest {

    @Autowired
    private Clock clock;

    @Test
    void shows_what_is_ahead_by_day_and_gives_it_away_without_names() throws Exception {
        var kenji = new Browser(SERVER.base()).signIn("kenji");

        var page = kenji.get("/calendar").text();
        assertThat(page)
                .contains("保健指導の連絡", "電話で様子を聞く", "目標の日", "半年で体重を 3 kg 減らす")
                .contains("id=\"d-" + LocalDate.now(clock).plusWeeks(8) + "\"");

        var file = kenji.get("/calendar/file");
        assertThat(file.header("Content-Type")).startsWith("text/calendar");
        assertThat(summaries(file.text())).contains("保健指導の連絡", "目標の日");
        assertThat(file.text()).doesNotContain("半年で体重を", "電話で様子を聞く", "ミホンスタチン");
        assertThat(summaries(kenji.get("/calendar/file?names=true").text())).contains("保健指導の連絡 電話で様子を聞く");
        assertThat(summaries(kenji.get("/calendar/file?lang=en").text())).contains("Contact of health guidance");
    }

    @Test
    void a_medicine_that_runs_out_is_one_day_and_its_doses_are_by_choice() throws Exception {
        var hanako = new Browser(SERVER.base()).signIn("hanako");

        assertThat(hanako.get("/calendar").text()).contains("薬がなくなる日", "ミホンジピン錠５ｍｇ");
        var days = events(hanako.get("/calendar/file").text());
        assertThat(days).isNotEmpty().allSatisfy(day -> assertThat(day.getAlarms())
                .isEmpty());
        var all = events(hanako.get("/calendar/file?doses=true").text());
        assertThat(all).hasSizeGreaterThan(days.size()).anySatisfy(dose -> assertThat(dose.getAlarms())
                .isNotEmpty());
        assertThat(all).extracting(one -> one.getUid().orElseThrow().getValue()).doesNotHaveDuplicates();
    }

    @Test
    void shows_the_days_of_another_month_by_its_address() {
        var haru = Resident.in(SERVER);
        haru.keeps(
                "Immunization",
                "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"みほんワクチン\"},\"occurrenceDateTime\":\"2024-03-09\"");
        haru.keeps(
                "Encounter",
                "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"serviceProvider\":{\"reference\":"
                        + "\"Organization/demo-ito-clinic\"},\"period\":{\"start\":\"2024-03-31T23:30:00+09:00\"}");
        haru.keeps(
                "Encounter",
                "\"status\":\"cancelled\",\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"2024-03-12T10:00:00+09:00\"}");
        var browser = haru.browser();

        assertThat(browser.get("/calendar?month=2024-03").text())
                .contains("みほんワクチン", "id=\"d-2024-03-09\"", "伊藤内科", "id=\"d-2024-03-31\"", "month=2024-02")
                .doesNotContain("d-2024-03-12");
        assertThat(browser.get("/calendar?month=2024-04").text()).contains("この月の予定や記録はありません");
        for (var month : List.of("", "soon", "2024-13", "9999-12", "0001-01")) {
            assertThat(browser.get("/calendar?month=" + month).text())
                    .as(month)
                    .contains("month="
                            + LocalDate.now(clock).plusMonths(1).toString().substring(0, 7));
        }
    }

    @Test
    void shows_of_another_what_they_show() {
        var taro = new Browser(SERVER.base()).signIn("taro");

        assertThat(taro.get("/calendar?person=demo-hanako").text())
                .contains("ミホンジピン錠５ｍｇ")
                .doesNotContain("予防接種</b>", "目標の日</b>");
        for (var path : List.of("/calendar", "/calendar/file")) {
            assertThat(taro.get(path + "?person=demo-kenji").status()).isEqualTo(404);
            assertThat(new Browser(SERVER.base()).get(path).status()).isEqualTo(302);
        }
    }

    private static List<VEvent> events(String file) throws Exception {
        return new CalendarBuilder().build(new StringReader(file)).getComponents(Component.VEVENT);
    }

    private static List<String> summaries(String file) throws Exception {
        return events(file).stream()
                .map(event -> event.getProperty(Property.SUMMARY).orElseThrow().getValue())
                .toList();
    }
}
