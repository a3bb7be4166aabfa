package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import org.junit.jupiter.api.Test;

/** What apps and people were given is in the database: another process over it, after the first one died, knows it all. */
class RestartIT {

    private static final List<String> SETTINGS = List.of("--phr.demo.days=1");

    @Test
    void keeps_tokens_sessions_and_keys_through_a_restart() {
        var database = TestDatabase.create();
        var first = ServerProcess.start(database, SETTINGS);
        first.awaitReadiness();
        var app = App.own(first.client(), "openid fhirUser patient/*.rs offline_access");
        var given = app.letInBy("hanako", "demo-hanako").json();
        var used = app.refresh(given.get("refresh_token").asText()).json();
        var keys =
                first.client().send(first.client().open("/oauth2/jwks").GET()).text();
        first.kill();

        var second = ServerProcess.start(database, SETTINGS);
        try {
            second.awaitReadiness();
            var client = second.client();
            assertThat(client.get(used.get("access_token").asText(), "Patient/demo-hanako")
                            .status())
                    .isEqualTo(200);
            assertThat(client.send(client.open("/oauth2/jwks").GET()).text()).isEqualTo(keys);
            var again = App.own(client, "");
            var next = again.refresh(used.get("refresh_token").asText());
            assertThat(next.status()).isEqualTo(200);
            assertThat(again.refresh(given.get("refresh_token").asText()).status())
                    .isEqualTo(400);
            assertThat(again.refresh(next.json().get("refresh_token").asText()).status())
                    .isEqualTo(400);
            assertThat(Browser.location(new Browser(client.base())
                            .submit("/sign-in", Map.of("username", "hanako", "password", "demo"))))
                    .endsWith("/account");
        } finally {
            second.kill();
        }
    }
}
