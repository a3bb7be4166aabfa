package jp.kenkotecho.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import jp.kenkotecho.KenkoTecho;
import jp.kenkotecho.identity.QuickPasswords;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * A test against the whole server over HTTP, with a real token. All of them share one Spring context per database, so
 * none may change what another relies on: each makes its own people. One class after the other, since some count what the
 * server does; those that start a server of their own may run beside them. Of Spring's listeners the one that fills in
 * fields is enough: others look before and after each test through all beans for mocks, of which there are none.
 */
@Execution(ExecutionMode.SAME_THREAD)
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
@AutoConfigureObservability(tracing = false)
@Import({TurnedClock.Hung.class, Statements.class, QuickPasswords.class})
@SpringBootTest(classes = KenkoTecho.class, webEnvironment = WebEnvironment.DEFINED_PORT)
public abstract class ServerTest {

    /** Of how many people one clinician opens records within an hour without waiting. */
    public static final int EMERGENCIES = 25;

    private static final int PORT = freePort();
    private static final TestDatabase.Connection DATABASE = TestDatabase.create();

    public static final OutsideProvider PROVIDER = OutsideProvider.start();

    /** Whatever the server mails comes here. */
    public static final GreenMail MAIL = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    public static final Client SERVER = new Client("http://localhost:" + PORT);

    @DynamicPropertySource
    public static void settings(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", DATABASE::user);
        settings.add("spring.datasource.password", DATABASE::password);
        settings.add("phr.fhir.base-url", () -> "http://localhost:" + PORT);
        settings.add("phr.fhir.max-body", () -> "1MB");
        var client = "spring.security.oauth2.client.";
        settings.add(client + "registration.town.provider", () -> "town");
        settings.add(client + "registration.town.client-name", () -> "見本市");
        settings.add(client + "registration.town.client-id", () -> "kenko-techo");
        settings.add(client + "registration.town.client-secret", () -> "x");
        settings.add(client + "registration.town.authorization-grant-type", () -> "authorization_code");
        settings.add(client + "registration.town.scope", () -> "openid");
        settings.add(
                client + "registration.town.redirect-uri",
                () -> "http://localhost:" + PORT + "/login/oauth2/code/town");
        settings.add(client + "provider.town.authorization-uri", () -> PROVIDER.issuer() + "/authorize");
        settings.add(client + "provider.town.token-uri", () -> PROVIDER.issuer() + "/token");
        settings.add(client + "provider.town.jwk-set-uri", () -> PROVIDER.issuer() + "/jwks");
        MAIL.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        settings.add("phr.subscriptions.every", () -> "PT0.2S");
        settings.add("phr.accounts.attempts-per-minute", () -> "100000");
        // The demo's one doctor opens many records in the suite; EmergencyIT goes beyond it.
        settings.add("phr.sharing.emergency-people", () -> EMERGENCIES);
        settings.add("phr.sharing.emergency-people-of-clinic", () -> 100);
        settings.add("phr.demo.days", () -> "7");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
