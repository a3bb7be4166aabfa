package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import jp.kenkotecho.identity.SignInAttackIT;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

/** The public SMART client {@code fhirclient} (npm) in a real browser against this server, as an app's developer uses it. */
class FhirClientIT extends ServerTest {

    private static Chromium chromium;
    private static HttpServer app;
    private static String appUrl = "";

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        appUrl = "http://127.0.0.1:" + app.getAddress().getPort();
        app.createContext(
                "/fhir-client.js",
                exchange -> answer(exchange, "text/javascript", Files.readString(Chromium.SMART_CLIENT)));
        app.createContext("/launch", exchange -> answer(exchange, "text/html", page(launching())));
        app.createContext("/callback", exchange -> answer(exchange, "text/html", page(READY)));
        app.start();
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.stop(0);
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void completes_a_standalone_launch_with_sign_in_and_consent() {
        chromium.forget(SERVER.base());
        chromium.open(appUrl + "/launch?iss=" + SERVER.base() + "/fhir&client=demo-app");
        chromium.awaitPath("/sign-in");
        chromium.picture("sign-in");
        chromium.signIn("hanako");
        chromium.awaitPath("/consent");
        chromium.picture("consent");
        assertThat(chromium.text()).contains("健康の記録", "お薬", "許可する");
        chromium.submit();
        chromium.awaitText("READY");

        assertThat(chromium.text())
                .contains("patient=demo-hanako", "name=佐藤 花子", "user=Patient/demo-hanako", "refreshed=true", "found=3");
    }

    @Test
    void completes_a_launch_from_the_clinic() {
        chromium.forget(SERVER.base());
        var launch = launchOfClinic();
        chromium.open(appUrl + "/launch?iss=" + SERVER.base() + "/fhir&launch=" + launch + "&client=demo-app");
        chromium.signIn("dr-ito");
        chromium.awaitPath("/second-factor");
        chromium.picture("second-factor");
        chromium.fill("code", "000000");
        chromium.submit();
        chromium.awaitPath("/consent");
        chromium.picture("consent-clinic");
        chromium.submit();
        chromium.awaitText("READY");

        assertThat(chromium.text())
                .contains("patient=demo-hanako", "encounter=demo-hanako-visit", "user=Practitioner/demo-dr-ito");
    }

    @Test
    void adds_a_passkey_and_signs_in_with_it_alone() {
        var name = SignInAttackIT.newAccount("RESIDENT", "mizu-umi-kaze-2026-sora");
        var options = new VirtualAuthenticatorOptions()
                .setProtocol(Protocol.CTAP2)
                .setTransport(Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true);
        var authenticator = chromium.driver().addVirtualAuthenticator(options);
        try {
            chromium.forget(SERVER.base());
            chromium.open(SERVER.base() + "/sign-in");
            chromium.fill("username", name);
            chromium.fill("password", "mizu-umi-kaze-2026-sora");
            chromium.submit();
            chromium.awaitText("その他");
            chromium.open(SERVER.base() + "/account");
            chromium.fill("label", "試験の端末");
            chromium.driver()
                    .findElement(By.cssSelector("#passkey-register button"))
                    .click();
            chromium.awaitText("試験の端末");
            chromium.picture("account");

            chromium.forget(SERVER.base());
            chromium.open(SERVER.base() + "/sign-in");
            chromium.driver()
                    .findElement(By.cssSelector("#passkey-sign-in button"))
                    .click();
            chromium.awaitText("その他");
            chromium.open(SERVER.base() + "/account");
            chromium.awaitText(name);
            assertThat(chromium.driver().manage().getCookieNamed("device")).isNull();

            chromium.forget(SERVER.base());
            chromium.open(SERVER.base() + "/sign-in");
            chromium.driver()
                    .findElement(By.cssSelector("label[for=remember-passkey]"))
                    .click();
            chromium.driver()
                    .findElement(By.cssSelector("#passkey-sign-in button"))
                    .click();
            chromium.awaitText("その他");
            assertThat(chromium.driver().manage().getCookieNamed("device")).isNotNull();
        } finally {
            chromium.driver().removeVirtualAuthenticator(authenticator);
        }
    }

    @Test
    void is_refused_by_the_browser_from_an_origin_that_is_not_registered() {
        var answer = SERVER.send(SERVER.open("/fhir/Patient")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static String launchOfClinic() {
        var doctor = new Browser(SERVER.base()).signIn("dr-ito");
        var clinic = App.clinic(SERVER, "openid user/*.rs");
        var token = clinic.exchange(clinic.code(doctor, ""))
                .json()
                .get("access_token")
                .asText();
        return SmartLaunchIT.launch(token, "demo-app")
                .json()
                .at("/parameter/0/valueString")
                .asText();
    }

    private static String launching() {
        return """
                const query = new URLSearchParams(location.search);
                const launch = query.has("launch") ? "launch launch/encounter" : "launch/patient";
                FHIR.oauth2.authorize({
                  clientId: query.get("client"),
                  scope: "openid fhirUser offline_access patient/*.rs " + launch,
                  redirectUri: location.origin + "/callback",
                  pkceMode: "required",
                });
                """;
    }

    private static final String READY = """
            FHIR.oauth2.ready().then(async (client) => {
              const patient = await client.patient.read();
              const user = await client.user.read();
              const found = await client.request("Observation?patient=" + client.patient.id + "&_count=3");
              await client.refresh();
              const again = await client.patient.read();
              document.body.textContent = "READY patient=" + client.patient.id
                + " encounter=" + client.encounter.id
                + " name=" + patient.name[0].text
                + " user=" + user.resourceType + "/" + user.id
                + " found=" + found.entry.length
                + " refreshed=" + (again.id === patient.id);
            }).catch((problem) => { document.body.textContent = "FAILED " + problem; });
            """;

    private static String page(String script) {
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script src=\"/fhir-client.js\"></script></head>"
                + "<body>…<script>" + script + "</script></body></html>";
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + ";charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
