package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 予防接種 and 医療費 by form. */
class RecordPagesIT extends ServerTest {

    @Test
    void shows_what_was_given_by_vaccine_and_invents_no_schedule() {
        var page = new Browser(SERVER.base())
                .signIn("hanako")
                .get("/immunizations")
                .text();

        assertThat(page).contains("インフルエンザワクチン", "肺炎球菌ワクチン", "受けた記録は", "受けた記録だけです");
    }

    @Test
    void shows_the_lot_and_what_was_not_given() {
        var haru = Resident.in(SERVER);
        haru.keeps(
                "Immunization",
                "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"みほんワクチン\"},\"occurrenceDateTime\":\"2024-03\","
                        + "\"lotNumber\":\"AB12\",\"protocolApplied\":[{\"doseNumberString\":\"1期追加\"}]");
        haru.keeps(
                "Immunization",
                "\"status\":\"not-done\",\"vaccineCode\":{\"text\":\"みほんワクチン\"},\"occurrenceDateTime\":\"2024-01-10\","
                        + "\"statusReason\":{\"text\":\"発熱\"}");

        var page = haru.browser().get("/immunizations").text();

        assertThat(page).contains("ロット番号 AB12", "1期追加", "令和6年", "受けていません（発熱）", "受けた記録は 1回");
        assertThat(page.split("みほんワクチン", -1)).hasSize(2);
    }

    @Test
    void designs_the_first_day_of_each() {
        var haru = Resident.in(SERVER).browser();

        assertThat(haru.get("/immunizations").text()).contains("予防接種の記録は、まだありません");
        assertThat(haru.get("/expenses").text()).contains("この年の医療費の記録は、ありません");
    }

    @Test
    void sums_a_year_up_and_gives_the_form_for_the_tax_return() {
        var haru = Resident.in(SERVER);
        var browser = haru.browser();
        haru.keeps("ExplanationOfBenefit", expense("見本薬局", 150_000));
        haru.keeps("ExplanationOfBenefit", expense("見本医院", 30_000));

        var page = browser.get("/expenses?year=2025").text();
        var form = browser.get("/expenses/form?year=2025");

        assertThat(page).contains("180,000円", "150,000円", "見本薬局", "見本医院", "およそ 80,000円");
        assertThat(browser.post("/expenses?year=2025", income(page, "1000000")).text())
                .contains("およそ 130,000円");
        assertThat(browser.post("/expenses?year=2025", income(page, "many")).text())
                .contains("role=\"alert\"");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.header("Content-Disposition")).contains("iryouhi-2025.xlsx");
        assertThat(form.text()).startsWith("PK");
        assertThat(browser.get("/expenses?year=1").status()).isEqualTo(404);
    }

    /** The expenses of others are told to whoever acts for them alone. */
    @ParameterizedTest
    @ValueSource(strings = {"/expenses?x=1", "/expenses/form?year=2025"})
    void keeps_expenses_from_relatives_and_strangers(String path) {
        assertThat(new Browser(SERVER.base())
                        .signIn("taro")
                        .get(path + "&person=demo-hanako")
                        .status())
                .isEqualTo(404);
        assertThat(new Browser(SERVER.base())
                        .signIn("kenji")
                        .get(path + "&person=demo-hanako")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void is_not_there_for_a_stranger() {
        assertThat(new Browser(SERVER.base())
                        .signIn("kenji")
                        .get("/immunizations?person=demo-hanako")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/immunizations", "/expenses?year=2025"})
    void asks_the_database_as_often_for_many_records_as_for_one(String path) {
        var haru = Resident.in(SERVER);
        var browser = haru.browser();
        keep(haru);
        browser.get(path);
        var forOne = Statements.during(() -> browser.get(path)).size();
        for (var i = 0; i < 5; i++) {
            keep(haru);
        }
        browser.get(path);

        assertThat(Statements.during(() -> browser.get(path))).hasSizeLessThanOrEqualTo(forOne + 2);
    }

    private static List<Browser.Field> income(String page, String yen) {
        var form = page.substring(page.indexOf("<main"));
        var fields = new ArrayList<>(Browser.fieldsOf(form, 0));
        fields.removeIf(field -> field.name().equals("income"));
        fields.add(new Browser.Field("income", yen));
        return fields;
    }

    private static void keep(Resident haru) {
        haru.keeps("ExplanationOfBenefit", expense("見本薬局", 1_000));
        haru.keeps(
                "Immunization",
                "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"みほんワクチン\"},\"occurrenceDateTime\":\"2024-03-01\"");
    }

    private static String expense(String place, int yen) {
        return "\"status\":\"active\",\"type\":{\"text\":\"調剤\"},\"use\":\"claim\",\"created\":\"2025-06-30\","
                + "\"insurer\":{\"display\":\"見本保険\"},\"provider\":{\"display\":\"" + place
                + "\"},\"outcome\":\"complete\","
                + "\"insurance\":[{\"focal\":true,\"coverage\":{\"display\":\"見本保険\"}}],"
                + "\"billablePeriod\":{\"start\":\"2025-06-01\",\"end\":\"2025-06-30\"},"
                + "\"total\":[{\"category\":{\"coding\":[{\"code\":\"patient-share\"}]},\"amount\":{\"value\":" + yen
                + ",\"currency\":\"JPY\"}}]";
    }
}
