package jp.kenkotecho.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import jp.kenkotecho.pdf.PdfText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a doctor reads before a visit, and what not. */
class VisitBriefIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";

    private static final String ACTIVE =
            "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\",\"code\":\"active\"}]}";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    @Test
    void tells_a_clinic_what_it_needs_and_nothing_that_is_hidden() {
        var hana = Resident.in(SERVER);
        hana.keeps("AllergyIntolerance", "\"code\":{\"text\":\"ペニシリン\"}," + ACTIVE);
        hana.diagnosis("I10");
        painkiller(hana, "ミホン鎮痛錠A", "架空薬局");
        painkiller(hana, "ミホン鎮痛錠B", "見本薬局");
        over(hana, "もう終わった薬");
        hana.hides(hana.drug("ひみつの薬"), "professionals");
        for (var day = 0; day < 7; day++) {
            pressure(hana, today.minusDays(day), "07:10", 140 + day, 86);
        }
        pressure(hana, today, "21:00", 190, 110);
        weight(hana, today, "62.8");
        weight(hana, today.minusDays(7), "61.0");
        checkup(hana, "3D046000001906202", "HbA1c(NGSP値)", "6.0", "%", today.minusYears(1));
        checkup(hana, "3D046000001906202", "HbA1c(NGSP値)", "6.6", "%", today.minusMonths(2));
        hana.keeps("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"<b>毎日 8,000 歩</b>\"}");
        hana.agrees(new ConsentText(hana.id(), CLINIC)
                .sharing("medication", "daily-health", "medical", "checkup", "guidance"));

        var answer = SERVER.get(CheckInIT.doctor(), brief(hana));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var bundle = answer.json();
        assertThat(bundle.at("/type").asText()).isEqualTo("document");
        assertThat(section(bundle, "Allergies")).contains("ペニシリン");
        assertThat(section(bundle, "Problems")).contains("I10");
        assertThat(section(bundle, "Current medicines"))
                .contains("⚠ 同じ成分の薬", "ミホン鎮痛錠A、ミホン鎮痛錠B", "⚠ ミホン鎮痛錠A", "架空薬局", "見本薬局")
                .doesNotContain("もう終わった薬");
        assertThat(section(bundle, "Morning blood pressure"))
                .contains("⚠ 平均 Mean (7 朝 mornings)", "143/86 mmHg", today.minusDays(6) + " – " + today, "190/110");
        assertThat(section(bundle, "Body weight")).contains("62.8 kg", "7 日で In 7 days", "+1.8 kg");
        assertThat(section(bundle, "Check-up values"))
                .contains("⚠ HbA1c(NGSP値)", "6.6 % ← 6.0 (" + (today.getYear() - 1), "受診勧奨 See a doctor ≥ 6.5");
        assertThat(section(bundle, "Goals")).contains("&lt;b&gt;毎日 8,000 歩&lt;/b&gt;");
        assertThat(answer.text()).doesNotContain("ひみつ").doesNotContain("withheld");
        assertThat(PdfText.of(pdf(hana)))
                .contains("Allergies", "ペニシリン", "！ ミホン鎮痛錠A", "143/86 mmHg", "62.8 kg", "6.6 % ← 6.0 (")
                .contains("<b>毎日 8,000 歩</b>")
                .doesNotContain("ひみつ", "もう終わった薬");
        var mean = resource(bundle, "96607-7");
        assertThat(mean.at("/component/0/valueQuantity/value").asDouble()).isEqualTo(143);
        assertThat(mean.get("derivedFrom")).hasSize(7);
    }

    /** Left in {@code target/pages}, to be looked at. */
    private static byte[] pdf(Resident hana) {
        var answer = SERVER.get(CheckInIT.doctor(), "Patient/" + hana.id() + "/$visit-brief-page?format=pdf");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        try {
            Files.write(
                    Files.createDirectories(Path.of("target", "pages")).resolve("visit-brief.pdf"),
                    answer.response().body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.response().body();
    }

    @Test
    void is_to_be_had_as_pdf_too() {
        var hana = Resident.in(SERVER);
        hana.drug("ミホン降圧錠 <5mg>");
        var page = "Patient/" + hana.id() + "/$visit-brief-page";

        var answer = hana.reads(page + "?format=pdf");

        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        for (var pdf : List.of(
                answer.response().body(),
                hana.browser().get("/brief/pdf").response().body())) {
            assertThat(PdfText.of(pdf)).contains("ミホン降圧錠 <5mg>", "Current medicines", "1 / 1");
        }
        assertThat(hana.reads(page + "?format=doc").status()).isEqualTo(400);
        assertThat(hana.reads(page + "?format=html").header("Content-Type")).startsWith("text/html");
    }

    @Test
    void tells_what_is_new_since_the_clinic_looked_on_an_earlier_day() {
        var hana = Resident.in(SERVER);
        hana.diagnosis("I10");
        var doctor = CheckInIT.doctor();
        try (var yesterday = TurnedClock.back(Duration.ofDays(1))) {
            assertThat(CheckInIT.checkIn(hana, "organization", CLINIC, CheckInIT.CONFIRMED)
                            .status())
                    .isEqualTo(200);
            assertThat(titles(SERVER.get(doctor, brief(hana)).json()))
                    .as("the first look")
                    .noneMatch(title -> title.contains("New since"));
        }
        hana.agrees(new ConsentText(hana.id(), CLINIC));
        // What was seen is in the log, and so is sealed, as soon as somebody asks for the log.
        hana.reads("Patient/" + hana.id() + "/$access-log");
        hana.drug("ミホン新薬");

        var bundle = SERVER.get(doctor, brief(hana)).json();

        assertThat(section(bundle, "New since your last look")).contains("お薬 Medicine", "ミホン新薬");
        assertThat(titles(hana.reads(brief(hana)).json()))
                .as("nothing is new to the person")
                .noneMatch(title -> title.contains("New since"));
        assertThat(section(
                        SERVER.get(doctor, brief(hana) + "?since=" + today.plusDays(1))
                                .json(),
                        "New since"))
                .contains("変化はありません");
    }

    @Test
    void says_that_something_is_withheld_only_where_the_person_chose_so() {
        var hana = Resident.in(SERVER);
        hana.diagnosis("I10");
        var doctor = CheckInIT.doctor();
        var tell = ",{\"name\":\"tell-withheld\",\"valueBoolean\":true}";

        arrives(hana, tell);
        assertThat(SERVER.get(doctor, brief(hana)).text())
                .as("nothing is hidden")
                .doesNotContain("withheld");
        hana.hides(hana.drug("ひみつの薬"), "professionals");
        assertThat(SERVER.get(doctor, brief(hana)).text())
                .contains("some records are withheld")
                .doesNotContain("ひみつ");
        assertThat(hana.reads(brief(hana)).text()).doesNotContain("withheld");
        arrives(hana, "");
        assertThat(SERVER.get(doctor, brief(hana)).text())
                .as("chosen otherwise")
                .doesNotContain("withheld");
    }

    private static void arrives(Resident hana, String more) {
        var categories = Stream.of("medication", "daily-health", "medical", "checkup", "guidance")
                .map(code -> ",{\"name\":\"category\",\"valueCode\":\"" + code + "\"}")
                .collect(Collectors.joining());
        var arrived = CheckInIT.checkIn(hana, "organization", CLINIC, CheckInIT.CONFIRMED + more + categories);
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
    }

    @Test
    void says_what_cannot_be_told() {
        var hana = Resident.in(SERVER);
        pressure(hana, today, "07:10", 120, 70);

        var bundle = hana.reads(brief(hana)).json();

        assertThat(section(bundle, "Morning blood pressure")).contains("この 7 日に 5 日分ありません", "120/70");
        assertThat(section(bundle, "Allergies")).contains("表示できる記録はありません");
        assertThat(section(bundle, "Body weight")).contains("Nothing to show");
    }

    @ParameterizedTest
    @CsvSource({"?since=yesterday, 400", "?until=2026-01-01, 400"})
    void refuses_what_it_does_not_know(String query, int status) {
        var answer = SERVER.get("Patient/demo-hanako/$visit-brief" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("OperationOutcome");
    }

    private static String brief(Resident resident) {
        return "Patient/" + resident.id() + "/$visit-brief";
    }

    private void painkiller(Resident hana, String name, String pharmacy) {
        hana.keeps(
                "MedicationStatement",
                "\"status\":\"active\",\"effectivePeriod\":{\"start\":\"" + today.minusDays(3)
                        + "\"},\"informationSource\":{\"display\":\"" + pharmacy
                        + "\"},\"medicationCodeableConcept\":{\"text\":\"" + name
                        + "\",\"coding\":[{\"system\":\"http://capstandard.jp/iyaku.info/CodeSystem/YJ-code\",\"code\":\"1149019F"
                        + (name.endsWith("A") ? "1013" : "1021") + "\"}]}");
    }

    private void over(Resident hana, String name) {
        hana.keeps(
                "MedicationStatement",
                "\"status\":\"active\",\"effectivePeriod\":{\"start\":\"" + today.minusDays(30) + "\",\"end\":\""
                        + today.minusDays(20) + "\"},\"medicationCodeableConcept\":{\"text\":\"" + name + "\"}");
    }

    private static void pressure(Resident hana, LocalDate day, String time, int systolic, int diastolic) {
        hana.keeps(
                "Observation",
                "\"status\":\"final\"," + category("vital-signs") + ",\"effectiveDateTime\":\"" + day + "T" + time
                        + ":00+09:00\",\"code\":" + loinc("85354-9") + ",\"component\":[{\"code\":" + loinc("8480-6")
                        + "," + quantity(String.valueOf(systolic), "mm[Hg]") + "},{\"code\":" + loinc("8462-4") + ","
                        + quantity(String.valueOf(diastolic), "mm[Hg]") + "}]");
    }

    private static void weight(Resident hana, LocalDate day, String kilograms) {
        hana.keeps(
                "Observation",
                "\"status\":\"final\"," + category("vital-signs") + ",\"effectiveDateTime\":\"" + day
                        + "T06:50:00+09:00\",\"code\":" + loinc("29463-7") + "," + quantity(kilograms, "kg"));
    }

    private static void checkup(Resident hana, String code, String name, String value, String unit, LocalDate day) {
        hana.keeps(
                "Observation",
                "\"status\":\"final\"," + category("laboratory") + ",\"effectiveDateTime\":\"" + day
                        + "\",\"code\":{\"coding\":[{\"system\":\"urn:oid:1.2.392.200119.6.1005\",\"code\":\"" + code
                        + "\"}],\"text\":\"" + name + "\"}," + quantity(value, unit));
    }

    private static String category(String code) {
        return "\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\""
                + code + "\"}]}]";
    }

    private static String loinc(String code) {
        return "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]}";
    }

    private static String quantity(String value, String unit) {
        return "\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"" + unit
                + "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}";
    }

    private static String section(JsonNode bundle, String title) {
        for (var section : bundle.at("/entry/0/resource/section")) {
            if (section.get("title").asText().contains(title)) {
                return section.at("/text/div").asText();
            }
        }
        throw new AssertionError("no section " + title + " in " + titles(bundle));
    }

    private static List<String> titles(JsonNode bundle) {
        var titles = new ArrayList<String>();
        bundle.at("/entry/0/resource/section")
                .forEach(section -> titles.add(section.get("title").asText()));
        assertThat(titles).isNotEmpty();
        return titles;
    }

    private static JsonNode resource(JsonNode bundle, String code) {
        for (var entry : bundle.get("entry")) {
            if (entry.at("/resource/code/coding/0/code").asText().equals(code)) {
                return entry.get("resource");
            }
        }
        throw new AssertionError("no " + code);
    }
}
