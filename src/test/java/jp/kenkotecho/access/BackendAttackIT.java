package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.spi.SlowServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on backend services: client assertions that are not what they should be, and registrations that lie. */
class BackendAttackIT extends ServerTest {

    private static final String CLIENT = "demo-research";
    private static final String SCOPE = "system/Group.rs";
    private static final ECKey KEY = demoKey();

    @Test
    void T8_takes_a_good_assertion_without_client_id() {
        var answer = token(assertion(claims -> {}));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("scope").asText()).isEqualTo(SCOPE);
        assertThat(answer.json().get("expires_in").asInt()).isLessThanOrEqualTo(300);
        assertThat(answer.json().has("refresh_token")).isFalse();
    }

    @Test
    void refuses_a_replayed_assertion() {
        var assertion = assertion(claims -> {});

        assertThat(token(assertion).status()).isEqualTo(200);
        assertRefused(token(assertion));
    }

    @Test
    void refuses_alg_none() {
        assertRefused(token(new PlainJWT(claims(claims -> {})).serialize()));
    }

    @Test
    void refuses_a_public_key_used_as_a_shared_secret() throws Exception {
        var secret = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        assertRefused(
                token(signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()), new MACSigner(secret))));
    }

    @Test
    void refuses_algorithms_that_smart_does_not_name() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyID(KEY.getKeyID()).generate();
        assertRefused(
                token(signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()), new ECDSASigner(key))));
        var rsa = new RSAKeyGenerator(2048).keyID(KEY.getKeyID()).generate();
        assertRefused(
                token(signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()), new RSASSASigner(rsa))));
    }

    @Test
    void refuses_the_signature_of_another_key() throws Exception {
        var other = new ECKeyGenerator(Curve.P_384).keyID(KEY.getKeyID()).generate();
        assertRefused(
                token(signed(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(KEY.getKeyID()), new ECDSASigner(other))));
    }

    @Test
    void refuses_a_key_that_the_assertion_brings_along() throws Exception {
        var other = new ECKeyGenerator(Curve.P_384).keyID(KEY.getKeyID()).generate();
        assertRefused(token(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(KEY.getKeyID()).jwk(other.toPublicJWK()),
                new ECDSASigner(other))));
    }

    @Test
    void refuses_a_key_address_that_is_not_registered() throws Exception {
        assertRefused(token(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .keyID(KEY.getKeyID())
                        .jwkURL(URI.create("https://evil.example/jwks")),
                new ECDSASigner(KEY))));
    }

    @Test
    void refuses_an_unknown_or_missing_key_id() throws Exception {
        assertRefused(token(signed(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("other"), new ECDSASigner(KEY))));
        assertRefused(token(signed(new JWSHeader.Builder(JWSAlgorithm.ES384), new ECDSASigner(KEY))));
    }

    @Test
    void refuses_another_audience() {
        assertRefused(token(assertion(claims -> claims.audience("https://evil.example/oauth2/token"))));
        assertRefused(token(assertion(claims -> claims.audience(SERVER.base()))));
        assertRefused(token(assertion(
                claims -> claims.audience(List.of(SERVER.base() + "/oauth2/token", "https://evil.example")))));
    }

    @Test
    void refuses_another_issuer_or_subject() {
        assertRefused(token(assertion(claims -> claims.issuer("demo-backend"))));
        assertRefused(token(assertion(claims -> claims.subject("demo-backend"))));
        assertRefused(token(assertion(claims -> claims.subject("demo-backend").issuer("demo-backend"))));
    }

    @Test
    void refuses_an_assertion_that_lives_too_long_or_no_more() {
        assertRefused(token(assertion(claims -> claims.expirationTime(in(3600)))));
        assertRefused(token(assertion(claims -> claims.expirationTime(in(-120)))));
        assertRefused(token(assertion(claims -> claims.expirationTime(null))));
        assertRefused(token(assertion(claims -> claims.notBeforeTime(in(120)))));
    }

    @Test
    void refuses_an_assertion_without_an_id_of_its_own() {
        assertRefused(token(assertion(claims -> claims.jwtID(null))));
        assertRefused(token(assertion(claims -> claims.jwtID(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "{}"})
    void refuses_what_is_no_assertion(String assertion) {
        assertRefused(token(assertion));
    }

    @Test
    void refuses_a_secret_for_a_client_with_keys_and_keys_for_a_client_with_a_secret() {
        assertThat(SERVER.requestToken(CLIENT, "demo-secret", SCOPE).status()).isEqualTo(401);
        assertRefused(token(assertion(claims -> claims.issuer("demo-backend").subject("demo-backend"))));
    }

    /** RFC 6749 §2.3: a client must not use more than one method in each request. */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"})
    void refuses_two_proofs_at_once_though_each_is_good(String endpoint) {
        var basic = "Basic "
                + Base64.getEncoder().encodeToString("demo-backend:demo-secret".getBytes(StandardCharsets.UTF_8));
        var bearer = "Bearer " + SERVER.token("system/*.cruds");
        var form = Browser.encoded(
                Browser.fields("grant_type", "client_credentials", "scope", SCOPE, "token", SERVER.newToken(SCOPE)));
        var assertion =
                "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
                        + assertion(claims -> {});
        var secret = "&client_id=demo-backend&client_secret=demo-secret";

        assertTwoProofs(proving(endpoint, form + assertion, basic));
        assertTwoProofs(proving(endpoint, form + assertion, bearer));
        assertTwoProofs(proving(endpoint, form + secret, basic));
        assertTwoProofs(proving(endpoint, form + secret, bearer));
        assertTwoProofs(proving(endpoint, form + secret + assertion));
        assertTwoProofs(proving(endpoint, form, basic, bearer));
        assertTwoProofs(proving(endpoint + "?client_secret=demo-secret", form, basic));
        assertThat(proving(endpoint, form, basic).status()).isEqualTo(200);
    }

    private static Client.Answer proving(String endpoint, String form, String... authorizations) {
        var request = SERVER.open(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        List.of(authorizations).forEach(one -> request.header("Authorization", one));
        return SERVER.send(request);
    }

    private static void assertTwoProofs(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void refuses_scopes_beyond_the_registration() {
        for (var scope : List.of("system/*.cruds", "system/Patient.u", "patient/*.rs", "admin", "")) {
            assertThat(token(assertion(claims -> {}), scope).status()).isEqualTo(400);
        }
    }

    @Test
    void keeps_a_backend_to_the_search_that_bounds_its_scope() {
        var token = SERVER.newToken("system/Observation.rs?category=vital-signs");
        var found =
                SERVER.get(token, "Observation?patient=demo-kenji&_count=500").json();
        var checkup = SERVER.get("Observation?patient=demo-kenji&_security=checkup&category=laboratory&_count=1")
                .json()
                .at("/entry/0/resource/id")
                .asText();

        assertThat(found.get("entry")).isNotEmpty();
        found.get("entry").forEach(entry -> assertThat(entry.toString()).contains("vital-signs"));
        assertThat(SERVER.get(token, "Observation/" + checkup).status()).isEqualTo(404);
    }

    @Test
    void takes_keys_from_the_address_that_was_registered_and_follows_no_redirect() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("k1").generate();
        try (var keys = KeyServer.start(key)) {
            var good = register(
                    "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"system/Group.rs\",\"jwks_uri\":\""
                            + keys.url("/jwks") + "\"}");
            var moved = register(
                    "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"system/Group.rs\",\"jwks_uri\":\""
                            + keys.url("/moved") + "\"}");
            assertThat(token(assertionBy(good, key)).status()).isEqualTo(200);
            assertRefused(token(assertionBy(moved, key)));
            assertThat(keys.calls("/moved")).isEqualTo(1);
        }
    }

    /** The token endpoint is open to everybody, and whose keys are fetched says whoever asks. */
    @Test
    void a_key_server_that_drips_holds_up_nobody_else() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("k1").generate();
        try (var slow = SlowServer.start()) {
            var client = register(
                    "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"system/Group.rs\",\"jwks_uri\":\""
                            + slow.at("/drip-body") + "\"}");
            var assertions = new ArrayList<String>();
            for (var i = 0; i < 100; i++) {
                assertions.add(assertionBy(client, key));
            }
            var began = System.nanoTime();
            var asking = new ArrayList<CompletableFuture<Client.Answer>>();
            var callers = Executors.newFixedThreadPool(100);
            for (var assertion : assertions) {
                asking.add(CompletableFuture.supplyAsync(() -> token(assertion), callers));
            }
            assertThat(SERVER.get("Patient/demo-hanako").status()).isEqualTo(200);
            assertThat(asking).as("meanwhile").anyMatch(one -> !one.isDone());

            asking.forEach(one -> assertRefused(one.join()));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            assertRefused(token(assertionBy(client, key)));
            assertThat(slow.calls("/drip-body")).isEqualTo(1);
            callers.shutdownNow();
        }
    }

    @Test
    void fetches_no_keys_for_an_assertion_that_is_not_for_us() throws Exception {
        try (var keys = SlowServer.start()) {
            var client = register(
                    "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"system/Group.rs\",\"jwks_uri\":\""
                            + keys.at("/good") + "\"}");
            assertRefused(token(signed(
                    new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1"),
                    new ECDSASigner(KEY),
                    claims -> claims.issuer(client).subject(client).audience("https://elsewhere.example"))));
            assertThat(keys.calls("/good")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/jwks",
                "http://192.168.1.1/jwks",
                "http://[fd00::1]/jwks",
                "http://0.0.0.0/jwks",
                "http://user@127.0.0.1/jwks",
                "file:///etc/passwd",
                "gopher://127.0.0.1/x",
                "not a url",
            })
    void registers_no_key_address_that_reaches_inside(String address) {
        var answer = registering(
                "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"system/Group.rs\",\"jwks_uri\":\""
                        + address + "\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"redirect_uris\":[\"javascript:alert(1)\"],\"scope\":\"patient/*.rs\"}",
                "{\"redirect_uris\":[\"http://evil.example/cb\"],\"scope\":\"patient/*.rs\"}",
                "{\"redirect_uris\":[\"https://app.example/cb#f\"],\"scope\":\"patient/*.rs\"}",
                "{\"redirect_uris\":[\"https://user@app.example/cb\"],\"scope\":\"patient/*.rs\"}",
                "{\"redirect_uris\":[\"https://app.example/cb\"],\"scope\":\"system/*.rs\"}",
                "{\"redirect_uris\":[\"https://app.example/cb\"],\"scope\":\"patient/Shoe.rs\"}",
                "{\"redirect_uris\":[\"https://app.example/cb\"],\"scope\":\"patient/Observation.rs?subject:in=x\"}",
                "{\"redirect_uris\":[\"https://app.example/cb\"],\"scope\":\"admin\"}",
                "{\"scope\":\"patient/*.rs\"}",
                "{\"client_id\":\"demo-app\",\"redirect_uris\":[\"https://app.example/cb\"],\"scope\":\"patient/*.rs\"}",
                "{\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"system/Group.rs\",\"jwks\":{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}}",
                "{\"token_endpoint_auth_method\":\"none\",\"scope\":\"system/Group.rs\"}",
            })
    void registers_no_client_that_lies(String body) {
        assertThat(registering(body).status()).isEqualTo(400);
    }

    @Test
    void registers_clients_by_administrators_only() {
        var body = "{\"redirect_uris\":[\"https://app.example/cb\"],\"scope\":\"patient/*.rs\"}";
        var person = App.own(SERVER, "patient/*.cruds user/*.cruds").token("misaki", "demo-misaki");
        for (var token : List.of(SERVER.token("system/*.cruds"), person)) {
            var request = SERVER.open("/admin/clients")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            assertThat(SERVER.send(request).status()).isEqualTo(403);
        }
        var open = SERVER.open("/admin/clients")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        assertThat(SERVER.send(open).status()).isEqualTo(401);
    }

    @Test
    void ends_nothing_of_a_client_that_it_cannot_remove() {
        var token = App.own(SERVER, "patient/*.rs").token("misaki", "demo-misaki");
        var remove = SERVER.open("/admin/clients/demo-app")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .DELETE();

        assertThat(SERVER.send(remove).status()).isEqualTo(404);
        assertThat(SERVER.get(token, "Patient/demo-misaki").status()).isEqualTo(200);
    }

    /** It would be there still when the settings name it no more, and could be removed with all that it was granted. */
    @Test
    void registers_no_client_of_the_settings_by_its_use() {
        assertThat(SERVER.token("system/*.rs")).isNotEmpty();
        var list = SERVER.open("/admin/clients")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .GET();

        assertThat(SERVER.send(list).text()).doesNotContain("demo-backend");
    }

    @Test
    void lets_no_app_register_itself_unless_the_settings_say_so() {
        var request = SERVER.open("/oauth2/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"redirect_uris\":[\"https://app.example/cb\"]}"));

        assertThat(SERVER.send(request).status()).isEqualTo(404);
    }

    @Test
    void lets_a_registered_app_in_and_a_removed_one_no_more() throws InterruptedException {
        var id = register(
                "{\"client_name\":\"血圧アプリ\",\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"scope\":\"launch/patient"
                        + " patient/Observation.rs offline_access\"}");
        var app = App.named(SERVER, id, "", "launch/patient patient/*.cruds offline_access");
        var answer = app.letInBy("misaki", "demo-misaki").json();
        var token = answer.get("access_token").asText();
        assertThat(answer.get("scope").asText())
                .contains("patient/Observation.rs")
                .doesNotContain("cruds");
        assertThat(SERVER.get(token, "Observation?patient=demo-misaki").status())
                .isEqualTo(200);
        assertThat(SERVER.get(token, "MedicationStatement?patient=demo-misaki").status())
                .isEqualTo(403);

        var remove = SERVER.open("/admin/clients/" + id)
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .DELETE();
        assertThat(SERVER.send(remove).status()).isEqualTo(204);
        var until = System.nanoTime() + 2_500_000_000L;
        while (SERVER.get(token, "Observation?patient=demo-misaki").status() == 200 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(SERVER.get(token, "Observation?patient=demo-misaki").status())
                .isEqualTo(401);
    }

    private static String register(String body) {
        var answer = registering(body);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("client_id").asText();
    }

    private static Client.Answer registering(String body) {
        return SERVER.send(SERVER.open("/admin/clients")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertRefused(Client.Answer answer) {
        var error = answer.json().get("error").asText();
        assertThat(error).isIn("invalid_client", "invalid_request");
        assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    private static Client.Answer token(String assertion) {
        return token(assertion, SCOPE);
    }

    private static Client.Answer token(String assertion, String scope) {
        var fields = Browser.fields(
                "grant_type",
                "client_credentials",
                "scope",
                scope,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
        return SERVER.send(SERVER.open("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encoded(fields))));
    }

    private static String assertion(Consumer<JWTClaimsSet.Builder> change) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims(change));
            jwt.sign(new ECDSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String assertionBy(String client, RSAKey key) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS384).keyID(key.getKeyID()).build(),
                claims(claims -> claims.issuer(client).subject(client)));
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static String signed(JWSHeader.Builder header, JWSSigner signer) throws JOSEException {
        return signed(header, signer, claims -> {});
    }

    private static String signed(JWSHeader.Builder header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change)
            throws JOSEException {
        var jwt = new SignedJWT(header.build(), claims(change));
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(CLIENT)
                .subject(CLIENT)
                .audience(SERVER.base() + "/oauth2/token")
                .expirationTime(in(240))
                .jwtID(UUID.randomUUID().toString());
        change.accept(claims);
        return claims.build();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static ECKey demoKey() {
        try {
            return ECKey.parse(
                    Files.readString(Path.of("src/main/resources/jp/kenkotecho/smart/demo-research-key.json")));
        } catch (IOException | java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An outside server with a JWK Set, on loopback. */
    private record KeyServer(HttpServer server, java.util.Map<String, Integer> called) implements AutoCloseable {

        static KeyServer start(JWK key) throws IOException {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var called = new java.util.concurrent.ConcurrentHashMap<String, Integer>();
            server.createContext("/", exchange -> {
                var path = exchange.getRequestURI().getPath();
                called.merge(path, 1, Integer::sum);
                var body = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
                if (path.equals("/moved")) {
                    exchange.getResponseHeaders().add("Location", "/jwks");
                    exchange.sendResponseHeaders(302, -1);
                } else {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            server.start();
            return new KeyServer(server, called);
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        int calls(String path) {
            return called.getOrDefault(path, 0);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
