package jp.kenkotecho.portal;

import static jp.kenkotecho.it.Parts.all;
import static jp.kenkotecho.it.Parts.part;
import static jp.kenkotecho.it.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Checklist("D5")
public class MynaImportIT extends ServerTest {

    /** Said of files that do not tell whose they are. */
    private static final String CONFIRMED = "{\"name\":\"confirmed\",\"valueBoolean\":true}";

    private static final String HBA1C = "3D046000001906202";

    @Test
    void a_dry_run_shows_and_stores_nothing() {
        var person = kenji();

        var answer = send(person, report("6.3"), true);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(counts(answer, "Observation")).containsExactly(4, 0, 0);
        assertThat(answer.text()).contains("nothing is stored yet");
        assertThat(total("Observation?patient=Patient/" + person)).isZero();
    }

    @Test
    void stores_a_report_once_and_a_corrected_one_as_a_new_version() {
        var person = kenji();

        assertThat(counts(send(person, report("6.3"), false), "Observation")).containsExactly(4, 0, 0);
        assertThat(counts(send(person, report("6.3"), false), "Observation")).containsExactly(0, 0, 4);
        var corrected = send(person, report("5.9"), false);

        assertThat(counts(corrected, "Observation")).containsExactly(0, 1, 3);
        var found = SERVER.get("Observation?patient=Patient/" + person + "&code=urn:oid:1.2.392.200119.6.1005|" + HBA1C)
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        var observation = found.at("/entry/0/resource");
        assertThat(observation.at("/valueQuantity/value").asText()).isEqualTo("5.9");
        assertThat(observation.at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(observation.at("/meta/security/0/code").asText()).isEqualTo("checkup");
        assertThat(total(
                        "Provenance?target=Observation/" + observation.get("id").asText()))
                .isEqualTo(2);
        assertThat(total("DiagnosticReport?patient=Patient/" + person)).isEqualTo(1);
        assertThat(total("Composition?patient=Patient/" + person)).isEqualTo(1);
    }

    @Test
    void labels_all_of_it_as_a_checkup_and_keeps_no_insurance_number() {
        var person = kenji();
        send(person, report("6.3"), false);

        for (var type : Stream.of("Observation", "DiagnosticReport", "Composition", "DocumentReference")
                .toList()) {
            SERVER.get(type + "?patient=Patient/" + person).json().get("entry").forEach(entry -> assertThat(
                            entry.at("/resource/meta/security/0/code").asText())
                    .isEqualTo("checkup"));
        }
        var kept = SERVER.get("DocumentReference?patient=Patient/" + person).json();
        var file = Base64.getDecoder()
                .decode(kept.at("/entry/0/resource/content/0/attachment/data").asText());
        assertThat(new String(file, StandardCharsets.UTF_8)).contains(HBA1C).doesNotContain("9990001");
    }

    @Test
    void shows_how_a_value_went_over_the_years() {
        var person = kenji();
        send(person, new CheckupReport().day("20240612").number("3D046000001906202", "5.8", "%"), false);
        send(person, new CheckupReport().day("20250611").number("3D046000001920402", "6.0", "%"), false);
        send(person, report("6.3"), false);

        var trend = SERVER.get("Patient/" + person + "/$checkup-trend?item=" + HBA1C)
                .json();

        assertThat(all(trend, "point")
                        .map(point -> value(point, "day") + " "
                                + part(point, "value")
                                        .at("/valueQuantity/value")
                                        .asText()))
                .containsExactly("2024-06-12 5.8", "2025-06-11 6.0", "2026-06-10 6.3");
        var threshold = all(trend, "threshold").findFirst().orElseThrow();
        assertThat(part(threshold, "guidance").at("/valueQuantity/value").asText())
                .isEqualTo("5.6");
        assertThat(all(
                        SERVER.get("Patient/" + person
                                        + "/$checkup-trend?item=3D0460000019&from=2025-01-01&to=2025-12-31")
                                .json(),
                        "point"))
                .hasSize(1);
        assertThat(SERVER.get("Patient/" + person + "/$checkup-trend?item=x").status())
                .isEqualTo(400);
        assertThat(SERVER.get("Patient/" + person + "/$checkup-trend").status()).isEqualTo(400);
        assertThat(SERVER.get("Patient/" + person + "/$checkup-trend?item=" + HBA1C + "&from=soon")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void draws_no_value_that_does_not_count_and_says_why() {
        var person = kenji();
        send(person, new CheckupReport().day("20240612").number("3D046000001906202", "5.8", "%"), false);
        var jds = observation(person, "3D045000001906202", "\"final\"", "\"value\":5.4,\"code\":\"%\"");
        observation(person, HBA1C, "\"entered-in-error\"", "\"value\":9.9,\"code\":\"%\"");
        observation(person, HBA1C, "\"final\"", "\"value\":42,\"code\":\"mmol/mol\"");
        observation(person, HBA1C, "\"final\"", "\"value\":6,\"comparator\":\"<\",\"code\":\"%\"");

        var trend = SERVER.get("Patient/" + person + "/$checkup-trend?item=" + HBA1C)
                .json();

        assertThat(all(trend, "point")
                        .map(point ->
                                part(point, "value").at("/valueQuantity/value").asText()))
                .containsExactly("5.8", "5.8");
        assertThat(trend.toString()).contains("Observation/" + jds);
        assertThat(all(trend, "left-out")
                        .map(one -> part(one, "reason").at("/valueString").asText()))
                .hasSize(3)
                .anyMatch(reason -> reason.contains("struck out"))
                .anyMatch(reason -> reason.contains("another unit"))
                .anyMatch(reason -> reason.contains("bound"));
    }

    private static String observation(String person, String code, String status, String quantity) {
        var stored = SERVER.post(
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":" + status
                        + ",\"code\":{\"coding\":[{\"system\":\"urn:oid:1.2.392.200119.6.1005\",\"code\":\"" + code
                        + "\"}],\"text\":\"HbA1c\"},\"subject\":{\"reference\":\"Patient/" + person
                        + "\"},\"effectiveDateTime\":\"2024-07-01T00:00:00Z\",\"valueQuantity\":{" + quantity
                        + ",\"system\":\"http://unitsofmeasure.org\"}}");
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        return stored.id();
    }

    @ParameterizedTest
    @CsvSource({"19800101, 1, 10, 409", "19781103, 2, 10, 409", "19781103, 1, 19, 422"})
    void refuses_somebody_elses_file_and_a_request_to_delete(String birth, String sex, String kind, int status) {
        var person = kenji();

        var answer = send(person, report("6.3").born(birth).sex(sex).kind(kind), false);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("19800101", "タナカ");
        assertThat(total("Observation?patient=Patient/" + person)).isZero();
        assertThat(total("DocumentReference?patient=Patient/" + person)).isZero();
    }

    @Test
    void one_bad_file_among_several_stops_them_all() {
        var person = kenji();
        var body = "{\"resourceType\":\"Parameters\",\"parameter\":["
                + file(report("6.3").xml()) + "," + file("hello") + "]}";

        assertThat(SERVER.post("Patient/" + person + "/$myna-import", body).status())
                .isEqualTo(422);
        assertThat(total("Observation?patient=Patient/" + person)).isZero();
    }

    /** What went into a wrong record is believed: a warning afterwards is too late. */
    @ParameterizedTest
    @ValueSource(strings = {"pregnancy.csv", "infant.csv", "immunizations.csv", "expenses.csv", "checkups.csv"})
    void a_file_that_does_not_say_whose_it_is_is_asked_about(String sample) throws Exception {
        var person = kenji();
        var bytes = Files.readAllBytes(Path.of("docs", "samples", sample));
        var isTold = SERVER.post("Patient/" + person + "/$myna-import?dryRun=true", bytes, "text/csv")
                .text()
                .contains("生年月日が書かれていない");

        var answer = SERVER.post("Patient/" + person + "/$myna-import", bytes, "text/csv");

        assertThat(answer.status()).as(answer.text()).isEqualTo(isTold ? 422 : 200);
        if (isTold) {
            assertThat(answer.text()).contains("confirmed", "まだ何も入れていません");
            assertThat(total("DocumentReference?patient=Patient/" + person)).isZero();
            assertThat(SERVER.post("Patient/" + person + "/$myna-import?confirmed=true", bytes, "text/csv")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Every sample of the documentation is taken, and by whom it is seen follows from what it is. */
    @ParameterizedTest
    @CsvSource({
        "checkup.xml, Observation, checkup",
        "echeckup.json, Observation, checkup",
        "checkups.csv, Observation, checkup",
        "expenses.csv, ExplanationOfBenefit, expense",
        "expense-form.xlsx, ExplanationOfBenefit, expense",
        "medicines.csv, MedicationDispense, medication",
        "portal-medicines.json, MedicationDispense, medication",
        "portal-screening.json, Observation, checkup",
        "portal-checkups.csv, Observation, checkup",
        "procedures.csv, Procedure, medical",
        "immunizations.csv, Immunization, immunization",
        "pregnancy.csv, Observation, checkup",
        "infant.csv, Observation, checkup",
        "exchange.sphr, Observation, checkup",
    })
    void the_samples_are_taken_once(String sample, String type, String category) throws Exception {
        var person = kenji();
        var bytes = Files.readAllBytes(Path.of("docs", "samples", sample));

        var first = SERVER.post("Patient/" + person + "/$myna-import", body(bytes));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(counts(first, type).get(0)).isPositive();
        assertThat(first.text()).contains("\"skipped\"");
        var second = counts(SERVER.post("Patient/" + person + "/$myna-import", body(bytes)), type);

        assertThat(second).containsExactly(0, 0, counts(first, type).get(0));
        assertThat(total("Provenance?patient=Patient/" + person)).isPositive();
        for (var stored : List.of(type, "DocumentReference")) {
            SERVER.get(stored + "?patient=Patient/" + person)
                    .json()
                    .get("entry")
                    .forEach(entry -> assertThat(
                                    entry.at("/resource/meta/security/0/code").asText())
                            .isIn(category, "other"));
        }
    }

    /** A file may be the body itself, with its own content type. */
    @ParameterizedTest
    @CsvSource({
        "checkup.xml, text/xml, Observation",
        "echeckup.json, application/json, Observation",
        "expenses.csv, text/csv, ExplanationOfBenefit",
        "exchange.sphr, application/zip, Observation",
    })
    void takes_a_file_as_the_body(String sample, String contentType, String type) throws Exception {
        var person = kenji();
        var bytes = Files.readAllBytes(Path.of("docs", "samples", sample));

        var shown = SERVER.post("Patient/" + person + "/$myna-import?dryRun=true", bytes, contentType);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(total(type + "?patient=Patient/" + person)).isZero();
        var stored = SERVER.post("Patient/" + person + "/$myna-import?confirmed=true", bytes, contentType);

        assertThat(counts(stored, type)).isEqualTo(counts(shown, type));
        assertThat(total(type + "?patient=Patient/" + person)).isPositive();
    }

    @Test
    void takes_a_file_from_a_binary_and_refuses_what_is_none() {
        var person = kenji();
        var data = Base64.getEncoder().encodeToString(report("6.3").xml().getBytes(StandardCharsets.UTF_8));
        var binary = SERVER.post(
                        "Binary",
                        "{\"resourceType\":\"Binary\",\"contentType\":\"text/xml\",\"data\":\"" + data + "\"}")
                .id();

        assertThat(counts(
                                sendFile(person, "\"valueReference\":{\"reference\":\"Binary/" + binary + "\"}"),
                                "Observation")
                        .get(0))
                .isEqualTo(4);
        for (var bad : List.of(
                "\"valueReference\":{\"reference\":\"Binary/none\"}",
                "\"valueReference\":{\"reference\":\"Patient/" + person + "\"}",
                "\"valueString\":\"x\"",
                "\"valueAttachment\":{\"contentType\":\"text/xml\"}")) {
            assertThat(sendFile(person, bad).status()).isEqualTo(400);
        }
        assertThat(SERVER.post("Patient/" + person + "/$myna-import", "{\"resourceType\":\"Parameters\"")
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.post("Patient/" + person + "/$myna-import", "{\"resourceType\":\"Patient\"}")
                        .status())
                .isEqualTo(400);
    }

    private static Client.Answer sendFile(String person, String value) {
        return SERVER.post(
                "Patient/" + person + "/$myna-import",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"file\"," + value + "}]}");
    }

    @Test
    void a_syphilis_test_is_not_shared_with_its_category() throws Exception {
        var person = kenji();
        SERVER.post(
                "Patient/" + person + "/$myna-import",
                body(Files.readAllBytes(Path.of("docs", "samples", "pregnancy.csv"))));

        assertThat(total("Observation?patient=Patient/" + person
                        + "&_security=http://terminology.hl7.org/CodeSystem/v3-ActCode|SEX"))
                .isEqualTo(1);
    }

    @Test
    void sums_a_year_for_the_tax_return_and_writes_its_form() throws Exception {
        var person = kenji();
        SERVER.post(
                "Patient/" + person + "/$myna-import",
                body(Files.readAllBytes(Path.of("docs", "samples", "expenses.csv"))));

        var summary = SERVER.get("Patient/" + person + "/$medical-expense-summary?year=2025&income=40000&paidBack=207");

        var deduction = all(summary.json(), "deduction").findFirst().orElseThrow();
        assertThat(part(deduction, "paid").at("/valueMoney/value").asInt()).isEqualTo(6207);
        assertThat(part(deduction, "threshold").at("/valueMoney/value").asInt()).isEqualTo(2000);
        assertThat(part(deduction, "amount").at("/valueMoney/value").asInt()).isEqualTo(4000);
        assertThat(all(summary.json(), "kind")).hasSize(3);
        // What is written is what the importer reads of the tax office's form: two rooms that cannot see each other.
        var form = SERVER.get("Patient/" + person + "/$medical-expense-form?year=2025")
                .json()
                .get("data")
                .asText();
        var other = kenji();
        var again = SERVER.post(
                "Patient/" + other + "/$myna-import", body(Base64.getDecoder().decode(form)));
        assertThat(counts(again, "ExplanationOfBenefit").get(0))
                .as(again.text())
                .isEqualTo(5);
        assertThat(SERVER.get("Patient/" + other + "/$medical-expense-summary?year=2025")
                        .text())
                .contains("6207");
        for (var bad : List.of("", "?year=soon", "?year=2025&income=-1", "?year=2025&x=1")) {
            assertThat(SERVER.get("Patient/" + person + "/$medical-expense-summary" + bad)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(SERVER.get("Patient/nobody/$medical-expense-summary?year=2025")
                        .status())
                .isEqualTo(404);
    }

    private static CheckupReport report(String hba1c) {
        return new CheckupReport()
                .number(HBA1C, hba1c, "%")
                .number("9A751000000000001", "138", "mmHg")
                .number("9A761000000000001", "88", "mmHg");
    }

    private static String kenji() {
        return SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"田中 健司\"}],\"gender\":\"male\",\"birthDate\":\"1978-11-03\"}")
                .id();
    }

    private static Client.Answer send(String person, CheckupReport report, boolean dryRun) {
        return send(person, report.xml(), dryRun);
    }

    private static Client.Answer send(String person, String xml, boolean dryRun) {
        return SERVER.post("Patient/" + person + "/$myna-import", body(xml, dryRun));
    }

    public static String body(String xml, boolean dryRun) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"dryRun\",\"valueBoolean\":" + dryRun + "},"
                + CONFIRMED + "," + file(xml) + "]}";
    }

    private static String body(byte[] file) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + CONFIRMED + "," + file(file) + "]}";
    }

    private static String file(String content) {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(byte[] content) {
        return "{\"name\":\"file\",\"valueAttachment\":{\"data\":\""
                + Base64.getEncoder().encodeToString(content) + "\"}}";
    }

    private static int total(String query) {
        return SERVER.get(query + "&_total=accurate").json().get("total").asInt();
    }

    private static List<Integer> counts(Client.Answer answer, String type) {
        var summary = all(answer.json(), "summary")
                .filter(one -> value(one, "type").equals(type))
                .findFirst()
                .orElseThrow();
        return Stream.of("created", "updated", "unchanged")
                .map(name -> Integer.parseInt(value(summary, name)))
                .toList();
    }
}
