package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps are told that ask for tokens in a wrong way: errors of RFC 6749 §5.2, whatever was wrong. */
class OAuthErrorsIT extends ServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource({
        "/oauth2/token, 'grant_type=authorization_code&code=x&client_id=nobody&code_verifier=y', 401, invalid_client, ''",
        "/oauth2/token, 'grant_type=authorization_code&code=x&client_id=nobody', 401, invalid_client, ''",
        "/oauth2/token, 'grant_type=authorization_code&code=x&client_id=demo-app', 400, invalid_request, code_verifier",
        "/oauth2/token, 'grant_type=client_credentials', 401, invalid_client, ''",
        "/oauth2/token, 'grant_type=client_credentials&client_id=demo-backend&client_secret=wrong', 401, invalid_client, ''",
        "/oauth2/token, 'grant_type=refresh_token&refresh_token=x', 400, invalid_grant, ''",
        "/oauth2/token, 'client_id=demo-app', 400, invalid_request, grant_type",
        "/oauth2/token, '', 400, invalid_request, grant_type",
        "/oauth2/introspect, 'token=x', 401, invalid_client, ''",
        "/oauth2/introspect, '', 401, invalid_client, ''",
        "/oauth2/revoke, 'token=x', 401, invalid_client, ''",
    })
    void says_what_is_wrong_with_a_form(String path, String form, int status, String error, String place) {
        var answer = post(path, FORM, form);

        assertRefused(answer, status, error);
        assertThat(answer.json().get("error_description").asText()).contains(place);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, unsupported_grant_type",
        "grant_type=client_credentials&scope=system/Shoe.rs, invalid_scope",
        "grant_type=authorization_code, invalid_request",
    })
    void says_what_is_wrong_to_a_client_that_it_knows(String form, String error) {
        var basic = Base64.getEncoder().encodeToString("demo-backend:demo-secret".getBytes(StandardCharsets.UTF_8));
        var answer = SERVER.send(SERVER.open("/oauth2/token")
                .header("Content-Type", FORM)
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString(form)));

        assertRefused(answer, 400, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"})
    void takes_neither_json_nor_get(String path) {
        assertRefused(post(path, "application/json", "{\"grant_type\":\"refresh_token\"}"), 400, "invalid_request");
        assertRefused(SERVER.send(SERVER.open(path).GET()), 400, "invalid_request");
    }

    @Test
    void asks_for_a_bearer_token_where_the_person_is_told_of() {
        var answer = SERVER.send(SERVER.open("/userinfo").GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/userinfo"})
    void answers_the_preflight_of_pages_it_knows_and_of_no_others(String path) {
        var known = preflight(path, "http://localhost:3000", "authorization,content-type,x-requested-with");

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(known.header("Access-Control-Allow-Headers")).contains("x-requested-with");
        assertThat(preflight(path, "https://elsewhere.example", "authorization").status())
                .isEqualTo(403);
    }

    @Test
    void lets_a_page_read_why_it_was_refused() {
        var answer = SERVER.send(SERVER.open("/oauth2/token")
                .header("Origin", "http://localhost:3000")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

        assertRefused(answer, 401, "invalid_client");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
    }

    @Test
    void lets_pages_send_the_headers_that_their_libraries_add() {
        var sent = "authorization,x-requested-with,cache-control,pragma,traceparent,epic-client-id";
        var answer = preflight("/fhir/Patient", "http://localhost:3000", sent);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Headers").replace(" ", ""))
                .isEqualTo(sent);
    }

    private static void assertRefused(Client.Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("WWW-Authenticate").startsWith("Basic ")).isEqualTo(status == 401);
        var told = answer.json();
        assertThat(told.get("error").asText()).isEqualTo(error);
        // RFC 6749 §5.2: which characters a description may have.
        assertThat(told.get("error_description").asText()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        assertThat(told.get("ja").asText()).isNotBlank();
    }

    private static Client.Answer preflight(String path, String origin, String headers) {
        return SERVER.send(SERVER.open(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static Client.Answer post(String path, String type, String body) {
        HttpRequest.Builder request = SERVER.open(path).header("Content-Type", type);
        return SERVER.send(request.POST(BodyPublishers.ofString(body)));
    }
}
