package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person's app writes by a Bundle is stored when the answer says so, whatever labels it sends or leaves out. */
class BundleWritesIT extends ServerTest {

    private Resident haru;

    @BeforeEach
    void somebody() {
        haru = Resident.born(SERVER, "1978-11-03");
    }

    @ParameterizedTest
    @CsvSource({"batch,security", "batch,meta", "transaction,security", "transaction,meta", "transaction,nothing"})
    void store_a_changed_resource_without_its_labels(String type, String without) {
        var id = haru.weight();
        var changed = (ObjectNode) read(id).json();
        changed.put("status", "amended");
        if (without.equals("meta")) {
            changed.remove("meta");
        } else {
            ((ObjectNode) changed.get("meta")).remove(without);
        }

        var answer = haru.sends("POST", "", bundle(type, "PUT", id, changed.toString()));

        demandStored(answer, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void store_a_patch_that_takes_the_labels_away(String type) {
        var id = haru.weight();

        var answer = haru.sends("POST", "", bundle(type, "PATCH", id, patch()));

        demandStored(answer, id);
    }

    @ParameterizedTest
    @CsvSource({"batch,PUT", "transaction,PUT", "batch,PATCH", "transaction,PATCH"})
    void change_and_show_nothing_of_somebody_else(String type, String method) {
        var other = Resident.born(SERVER, "1950-02-01");
        var id = other.weight();
        var foreign = other.reads(id).text();
        var body = method.equals("PUT") ? foreign.replace("final", "amended") : patch();

        var answer = haru.sends("POST", "", bundle(type, method, id, body));

        assertThat(
                        answer.status() == 200
                                ? answer.json().at("/entry/0/response/status").asText()
                                : String.valueOf(answer.status()))
                .as(answer.text())
                .startsWith("4");
        assertThat(answer.text()).doesNotContain("体重");
        assertThat(other.reads(id).text()).isEqualTo(foreign);
    }

    private void demandStored(Client.Answer answer, String id) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/entry/0/response/status").asText())
                .as(answer.text())
                .startsWith("200");
        var stored = read(id).json();
        assertThat(stored.at("/status").asText()).isEqualTo("amended");
        assertThat(stored.at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(stored.at("/meta/security/0/code").asText()).isEqualTo("daily-health");
    }

    private Client.Answer read(String id) {
        return haru.reads(id);
    }

    /** As an entry carries a JSON Patch: in a Binary (HL7, R4 http.html section 3.1.0.11.2). */
    private static String patch() {
        var operations = "[{\"op\":\"remove\",\"path\":\"/meta/security\"},"
                + "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]";
        return "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                + Base64.getEncoder().encodeToString(operations.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    private static String bundle(String type, String method, String url, String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + resource
                + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}]}";
    }
}
