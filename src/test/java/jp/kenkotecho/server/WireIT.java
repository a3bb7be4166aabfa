package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the endpoint speaks HTTP: compression, other origins, formats. */
class WireIT extends ServerTest {

    @Test
    void packs_what_it_sends_and_unpacks_what_it_gets() throws IOException {
        var answer = SERVER.send(SERVER.fhir("Observation?patient=Patient/demo-hanako&_count=20")
                .header("Accept-Encoding", "gzip")
                .GET());
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(answer.response().body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).startsWith("{");

        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8));
        }
        var create = SERVER.fhir("Patient")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()));
        assertThat(SERVER.send(create).status()).isEqualTo(201);
    }

    @Test
    void lets_known_origins_in_and_others_not() {
        assertThat(preflight("http://localhost:3000").header("Access-Control-Allow-Origin"))
                .isEqualTo("http://localhost:3000");
        assertThat(preflight("https://elsewhere.example").header("Access-Control-Allow-Origin"))
                .isEmpty();
        var discovery = SERVER.send(SERVER.open("/fhir/metadata")
                .header("Origin", "https://elsewhere.example")
                .GET());
        assertThat(discovery.header("Access-Control-Allow-Origin")).isEqualTo("https://elsewhere.example");
    }

    @Test
    void speaks_xml_too() {
        var answer = SERVER.send(SERVER.fhir("Patient/demo-hanako")
                .setHeader("Accept", "application/fhir+xml")
                .GET());

        assertThat(answer.header("Content-Type")).startsWith("application/fhir+xml");
        assertThat(answer.text()).contains("<Patient xmlns=\"http://hl7.org/fhir\">");
    }

    @Test
    void does_not_tell_what_it_is_made_of() {
        assertThat(SERVER.get("Patient?_count=1").header("X-Powered-By")).isEmpty();
    }

    @Test
    void says_in_both_languages_that_it_cannot_read_a_request() {
        var answer = new Wire(SERVER.base()).send("GET /fhir/Patient?name=[<> HTTP/1.1", "Host: localhost");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("読み取れません", "could not be read").doesNotContain("Tomcat");
    }

    private static Client.Answer preflight(String origin) {
        return SERVER.send(SERVER.open("/fhir/Patient")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "Authorization")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip;q=0, *", "identity", "*;q=0, identity"})
    void packs_no_answer_for_who_cannot_read_it(String accepted) {
        for (var request : List.of(SERVER.fhir("metadata"), SERVER.open("/sign-in"))) {
            var answer = SERVER.send(request.header("Accept-Encoding", accepted));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Encoding")).isEmpty();
        }
    }
}
