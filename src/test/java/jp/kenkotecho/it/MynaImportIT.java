package jp.kenkotecho.it;

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
import jp.kenkotecho.imports.myna.CheckupReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MynaImportIT extends ServerTest {

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

    @Test
    void the_sample_of_the_readme_is_taken() throws Exception {
        var person = kenji();

        var answer = send(person, Files.readString(Path.of("docs", "samples", "checkup.xml")), false);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(counts(answer, "Observation").get(0)).isGreaterThan(10);
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

    static String body(String xml, boolean dryRun) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"dryRun\",\"valueBoolean\":" + dryRun + "},"
                + file(xml) + "]}";
    }

    private static String file(String content) {
        return "{\"name\":\"file\",\"valueAttachment\":{\"data\":\""
                + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)) + "\"}}";
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
