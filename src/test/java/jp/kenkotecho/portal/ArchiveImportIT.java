package jp.kenkotecho.portal;

import static jp.kenkotecho.it.Parts.all;
import static jp.kenkotecho.it.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An archive of many persons: who is matched, who is new, who cannot be told, and what is not taken. */
class ArchiveImportIT extends ServerTest {

    @Test
    void matches_creates_and_refuses_person_by_person() throws IOException {
        var known = SERVER.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"アーカイブ タロウ\"}],\"gender\":\"male\","
                                + "\"birthDate\":\"1951-02-03\"}")
                .id();
        for (var i = 0; i < 2; i++) {
            SERVER.post(
                    "Patient",
                    "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"アーカイブ フタゴ\"}],\"birthDate\":\"1952-02-03\"}");
        }
        var files = new LinkedHashMap<String, String>();
        files.put("DATA/h1.xml", report("アーカイブ タロウ", "19510203", "1").xml());
        files.put("DATA/h2.xml", report("アーカイブ ハナコ", "19530203", "2").xml());
        files.put("DATA/h3.xml", report("アーカイブ フタゴ", "19520203", "1").xml());
        files.put("DATA/h4.xml", report("アーカイブ ケシタ", "19540203", "1").kind("19").xml());
        files.put("DATA/h5.xml", report("", "19550203", "1").xml());
        files.put("DATA/h6.xml", "<a>12345678901" + "8</a>");
        files.put(
                "DATA/h7.xml",
                report("アーカイブ ハナコ", "19530203", "2").day("20250610").xml());
        files.put("ix08_V08.xml", "<index/>");
        files.put("CLAIMS/c1.xml", "<checkupClaim/>");

        var done = imported(zip(files));

        assertThat(value(done.json(), "total")).isEqualTo("7");
        assertThat(value(done.json(), "waiting")).isEqualTo("0");
        assertThat(value(done.json(), "ambiguous")).isEqualTo("1");
        assertThat(value(done.json(), "refused")).isEqualTo("3");
        // Two reports of one new person: the second finds the first, or both begin the one record at the same moment.
        assertThat(Integer.parseInt(value(done.json(), "matched")) + Integer.parseInt(value(done.json(), "created")))
                .isEqualTo(3);
        assertThat(all(done.json(), "report").map(report -> value(report, "name") + " " + value(report, "state")))
                .containsExactly("h3.xml ambiguous", "h4.xml refused", "h5.xml refused", "h6.xml refused");
        assertThat(done.text()).doesNotContain("アーカイブ", "12345678901");
        assertThat(total("Observation?patient=Patient/" + known)).isEqualTo(1);
        var born = SERVER.get("Patient?birthdate=1953-02-03").json();
        assertThat(born.get("total").asInt()).isEqualTo(1);
        var created = born.at("/entry/0/resource/id").asText();
        assertThat(total("DiagnosticReport?patient=Patient/" + created)).isEqualTo(2);
        assertThat(total("Patient?birthdate=1954-02-03")).isZero();

        // The same archive again adds nobody and nothing; now everybody is matched.
        var again = imported(zip(files));
        assertThat(value(again.json(), "matched")).isEqualTo("3");
        assertThat(total("Observation?patient=Patient/" + created)).isEqualTo(2);
        assertThat(total("Patient?birthdate=1953-02-03")).isEqualTo(1);
    }

    @Test
    void is_for_backends_asks_for_patience_and_takes_no_other_zip() throws IOException {
        var zip = zip(Map.of("DATA/h1.xml", report("アーカイブ ジロウ", "19560203", "1").xml()));

        assertThat(SERVER.post("$myna-import", zip, "application/zip").status()).isEqualTo(400);
        assertThat(send(zip(Map.of("a.txt", "x"))).status()).isEqualTo(400);
        assertThat(send(zip(Map.of("../DATA/h1.xml", "<a/>"))).status()).isEqualTo(413);
        assertThat(send("no zip".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
        var two = new LinkedHashMap<String, String>();
        two.put("DATA/h1.xml", report("アーカイブ サブロウ", "19570203", "1").xml());
        two.put("DATA/h2.xml", report("アーカイブ シロウ", "19580203", "1").xml());
        var whole = new String(zip(two), StandardCharsets.ISO_8859_1);
        // Cut off behind the first report: a ZIP that could be read so far.
        var half = whole.substring(0, whole.indexOf("PK\u0003\u0004", 4)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(send(half).status()).isEqualTo(400);
        assertThat(total("Patient?birthdate=1957-02-03")).isZero();
        var resident = App.own(SERVER, "patient/*.cruds").token("hanako", "demo-hanako");
        assertThat(SERVER.send(SERVER.with(resident, "$myna-import")
                                .setHeader("Content-Type", "application/zip")
                                .header("Prefer", "respond-async")
                                .POST(BodyPublishers.ofByteArray(zip)))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.get("$myna-import-status?id=none").status()).isEqualTo(404);
        assertThat(SERVER.get("$myna-import-status").status()).isEqualTo(404);
    }

    private static Client.Answer imported(byte[] zip) {
        var accepted = send(zip);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var url = accepted.header("Content-Location");
        var path = url.substring(url.indexOf("/fhir/") + "/fhir/".length());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> SERVER.get(path).status() == 200);
        return SERVER.get(path);
    }

    private static Client.Answer send(byte[] zip) {
        return SERVER.send(SERVER.fhir("$myna-import")
                .setHeader("Content-Type", "application/zip")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofByteArray(zip)));
    }

    private static CheckupReport report(String name, String birth, String sex) {
        return new CheckupReport().name(name).born(birth).sex(sex).number("9N001000000000001", "171.5", "cm");
    }

    private static int total(String query) {
        return SERVER.get(query + "&_total=accurate").json().get("total").asInt();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
