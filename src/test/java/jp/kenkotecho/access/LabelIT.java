package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelIT extends ServerTest {

    private static final String FAKED = ",\"meta\":{\"security\":[{\"system\":"
            + "\"http://kenko-techo.jp/fhir/CodeSystem/information-category\",\"code\":\"other\"}]}";
    private static final String WEIGHT = "{\"resourceType\":\"Observation\"%s%s,\"status\":\"final\",\"category\":"
            + "[{\"coding\":[{\"code\":\"vital-signs\"}]}],\"code\":{\"text\":\"体重\"},"
            + "\"subject\":{\"reference\":\"Patient/%s\"}}";

    private String person = "";

    @BeforeEach
    void has_a_person_of_its_own() {
        person = SERVER.newPerson();
    }

    @Test
    void labels_what_is_created() {
        assertThat(labelOf(create(""))).isEqualTo("daily-health");
    }

    @Test
    void refuses_a_label_that_a_client_makes_up() {
        assertThat(SERVER.post("Observation", weight("", FAKED)).status()).isEqualTo(403);
        var id = create("");
        assertThat(SERVER.put("Observation/" + id, weight(",\"id\":\"" + id + "\"", FAKED))
                        .status())
                .isEqualTo(403);
        assertThat(labelOf(id)).isEqualTo("daily-health");
    }

    @Test
    void takes_labels_that_a_client_sends_back_and_restores_those_it_left_out() {
        var id = create("");
        var stored = SERVER.get("Observation/" + id).text();

        assertThat(SERVER.put("Observation/" + id, stored).status()).isEqualTo(200);
        assertThat(SERVER.put("Observation/" + id, stored.replace("vital-signs", "laboratory"))
                        .status())
                .isEqualTo(200);
        assertThat(labelOf(id)).isEqualTo("medical");
        SERVER.put("Observation/" + id, weight(",\"id\":\"" + id + "\"", ""));
        assertThat(labelOf(id)).isEqualTo("daily-health");
    }

    @Test
    void follows_the_content_when_that_changes() {
        var id = create("");
        var laboratory = weight(",\"id\":\"" + id + "\"", "").replace("vital-signs", "laboratory");

        SERVER.put("Observation/" + id, laboratory);

        assertThat(labelOf(id)).isEqualTo("medical");
    }

    @Test
    void cannot_be_patched_away() {
        var id = create("");
        for (var patch : new String[] {
            "[{\"op\":\"remove\",\"path\":\"/meta/security\"}]",
            "[{\"op\":\"replace\",\"path\":\"/meta/security/0/code\",\"value\":\"other\"}]"
        }) {
            SERVER.send(SERVER.fhir("Observation/" + id)
                    .setHeader("Content-Type", "application/json-patch+json")
                    .method("PATCH", BodyPublishers.ofString(patch)));
            assertThat(labelOf(id)).isEqualTo("daily-health");
        }
    }

    @Test
    void is_set_in_transactions_too() {
        var entry = "{\"resource\":" + weight("", "") + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}";
        var answer =
                SERVER.post("", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "]}");

        var location = answer.json().at("/entry/0/response/location").asText();
        assertThat(labelOf(location.replaceAll("Observation/([^/]+)/.*", "$1"))).isEqualTo("daily-health");
    }

    @Test
    void cannot_be_changed_by_meta_operations() {
        var id = create("");
        var label = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"meta\",\"valueMeta\":{\"security\":[{"
                + "\"system\":\"http://kenko-techo.jp/fhir/CodeSystem/information-category\",\"code\":\"%s\"}]}}]}";

        assertThat(SERVER.post("Observation/" + id + "/$meta-add", label.formatted("other"))
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.post("Observation/" + id + "/$meta-delete", label.formatted("daily-health"))
                        .status())
                .isEqualTo(422);
        assertThat(labelOf(id)).isEqualTo("daily-health");
    }

    @Test
    void narrows_a_search() {
        var id = create("");
        var other = SERVER.post("Observation", weight("", "").replace("vital-signs", "laboratory"))
                .id();
        var system = "http://kenko-techo.jp/fhir/CodeSystem/information-category";

        assertThat(ids("_security=" + system + "|daily-health")).contains(id);
        assertThat(ids("_security=daily-health")).contains(id);
        assertThat(ids("_security=medical")).doesNotContain(id).contains(other);
        assertThat(ids("_security=checkup")).doesNotContain(id, other);
        assertThat(ids("_security:not=daily-health")).doesNotContain(id).contains(other);
    }

    private String ids(String labels) {
        return SERVER.get("Observation?patient=Patient/" + person + "&_count=200&" + labels)
                .text();
    }

    private String create(String meta) {
        return SERVER.post("Observation", weight("", meta)).id();
    }

    private String weight(String id, String meta) {
        return WEIGHT.formatted(id, meta, person);
    }

    private static String labelOf(String id) {
        var labels = SERVER.get("Observation/" + id).json().at("/meta/security");
        assertThat(labels).hasSize(2);
        assertThat(labels.get(1).get("system").asText()).endsWith("/sharing-class");
        assertThat(labels.get(1).get("code")).isEqualTo(labels.get(0).get("code"));
        return labels.get(0).get("code").asText();
    }
}
