package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.smart.clients.ClientAdministration;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.clients.ClientsApi;
import jp.kenkotecho.smart.clients.KnownScopes;
import jp.kenkotecho.smart.clients.OutsideKeys;
import jp.kenkotecho.smart.clients.RegisteredClients;
import jp.kenkotecho.smart.clients.SmartSettings;
import jp.kenkotecho.smart.clients.WantedClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;

/** Apps that register themselves, where the settings let them: the server under test does not, so its parts are asked. */
class SelfRegistrationIT extends ServerTest {

    @Autowired
    private ClientRegistry clients;

    @Autowired
    private KnownScopes known;

    @Autowired
    private OutsideKeys outside;

    @Autowired
    private ApplicationEventPublisher events;

    private ClientsApi open;

    @BeforeEach
    void openRegistration() {
        var settings = new SmartSettings(
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofDays(90),
                Duration.ofDays(90),
                true,
                true,
                List.of(),
                List.of());
        open = new ClientsApi(clients, new ClientAdministration(clients, known, outside, events), settings);
    }

    @Test
    void lets_an_app_in_that_registered_itself() {
        var answer = register(List.of("http://127.0.0.1/callback"), "patient/Observation.rs", "wanted-id", true);
        var id = String.valueOf(answer.get("client_id"));

        assertThat(id).isNotEqualTo("wanted-id");
        var token = App.named(SERVER, id, "", "patient/*.cruds")
                .letInBy("misaki", "demo-misaki")
                .json();
        assertThat(token.get("scope").asText()).isEqualTo("patient/Observation.rs");
        var client = clients.findByClientId(id);
        assertThat(client != null && RegisteredClients.isFirstParty(client)).isFalse();
        clients.remove(id);
    }

    @Test
    void makes_no_backend_service_of_itself() {
        assertThat(register(List.of(), "system/*.rs", "x", false)).containsEntry("error", "invalid_client_metadata");
    }

    /** What the table of clients does not hold, and a list with a gap: told, and not a fault of the server. */
    @ParameterizedTest
    @MethodSource("unstorable")
    void is_told_what_cannot_be_kept(List<String> redirects, String scope) {
        assertThat(register(redirects, scope, "x", false)).containsEntry("error", "invalid_client_metadata");
    }

    static Stream<Arguments> unstorable() {
        return Stream.of(
                Arguments.of(Collections.singletonList(null), "patient/Observation.rs"),
                Arguments.of(List.of("http://127.0.0.1/" + "a".repeat(4_000)), "patient/Observation.rs"),
                Arguments.of(
                        List.of("http://127.0.0.1/callback"),
                        String.join(" ", Collections.nCopies(200, "patient/Observation.rs"))));
    }

    private Map<String, Object> register(List<String> redirects, String scope, String id, boolean firstParty) {
        ResponseEntity<Map<String, Object>> answer = open.registerItself(
                new WantedClient(id, "自分で登録したアプリ", redirects, "none", scope, null, null, null, firstParty, null, null));
        return answer.getBody() == null ? Map.of() : answer.getBody();
    }
}
