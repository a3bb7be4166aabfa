package jp.kenkotecho.medication;

import static jp.kenkotecho.it.Parts.all;
import static jp.kenkotecho.it.Parts.part;
import static jp.kenkotecho.it.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Checklist("M7")
class DoseScheduleIT extends ServerTest {

    private static final String SLIP = """
            JAHISTC08,1
            1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ
            5,20261110,1
            11,みほん調剤薬局,27,4,0000019,,,,1
            51,見本クリニック,27,1,0000027,1
            201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            201,2,ミホン胃腸薬錠,3,錠,1,,1
            301,2,１日３回毎食後,28,日分,1,1,,1
            201,3,ミホン鎮痛錠６０ｍｇ,1,錠,1,,1
            301,3,疼痛時 １日３回まで ６時間以上あけて,10,回分,3,1,,1
            201,4,アレンドロン酸錠３５ｍｇ「みほん」,1,錠,1,,1
            301,4,１日１回起床時,4,日分,1,1,,1
            201,5,ミホンワル錠,3,錠,1,,1
            301,5,１日２回朝夕食後,28,日分,1,1,,1
            311,5,朝２錠 夕１錠,1
            """;

    private static final String DAY = "?start=2026-11-10&end=2026-11-10";

    @Test
    void merges_what_is_due_at_one_time_and_makes_no_times_up() {
        var person = withSlip();

        var answer = SERVER.get("Patient/" + person + "/$dose-schedule" + DAY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(all(answer.json(), "slot")
                        .map(slot -> value(slot, "time") + " " + value(slot, "label") + " "
                                + all(slot, "dose").map(DoseScheduleIT::dose).toList()))
                .containsExactly(
                        "2026-11-10T08:00:00+09:00 朝食後 [ミホンジピン錠５ｍｇ 1 錠, ミホン胃腸薬錠 1 錠, ミホンワル錠 2 錠]",
                        "2026-11-10T12:30:00+09:00 昼食後 [ミホン胃腸薬錠 1 錠]",
                        "2026-11-10T19:00:00+09:00 夕食後 [ミホン胃腸薬錠 1 錠, ミホンワル錠 1 錠]");
        assertThat(all(answer.json(), "unscheduled")).singleElement().satisfies(one -> assertThat(one.toString())
                .contains("アレンドロン酸", "ask the pharmacist"));
        assertThat(all(answer.json(), "asNeeded")).singleElement().satisfies(one -> {
            assertThat(value(one, "mostPerDay")).isEqualTo("3");
            assertThat(value(one, "hoursBetween")).isEqualTo("6");
        });
    }

    @Test
    void a_photograph_becomes_a_schedule() throws Exception {
        var person = SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"田中 健司\"}],\"birthDate\":\"1978-11-03\"}")
                .id();
        var photograph = Files.readAllBytes(Path.of("docs", "samples", "pharmacy-slip.png"));
        var body = Notebooks.body("image", Base64.getEncoder().encodeToString(photograph), true);

        assertThat(SERVER.post("Patient/" + person + "/$parse-drug-qr", body).status())
                .isEqualTo(200);

        var answer = SERVER.get("Patient/" + person + "/$dose-schedule?start=2026-11-21")
                .json();
        assertThat(all(answer, "slot").map(slot -> value(slot, "label"))).containsExactly("朝食後", "昼食後", "夕食後");
        assertThat(SERVER.get("MedicationRequest?patient=Patient/" + person)
                        .json()
                        .at("/entry/0/resource/reportedBoolean")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void keeps_the_persons_own_day() {
        var person = withSlip();
        var scanned = SERVER.post("Patient/" + person + "/$parse-drug-qr", withMealTimes());
        assertThat(scanned.status()).isEqualTo(200);

        var slots = SERVER.get("Patient/" + person + "/$dose-schedule" + DAY).json();

        assertThat(all(slots, "slot").map(slot -> value(slot, "time")))
                .containsExactly("2026-11-10T06:45:00+09:00", "2026-11-10T12:00:00+09:00", "2026-11-10T20:00:00+09:00");
        var answers =
                SERVER.get("QuestionnaireResponse?patient=Patient/" + person).json();
        assertThat(answers.at("/entry/0/resource/meta/security/0/code").asText())
                .isEqualTo("medication");
    }

    @Test
    void says_what_became_of_doses_and_what_is_left() {
        var person = withSlip();
        var doses = all(
                        SERVER.get("Patient/" + person + "/$dose-schedule?start=2026-11-10&end=2026-11-12")
                                .json(),
                        "slot")
                .filter(slot -> value(slot, "label").equals("朝食後"))
                .map(slot -> all(slot, "dose").findFirst().orElseThrow())
                .toList();
        record(person, doses.get(0), "\"status\":\"completed\"", 201);
        record(person, doses.get(1), "\"status\":\"not-done\"," + reason("forgotten"), 201);

        var answer = SERVER.get("Patient/" + person + "/$dose-schedule?start=2026-11-10&end=2026-11-12")
                .json();

        assertThat(all(answer, "slot")
                        .filter(slot -> value(slot, "label").equals("朝食後"))
                        .map(slot -> value(all(slot, "dose").findFirst().orElseThrow(), "state")))
                .containsExactly("taken", "forgotten", "open");
        var left = all(answer, "leftover").toList();
        assertThat(left).hasSize(1);
        assertThat(part(left.get(0), "most").at("/valueQuantity/value").asInt()).isEqualTo(27);
        assertThat(part(left.get(0), "least").at("/valueQuantity/value").asInt())
                .isLessThan(27)
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    void a_dose_recorded_twice_is_one_record() {
        var person = withSlip();
        var dose = all(SERVER.get("Patient/" + person + "/$dose-schedule" + DAY).json(), "slot")
                .flatMap(slot -> all(slot, "dose"))
                .findFirst()
                .orElseThrow();
        record(person, dose, "\"status\":\"completed\"", 201);
        record(person, dose, "\"status\":\"completed\"", 200);

        assertThat(SERVER.get("MedicationAdministration?patient=Patient/" + person)
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void the_calendar_hides_names_unless_asked_and_keeps_its_events() throws Exception {
        var person = withSlip();
        var url = "Patient/" + person + "/$dose-calendar?start=2026-11-10&end=2026-11-12";

        var plain = calendar(url);
        var named = calendar(url + "&names=true");

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("Content-Type")).startsWith("text/calendar");
        assertThat(unfolded(plain))
                .contains("BEGIN:VALARM", "CLASS:PRIVATE", "DTSTART;TZID=Asia/Tokyo:20261110T080000")
                .doesNotContain("ミホン");
        assertThat(unfolded(named)).contains("ミホンワル錠 2錠");
        assertThat(named.text().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(uids(plain.text())).hasSize(9).doesNotHaveDuplicates().isEqualTo(uids(named.text()));
    }

    @ParameterizedTest
    @CsvSource({
        "start=2026-11-10&end=2026-11-09, 400",
        "start=2026-13-01, 400",
        "start=%2B999999999-01-01, 400",
        "start=2026-11-10&end=2028-11-10, 413",
        "from=2026-11-10, 400",
    })
    void refuses_a_window_that_is_none(String query, int status) {
        var person = SERVER.newPerson();

        assertThat(SERVER.get("Patient/" + person + "/$dose-schedule?" + query).status())
                .isEqualTo(status);
        assertThat(SERVER.get("Patient/" + person + "/$dose-calendar?" + query).status())
                .isEqualTo(status);
    }

    private static Client.Answer calendar(String url) {
        return SERVER.send(SERVER.open("/fhir/" + url)
                .header("Authorization", "Bearer " + SERVER.token("system/*.rs"))
                .GET());
    }

    private static String unfolded(Client.Answer file) {
        return file.text().replace("\r\n ", "");
    }

    private static List<String> uids(String file) throws Exception {
        return new CalendarBuilder()
                .build(new StringReader(file)).<VEvent>getComponents(Component.VEVENT).stream()
                        .map(event -> event.getUid().orElseThrow().getValue())
                        .toList();
    }

    private static String withSlip() {
        var person = SERVER.newPerson();
        assertThat(SERVER.post("Patient/" + person + "/$parse-drug-qr", Notebooks.storing(SLIP))
                        .status())
                .isEqualTo(200);
        return person;
    }

    private static String withMealTimes() {
        var body = Notebooks.storing(SLIP);
        var times = """
                {"name":"mealTimes","part":[{"name":"wake","valueTime":"05:30:00"},
                {"name":"breakfast","valueTime":"06:15:00"},{"name":"lunch","valueTime":"11:30:00"},
                {"name":"dinner","valueTime":"19:30:00"},{"name":"bed","valueTime":"22:30:00"}]},
                """;
        return body.replace("\"parameter\":[", "\"parameter\":[" + times);
    }

    private static void record(String person, JsonNode dose, String state, int status) {
        var id = part(dose, "id").at("/valueIdentifier/value").asText();
        var body = """
                {"resourceType":"MedicationAdministration",%s,
                 "meta":{"profile":["http://kenko-techo.jp/fhir/StructureDefinition/kt-medication-administration"]},
                 "identifier":[{"system":"http://kenko-techo.jp/id/dose","value":"%s"}],
                 "medicationCodeableConcept":{"text":"ミホンジピン錠５ｍｇ"},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-11-11T08:10:00+09:00"}
                """.formatted(state, id, person);
        assertThat(SERVER.put("MedicationAdministration?identifier=http://kenko-techo.jp/id/dose%7C" + id, body)
                        .status())
                .isEqualTo(status);
    }

    private static String reason(String code) {
        return "\"statusReason\":[{\"coding\":[{\"system\":\"http://kenko-techo.jp/fhir/CodeSystem/dose-not-taken\","
                + "\"code\":\"" + code + "\"}]}]";
    }

    private static String dose(JsonNode dose) {
        var quantity = part(dose, "quantity").get("valueQuantity");
        return part(dose, "medication").at("/valueReference/display").asText() + " "
                + quantity.get("value").asText() + " " + quantity.get("unit").asText();
    }
}
