package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.WellFormed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and slips come as they are printed: what no format carries is replaced in them, and said. */
@Checklist("D5")
class OddFilesIT extends ServerTest {

    private static final Path CASES = Path.of("src/test/resources/jp/kenkotecho/portal/cases");

    @Test
    void replaces_what_no_format_carries_in_a_capture_of_the_portal() throws Exception {
        var person = SERVER.newPerson();
        var capture = Files.readString(CASES.resolve("portal-medicines/input.json"))
                .replace("ミホンテープ", "ミホン\\u0007テープ\\uFFFE");

        var stored = SERVER.post("Patient/" + person + "/$myna-import", MynaImportIT.body(capture, false));

        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.text()).contains("replaced by U+FFFD", "置き換えました");
        assertReadable(person, "MedicationDispense");
    }

    @Test
    void replaces_what_no_format_carries_in_a_slip() {
        var person = SERVER.newPerson();
        var slip = Notebooks.ONE_DRUG.replace("ミホン", "ミ\u0007ホン");
        var data = Base64.getEncoder().encodeToString(slip.getBytes(StandardCharsets.UTF_8));

        var stored = SERVER.post("Patient/" + person + "/$parse-drug-qr", Notebooks.body("data", data, true));

        assertThat(slip).contains("\u0007");
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.text()).contains("replaced by U+FFFD");
        assertReadable(person, "MedicationStatement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "\"1e999999999\""})
    void refuses_a_document_of_fhir_with_a_number_beyond_the_limits(String number) {
        var person = SERVER.newPerson();
        var document = "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"a\"},\"valueQuantity\":{\"value\":"
                + number
                + "}}}]}";

        var refused = SERVER.post("Patient/" + person + "/$myna-import", MynaImportIT.body(document, false));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    }

    @Test
    void an_individual_number_is_refused_in_a_slip_and_in_what_is_posted() {
        var number = "12345678901" + "8";
        var person = SERVER.newPerson();
        var slip = Notebooks.ONE_DRUG.strip() + "\r\n501,番号 " + number + ",1\r\n";
        var data = Base64.getEncoder().encodeToString(slip.getBytes(StandardCharsets.UTF_8));

        var scanned = SERVER.post("Patient/" + person + "/$parse-drug-qr", Notebooks.body("data", data, true));
        var posted = SERVER.post(
                "Communication",
                "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/"
                        + person + "\"},\"payload\":[{\"contentString\":\"" + number + "\"}]}");

        assertThat(scanned.status()).as(scanned.text()).isEqualTo(403);
        assertThat(posted.status()).as(posted.text()).isEqualTo(403);
        assertThat(posted.text()).contains("Communication.payload[0].content").doesNotContain(number);
    }

    private static void assertReadable(String person, String type) {
        var path = type + "?patient=Patient/" + person;
        var xml = SERVER.send(
                SERVER.fhir(path).setHeader("Accept", "application/fhir+xml").GET());

        assertThat(SERVER.get(path).text()).contains("\uFFFD");
        assertThat(WellFormed.is(xml.text())).isTrue();
        assertThat(SERVER.get("Patient/" + person + "/$everything").status()).isEqualTo(200);
    }
}
