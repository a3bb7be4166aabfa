package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Chosen;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.CheckupReport;
import org.junit.jupiter.api.Test;

/** The story from a check-up to a goal, by page: files, what changed, what comes, what a change would do, a goal. */
class CheckupToGoalStoryIT extends ServerTest {

    private static final String FILES = "/checkups/files";
    private static final String NO = "2";
    private static final String YES_OR_NO = "1.2.392.200119.6.2003";

    @Test
    void five_years_become_three_sentences_an_outlook_and_a_goal() {
        var makoto = makoto();
        var browser = makoto.browser();
        assertThat(browser.get("/checkups").text()).contains("健診の結果は、まだありません", FILES);

        var taken = browser.upload(FILES + "?person=" + makoto.id(), form(browser, FILES, "multipart"), fiveYears());
        assertThat(taken.text())
                .contains("こうなりました", "/checkups?person=" + makoto.id())
                .doesNotContain("role=\"alert\"");
        var checkups = browser.get("/checkups").text();
        assertThat(checkups.split("<p class=\"say\">", -1))
                .as("three sentences")
                .hasSize(4);
        assertThat(checkups.split("<th scope=\"col\" class=\"num", -1))
                .as("five years")
                .hasSize(6);
        assertThat(checkups).contains("/outlook?person=" + makoto.id());

        var outlook = browser.get("/outlook").text();
        assertThat(outlook).contains("このままなら、3年後は", "もし変えたら", "name=\"weight\"").doesNotContain("変えると</th>");
        assertThat(browser.get("/outlook?weight=4&exercise=1").text())
                .contains("変えると</th>", "選んだように変えると")
                .containsPattern("name=\"weight\" value=\"4\" checked");

        var goal = browser.post("/outlook/goals", form(browser, "/outlook", "value=\"weight\""));
        assertThat(browser.get(Browser.location(goal)).text()).contains("目標にしています");

        var weights = browser.get("/measurements?kind=weight").text();
        assertThat(weights).contains("目標は 77.6 kg 以下です");
        assertThat(browser.get("/measurements?kind=temperature").text()).doesNotContain("決めた目標");
    }

    /** Heavier from year to year, his pressure and sugar rising. */
    private static List<Chosen> fiveYears() {
        return IntStream.range(0, 5)
                .mapToObj(year -> new CheckupReport()
                        .day((2022 + year) + "0610")
                        .number("9N001000000000001", "172.0", "cm")
                        .number("9N006000000000001", String.valueOf(76 + year), "kg")
                        .number("9N016160100000001", String.valueOf(86 + year), "cm")
                        .number("9A751000000000001", String.valueOf(124 + 4 * year), "mmHg")
                        .number("9A761000000000001", String.valueOf(78 + 2 * year), "mmHg")
                        .number("3F077000002327101", String.valueOf(130 + 6 * year), "mg/dL")
                        .number("3F070000002327101", "46", "mg/dL")
                        .number("3F015000002327101", "160", "mg/dL")
                        .number("3D046000001906202", "5." + (5 + year), "%")
                        .number("3C015000002327101", "0.82", "mg/dL")
                        .answer("9N701000000000011", YES_OR_NO, NO)
                        .answer("9N706000000000011", YES_OR_NO, NO)
                        .xml())
                .map(xml -> new Chosen("checkup.xml", xml.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Resident makoto() {
        var patient = SERVER.post(
                "Patient",
                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"田中 誠\"}],\"gender\":\"male\","
                        + "\"birthDate\":\"1978-11-03\"}");
        return Resident.of(SERVER, patient.id(), "田中 誠", "Patient/" + patient.id());
    }

    private static List<Browser.Field> form(Browser browser, String path, String says) {
        return Arrays.stream(browser.get(path).text().split("(?=<form)", -1))
                .filter(form -> form.startsWith("<form")
                        && form.substring(0, form.indexOf("</form>")).contains(says))
                .findFirst()
                .map(form -> new ArrayList<>(Browser.fieldsOf(form, 0)))
                .map(fields -> fields.stream()
                        .filter(field -> !field.name().equals("file"))
                        .toList())
                .orElseThrow();
    }
}
