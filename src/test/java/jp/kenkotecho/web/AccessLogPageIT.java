package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import org.junit.jupiter.api.Test;

/** だれが見たか by page: one sentence a visit, and who that is. */
@OnBothDatabases(Because.OWN_SQL)
class AccessLogPageIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final Pattern WHO = Pattern.compile("/access-log/who\\?[^\"]*");

    @Test
    void tells_a_visit_in_one_sentence_whatever_requests_it_took() {
        var haru = Resident.in(SERVER);
        haru.drug("ミホンA");
        haru.weight();
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication", "daily-health"));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        SERVER.get(doctor, "Patient/" + haru.id());
        SERVER.get(doctor, "MedicationStatement?patient=" + haru.id());
        SERVER.get(doctor, "Observation?patient=" + haru.id());
        var pages = haru.browser();
        pages.get("/today");

        var page = pages.get("/access-log").text();

        assertThat(page).contains("伊藤内科の伊藤 誠一さんが、健康の記録・お薬を見ました。", "あなたが「見せる」で許しました");
        assertThat(visits(page)).isEqualTo(1);
        assertThat(page).doesNotContain("その他 ", "sharing-pages", "> あなたが、");
        var own = pages.get("/access-log?all=true").text();
        assertThat(own).contains("あなたが、", "この手帳のページ").doesNotContain("sharing-pages");
    }

    @Test
    void parts_visits_by_the_day_and_what_was_refused_from_what_was_seen() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
        var pages = haru.browser();
        SERVER.get(doctor, drug);
        assertThat(pages.get("/access-log").text()).contains("見ようとしましたが、断りました。何も見えていません。");
        haru.agrees(new ConsentText(haru.id(), CLINIC)
                .sharing("medication")
                .period(ConsentText.day(-3), ConsentText.day(3)));
        try (var yesterday = TurnedClock.back(Duration.ofDays(1))) {
            SERVER.get(doctor, drug);
        }
        SERVER.get(doctor, drug);

        assertThat(visits(pages.get("/access-log").text())).isEqualTo(3);
    }

    @Test
    void says_who_that_is_and_how_to_ask_them() {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ミホンA");
        haru.agrees(new ConsentText(haru.id(), CLINIC).sharing("medication"));
        SERVER.get(App.clinic(SERVER, "user/*.rs").token("dr-ito", ""), drug);
        var pages = haru.browser();
        var who = WHO.matcher(pages.get("/access-log").text());
        assertThat(who.find()).isTrue();

        var path = who.group().replace("&amp;", "&");
        var page = pages.get(path).text();

        assertThat(page).contains("伊藤内科の伊藤 誠一さん", "医院・病院", "tel:03-0000-0011", "/share/with?");
        assertThat(Resident.in(SERVER).browser().get(path).status()).isEqualTo(404);
        assertThat(Resident.in(SERVER)
                        .browser()
                        .get(path.replaceAll("person=[^&]*", "person="))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void says_that_nobody_has_looked_before_a_time() {
        assertThat(Resident.in(SERVER).browser().get("/access-log?before=1").text())
                .contains("ほかの人は、まだだれも見ていません");
    }

    /** Without that of the service that made the record. */
    private static int visits(String page) {
        return page.split("<li class=\"row\"", -1).length - 2;
    }
}
