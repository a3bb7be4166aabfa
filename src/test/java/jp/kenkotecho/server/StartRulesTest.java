package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class StartRulesTest {

    @Test
    void lets_a_complete_production_start() {
        assertThat(StartRules.missingInProduction(complete())).isEmpty();
    }

    @Test
    void names_everything_that_production_lacks_at_once() {
        assertThat(StartRules.missingInProduction(new MockEnvironment()).stream()
                        .map(line -> line.split(":", 2)[0]))
                .containsExactly("PHR_DB_URL", "PHR_DB_USER", "PHR_DB_PASSWORD", "PHR_BASE_URL", "PHR_KEYS_SECRET");
    }

    @Test
    void refuses_the_demo_key_in_production() {
        assertThat(StartRules.missingInProduction(complete().withProperty("PHR_KEYS_SECRET", StartRules.DEMO_KEY)))
                .singleElement()
                .asString()
                .contains("demo key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "not base64!", "c2hvcnQ="})
    void refuses_a_weak_key(String key) {
        assertThat(StartRules.missingInProduction(complete().withProperty("PHR_KEYS_SECRET", key)))
                .singleElement()
                .asString()
                .startsWith("PHR_KEYS_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://phr.example.jp", "https://localhost:8080", "https://127.0.0.1", "phr.example.jp", " "})
    void refuses_a_base_url_that_is_not_public(String url) {
        assertThat(StartRules.missingInProduction(complete().withProperty("PHR_BASE_URL", url)))
                .singleElement()
                .asString()
                .startsWith("PHR_BASE_URL");
    }

    @Test
    void refuses_the_embedded_database_in_production() {
        assertThat(StartRules.missingInProduction(complete().withProperty("PHR_DB_URL", "jdbc:h2:./data/x")))
                .singleElement()
                .asString()
                .startsWith("PHR_DB_URL");
    }

    @Test
    void refuses_demo_clients_in_production() {
        var environment = complete()
                .withProperty("phr.smart.clients[0].id", "demo-backend")
                .withProperty("phr.smart.clients[0].secret", "{bcrypt}x");

        assertThat(StartRules.missingInProduction(environment)).hasSize(1);
    }

    @Test
    void refuses_keys_from_this_machine_in_production() {
        assertThat(StartRules.missingInProduction(complete().withProperty("phr.smart.local-keys", "true")))
                .singleElement()
                .asString()
                .startsWith("phr.smart.local-keys");
    }

    @Test
    void refuses_calls_to_this_machine_in_production() {
        assertThat(StartRules.missingInProduction(complete().withProperty("phr.subscriptions.local", "true")))
                .singleElement()
                .asString()
                .startsWith("phr.subscriptions.local");
    }

    @Test
    void lets_demo_mode_listen_on_loopback_only() {
        assertThat(Stream.of("127.0.0.1", "localhost", "::1").flatMap(address -> demo(address).stream()))
                .isEmpty();
        assertThat(Stream.of("0.0.0.0", "192.168.1.5", "phr.example.jp", "").flatMap(address -> demo(address).stream()))
                .hasSize(4);
    }

    private static java.util.List<String> demo(String address) {
        return StartRules.missingInDemo(new MockEnvironment().withProperty("server.address", address));
    }

    private static MockEnvironment complete() {
        return new MockEnvironment()
                .withProperty("PHR_DB_URL", "jdbc:postgresql://db/phr")
                .withProperty("PHR_DB_USER", "phr")
                .withProperty("PHR_DB_PASSWORD", "a password")
                .withProperty("PHR_BASE_URL", "https://phr.example.jp")
                .withProperty("PHR_KEYS_SECRET", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    }
}
