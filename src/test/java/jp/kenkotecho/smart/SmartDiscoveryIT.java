package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients read before they ask for anything (SMART 2.2 conformance, OpenID Connect Discovery). */
class SmartDiscoveryIT extends ServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/html", "application/fhir+xml"})
    void D1_is_json_for_anybody_whatever_they_accept(String accept) {
        var answer = SERVER.send(SERVER.open("/fhir/.well-known/smart-configuration")
                .header("Accept", accept)
                .GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void D2_to_D8_says_what_holds_in_absolute_urls() {
        var document = SERVER.send(
                        SERVER.open("/fhir/.well-known/smart-configuration").GET())
                .json();

        document.fields().forEachRemaining(field -> {
            if (field.getKey().endsWith("_endpoint") || field.getKey().endsWith("_uri")) {
                assertThat(field.getValue().asText()).startsWith(SERVER.base() + "/");
            }
        });
        assertThat(document.get("issuer").asText()).isEqualTo(SERVER.base());
        assertThat(document.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(document.get("capabilities").toString())
                .contains(
                        "launch-ehr",
                        "launch-standalone",
                        "sso-openid-connect",
                        "context-ehr-encounter",
                        "permission-v2")
                .doesNotContain("context-style", "smart-app-state", "health-cards");
        assertThat(document.has("registration_endpoint")).isFalse();
    }

    @Test
    void D9_is_open_to_pages_from_anywhere_and_the_data_is_not() {
        var discovery = SERVER.send(SERVER.open("/fhir/.well-known/smart-configuration")
                .header("Origin", "https://anywhere.example")
                .GET());
        var token = SERVER.send(SERVER.open("/oauth2/token")
                .header("Origin", "https://anywhere.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(discovery.header("Access-Control-Allow-Origin")).isIn("*", "https://anywhere.example");
        assertThat(discovery.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(token.status()).isEqualTo(403);
        assertThat(token.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void D10_stands_in_the_capability_statement_too() {
        var security = SERVER.send(SERVER.open("/fhir/metadata").GET()).json().at("/rest/0/security");

        assertThat(security.at("/service/0/coding/0/code").asText()).isEqualTo("SMART-on-FHIR");
        assertThat(security.at("/extension/0/url").asText()).endsWith("oauth-uris");
        assertThat(security.at("/extension/0/extension").toString())
                .contains(SERVER.base() + "/oauth2/authorize", SERVER.base() + "/oauth2/token");
    }

    @Test
    void I2_describes_the_identity_provider_and_publishes_no_private_key() {
        var openid = SERVER.send(
                        SERVER.open("/.well-known/openid-configuration").GET())
                .json();
        var keys = SERVER.send(SERVER.open("/oauth2/jwks").GET()).text();

        assertThat(openid.get("issuer").asText()).isEqualTo(SERVER.base());
        assertThat(openid.get("id_token_signing_alg_values_supported").toString())
                .contains("RS256");
        assertThat(keys).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":", "\"p\":", "\"q\":");
    }

    @Test
    void knows_no_graphql() {
        var token = SERVER.token("system/*.cruds");

        assertThat(SERVER.get(token, "$graphql?query=%7BPatient%7Bid%7D%7D").status())
                .isEqualTo(400);
        assertThat(SERVER.get(token, "Patient/demo-hanako/$graphql?query=%7Bid%7D")
                        .status())
                .isEqualTo(400);
    }
}
