package jp.kenkotecho.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.MynaImportIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a version before 0.1.0 imported, and its own originals imported again: {@code importing/before-0.1.0}. */
class OlderImportsIT extends ServerTest {

    private static final String PERSON = "Patient/before-hanayo";

    private final JsonNode written = written();

    @BeforeEach
    void begins_with_the_record_as_it_was_written() {
        assertThat(SERVER.post("", written.toString()).status()).isEqualTo(200);
    }

    @Test
    void the_same_slip_and_the_same_check_up_add_nothing_and_rewrite_nothing() {
        var before = versions();

        assertThat(SERVER.post(PERSON + "/$parse-drug-qr", Notebooks.storing(slip()))
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.post(PERSON + "/$myna-import", MynaImportIT.body(checkup(), false))
                        .status())
                .isEqualTo(200);

        assertThat(before).hasSizeGreaterThanOrEqualTo(written.get("entry").size());
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void what_was_deleted_since_comes_back_and_the_original_stays_one() {
        var gone = "MedicationStatement/cb2e184b-d7bb-473f-a46d-e35c36b7fddb";
        assertThat(SERVER.delete(gone).status()).isEqualTo(200);

        SERVER.post(PERSON + "/$parse-drug-qr", Notebooks.storing(slip()));

        assertThat(total("MedicationStatement")).isEqualTo(3);
        assertThat(total("MedicationRequest")).isEqualTo(3);
        assertThat(total("DocumentReference")).isEqualTo(2);
        SERVER.get("MedicationStatement?patient=" + PERSON)
                .json()
                .get("entry")
                .forEach(entry -> SERVER.delete(
                        "MedicationStatement/" + entry.at("/resource/id").asText()));
    }

    private static Set<String> versions() {
        var everything = SERVER.get(PERSON + "/$everything?_count=100").json().get("entry");
        return StreamSupport.stream(everything.spliterator(), false)
                .map(entry -> entry.get("resource"))
                .map(one ->
                        one.get("resourceType").asText() + "/" + one.get("id").asText() + "/_history/"
                                + one.at("/meta/versionId").asText())
                .collect(Collectors.toSet());
    }

    private static int total(String type) {
        return SERVER.get(type + "?patient=" + PERSON).json().get("total").asInt();
    }

    private String slip() {
        return original("text/plain");
    }

    private String checkup() {
        return original("xml");
    }

    private String original(String contentType) {
        for (var entry : written.get("entry")) {
            var attachment = entry.at("/resource/content/0/attachment");
            if (attachment.path("contentType").asText().contains(contentType)) {
                var bytes = Base64.getDecoder().decode(attachment.get("data").asText());
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no original of " + contentType);
    }

    private static JsonNode written() {
        try (var stream = OlderImportsIT.class.getResourceAsStream("/importing/before-0.1.0/record.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
