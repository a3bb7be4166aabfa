package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator and a passer-by see beside the API. */
class OperationIT extends ServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void says_that_it_is_up_and_no_more(String path) {
        var answer = SERVER.send(SERVER.open(path).GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asText()).isEqualTo("UP");
        assertThat(answer.text()).doesNotContain("jdbc", "components");
    }

    @Test
    void counts_without_naming_anybody() {
        SERVER.get("Patient/demo-hanako");
        var metrics = SERVER.send(SERVER.open("/actuator/prometheus").GET()).text();

        assertThat(metrics).contains("jvm_memory_used_bytes").contains("hikaricp_connections");
        assertThat(metrics).doesNotContain("demo-hanako", "demo-kenji");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/env", "/actuator/heapdump", "/swagger-ui/index.html", "/v3/api-docs", "/h2-console"})
    void has_no_other_doors(String path) {
        assertThat(SERVER.send(SERVER.open(path).GET()).status()).isEqualTo(404);
    }

    @Test
    void tells_clients_where_tokens_come_from() {
        var answer =
                SERVER.send(SERVER.open("/fhir/.well-known/smart-configuration").GET());

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().get("token_endpoint").asText()).isEqualTo(SERVER.base() + "/oauth2/token");
        assertThat(answer.json().get("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
    }

    @Test
    void answers_under_the_request_id_that_a_client_brought_unless_it_is_none() {
        var brought = SERVER.send(
                SERVER.open("/fhir/metadata").header("X-Request-ID", "a-1").GET());
        var smuggled = SERVER.send(
                SERVER.open("/fhir/metadata").header("X-Request-ID", "a b<c>").GET());

        assertThat(brought.header("X-Request-ID")).isEqualTo("a-1");
        assertThat(smuggled.header("X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    @Test
    void greets_in_japanese_and_in_english() {
        var japanese = SERVER.send(SERVER.open("/").GET());
        var english = SERVER.send(SERVER.open("/?lang=en").GET());

        assertThat(japanese.text()).contains("lang=\"ja\"", "健康手帳", "架空", "hanako");
        assertThat(english.text()).contains("lang=\"en\"", "demo mode");
        assertThat(SERVER.send(SERVER.open("/?lang=xx").GET()).text()).contains("lang=\"ja\"");
        assertThat(SERVER.send(SERVER.open("/pages/handbook.css").GET()).status())
                .isEqualTo(200);
    }

    @Test
    void shows_how_the_api_is_used() {
        assertThat(SERVER.send(SERVER.open("/developers").GET()).text()).contains("$parse-drug-qr", "健診・検診");
        assertThat(SERVER.send(SERVER.open("/developers?lang=en").GET()).text()).contains("Check-ups and screening");
    }

    /** The page's list of residents and the residents themselves are two places: they say the same. */
    @Test
    void names_just_the_residents_that_there_are() {
        var page = SERVER.send(SERVER.open("/developers").GET()).text();
        var people = SERVER.get("Patient?_count=100").json().get("entry");

        people.forEach(entry -> {
            var id = entry.at("/resource/id").asText();
            if (id.startsWith("demo-")) {
                assertThat(page).contains(id, entry.at("/resource/name/0/text").asText());
            }
        });
    }
}
