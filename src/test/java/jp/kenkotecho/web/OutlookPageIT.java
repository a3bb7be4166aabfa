package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import org.junit.jupiter.api.Test;

/** これから by form. */
class OutlookPageIT extends ServerTest {

    @Test
    void says_in_words_what_is_expected_and_what_cannot_be_said() {
        var page = new Browser(SERVER.base()).signIn("kenji").get("/outlook").text();

        assertThat(page)
                .contains("このままなら、3年後は", "同じような人の 10人に8人", "role=\"img\"", "この計算では わからないこと", "計算のもとと確かさ")
                .contains("3年後、こうなる見こみですか", "見こみなし", "1年後 ", "質問票によると、すでに", "の人の ")
                .doesNotContain("変えると</th>");
    }

    @Test
    void computes_the_steps_that_are_chosen_and_passes_over_what_is_no_step() {
        var kenji = new Browser(SERVER.base()).signIn("kenji");

        var changed = kenji.get("/outlook?weight=4&salt=1&item=SBP").text();
        var odd = kenji.get("/outlook?weight=400&salt=x&item=nothing");

        assertThat(changed).contains("変えると</th>", "選んだように変えると");
        assertThat(changed).containsPattern("name=\"weight\" value=\"4\" checked");
        assertThat(odd.status()).isEqualTo(200);
        assertThat(odd.text()).doesNotContain("変えると</th>");
    }

    @Test
    void takes_a_goal_up_once() {
        var kenji = new Browser(SERVER.base()).signIn("kenji");
        var page = kenji.get("/outlook").text();
        var form = page.substring(page.indexOf("action=\"/outlook/goals\"") - 30);
        var fields = Browser.fieldsOf(form.substring(form.indexOf("<form")), 0);
        var advice = fields.stream()
                .filter(field -> field.name().equals("advice"))
                .findFirst()
                .orElseThrow();

        assertThat(kenji.post("/outlook/goals", fields).status()).isEqualTo(302);
        assertThat(kenji.post("/outlook/goals", fields).status()).isEqualTo(302);

        assertThat(kenji.get("/outlook").text()).contains("目標にしています");
        assertThat(SERVER.get("Goal?patient=Patient/demo-kenji").json().get("entry"))
                .filteredOn(entry -> entry.at("/resource/identifier/0/value")
                        .asText()
                        .startsWith("demo-kenji." + advice.value() + "."))
                .hasSize(1);
    }

    /** No source advises it at 78. */
    @Test
    void offers_an_old_woman_no_loss_of_weight_and_says_why() {
        var hanako = new Browser(SERVER.base()).signIn("hanako").get("/outlook?weight=6");

        assertThat(hanako.status()).isEqualTo(200);
        assertThat(hanako.text()).contains("75歳からは").doesNotContain("name=\"weight\"", "変えると</th>");
    }

    @Test
    void computes_nothing_of_a_child() {
        var page = Resident.born(SERVER, "2018-05-01").browser().get("/outlook");

        assertThat(page.text()).contains("おとな（18歳以上）").doesNotContain("/checkups/files?");
    }

    @Test
    void says_why_there_is_no_forecast_yet_and_what_to_do() {
        var page = Resident.in(SERVER).browser().get("/outlook");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("まだ、見こみを計算できません", "生年月日と性別", "/checkups/files");
    }

    @Test
    void is_read_only_for_a_relative_and_not_there_for_a_stranger() {
        var taro = new Browser(SERVER.base()).signIn("taro").get("/outlook?person=demo-hanako");
        var kenji = new Browser(SERVER.base()).signIn("kenji");

        assertThat(taro.status()).isEqualTo(200);
        assertThat(taro.text()).doesNotContain("/outlook/goals");
        assertThat(kenji.get("/outlook?person=demo-hanako").status()).isEqualTo(404);
        var fields = Browser.fieldsOf(kenji.get("/settings").text(), 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
        assertThat(kenji.post(
                                "/outlook/goals",
                                List.of(
                                        fields.get(0),
                                        new Browser.Field("person", "demo-hanako"),
                                        new Browser.Field("advice", "salt")))
                        .status())
                .isEqualTo(404);
    }

    /** A scenario is computed from what was read for the page. */
    @Test
    void asks_the_database_no_more_for_a_change() {
        var kenji = new Browser(SERVER.base()).signIn("kenji");
        kenji.get("/outlook");
        var asIs = Statements.during(() -> kenji.get("/outlook")).size();

        assertThat(Statements.during(() -> kenji.get("/outlook?weight=4&salt=2&exercise=1&smoking=1")))
                .hasSizeLessThanOrEqualTo(asIs + 2);
        assertThat(asIs).isLessThan(60);
    }
}
