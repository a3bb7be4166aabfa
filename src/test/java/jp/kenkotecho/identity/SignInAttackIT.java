package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Attacks on signing in and on the pages around it. */
@ExtendWith(OutputCaptureExtension.class)
public class SignInAttackIT extends ServerTest {

    private static final String PASSWORD = "mizu-umi-kaze-2026-sora";

    @Test
    void tells_nobody_whether_an_account_exists() {
        var known = new Browser(SERVER.base()).submit("/sign-in", Map.of("username", "kenji", "password", "wrong"));
        var unknown = new Browser(SERVER.base()).submit("/sign-in", Map.of("username", "nobody", "password", "wrong"));

        assertThat(known.status()).isEqualTo(401).isEqualTo(unknown.status());
        assertThat(withoutToken(known)).isEqualTo(withoutToken(unknown));
        new Browser(SERVER.base()).signIn("kenji");
    }

    @Test
    void locks_an_account_after_failures_and_answers_the_right_password_as_a_wrong_one() {
        var name = newAccount("RESIDENT", PASSWORD);
        for (var i = 0; i < 5; i++) {
            new Browser(SERVER.base()).submit("/sign-in", Map.of("username", name, "password", "wrong"));
        }
        var right = new Browser(SERVER.base()).submit("/sign-in", Map.of("username", name, "password", PASSWORD));
        var wrong = new Browser(SERVER.base()).submit("/sign-in", Map.of("username", name, "password", "wrong"));

        assertThat(right.status()).isEqualTo(401);
        assertThat(withoutToken(right)).isEqualTo(withoutToken(wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/second-factor",
                "/invitation",
                "/account/password",
                "/account/apps/end",
                "/sign-out"
            })
    void takes_no_form_without_its_token(String path) {
        var browser = new Browser(SERVER.base()).signIn("misaki");
        var answer = browser.post(
                path,
                Browser.fields(
                        "username", "kenji", "password", "demo", "code", "000000", "invitation", "x", "id", "x"));

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/account",
                "/account/apps",
                "/invitation",
                "/developers",
                "/settings",
                "/today",
                "/medicines",
                "/medicines/slip",
                "/measurements",
                "/checkups",
                "/checkups/files",
                "/outlook",
                "/immunizations",
                "/expenses",
                "/share",
                "/access-log"
            })
    void lets_no_page_be_framed_or_run_foreign_scripts(String path) {
        var answer = new Browser(SERVER.base()).signIn("misaki").get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.text()).doesNotContain("<script>", "onclick=", "style=\"");
    }

    @Test
    void lets_the_consent_screen_be_framed_by_nobody_and_sends_its_form_to_the_app_alone() {
        var browser = new Browser(SERVER.base()).signIn("misaki");
        var consent = browser.get(
                Browser.location(browser.get(App.own(SERVER, "patient/*.rs").authorizeUrl())));

        assertThat(consent.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(consent.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:9999")
                .doesNotContain("script-src");
        assertThat(consent.header("Cache-Control")).contains("no-store");
    }

    @Test
    void gives_a_session_a_new_id_at_the_sign_in() {
        var browser = new Browser(SERVER.base());
        var planted = browser.get("/sign-in").header("Set-Cookie");
        var signedIn = browser.submit("/sign-in", Map.of("username", "misaki", "password", "demo"));

        assertThat(signedIn.header("Set-Cookie")).contains("KENKOTECHO=").isNotEqualTo(planted);
        assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        var old = planted.replaceAll(";.*", "");
        var withOld = SERVER.send(SERVER.open("/account").header("Cookie", old).GET());
        assertThat(withOld.status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?return-to=https://evil.example",
                "/sign-in?redirect=//evil.example",
                "/sign-in?continue=https://evil.example"
            })
    void sends_nobody_anywhere_else_after_the_sign_in(String path) {
        var answer = new Browser(SERVER.base())
                .submit(path, Map.of("username", "misaki", "password", "demo", "return-to", "https://evil.example"));

        assertThat(Browser.location(answer)).endsWith("/").doesNotContain("evil");
    }

    @Test
    void writes_nothing_into_the_log_that_somebody_typed(CapturedOutput output) {
        new Browser(SERVER.base())
                .submit("/sign-in", Map.of("username", "evil\nSIGNED_IN who=admin", "password", "secret-typed-here"));
        new Browser(SERVER.base()).get("/sign-in?x=secret-typed-here%0d%0aInjected");

        assertThat(output.getAll()).doesNotContain("secret-typed-here", "who=admin", "evil\n");
    }

    @Test
    void writes_nothing_into_a_header_that_somebody_sent() {
        var answer = SERVER.send(SERVER.open("/sign-in?lang=en%0d%0aX-Evil:1").GET());

        assertThat(answer.header("X-Evil")).isEmpty();
    }

    @Test
    void shows_typed_markup_as_text() {
        var name = newAccount("RESIDENT", PASSWORD, "<script>alert(1)</script>");
        var browser = new Browser(SERVER.base());
        browser.submit("/sign-in", Map.of("username", name, "password", PASSWORD));

        assertThat(browser.get("/account").text())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password123", "1234567890", "kenkotecho", "qwertyuiop"})
    @Checklist("S2")
    void refuses_a_password_that_is_short_or_guessable(String password) {
        var invitation = invite("RESIDENT", "架空 太郎").get("invitation").asText();
        var answer = new Browser(SERVER.base())
                .submit("/invitation", Map.of("invitation", invitation, "password", password));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void takes_an_invitation_once() {
        var invitation = invite("RESIDENT", "架空 次郎").get("invitation").asText();
        var first = new Browser(SERVER.base())
                .submit("/invitation", Map.of("invitation", invitation, "password", PASSWORD));
        var second = new Browser(SERVER.base())
                .submit("/invitation", Map.of("invitation", invitation, "password", PASSWORD + "x"));

        assertThat(Browser.location(first)).endsWith("/");
        assertThat(second.status()).isEqualTo(422);
    }

    @Test
    @Checklist("S1")
    void lets_no_professional_start_without_a_second_factor() {
        var invitation = invite("PROFESSIONAL", "架空 医師").get("invitation").asText();
        var without = new Browser(SERVER.base())
                .submit("/invitation", Map.of("invitation", invitation, "password", PASSWORD));
        assertThat(without.status()).isEqualTo(422);

        var browser = new Browser(SERVER.base());
        var secret = secretOn(browser.get("/invitation"));
        var with = browser.submit(
                "/invitation", Map.of("invitation", invitation, "password", PASSWORD, "code", codeOf(secret)));
        assertThat(Browser.location(with)).endsWith("/");
    }

    @Test
    void takes_a_one_time_code_one_time() {
        var wanted = invite("PROFESSIONAL", "架空 保健師");
        var browser = new Browser(SERVER.base());
        var secret = secretOn(browser.get("/invitation"));
        var code = codeOf(secret);
        browser.submit(
                "/invitation",
                Map.of("invitation", wanted.get("invitation").asText(), "password", PASSWORD, "code", code));

        var again = new Browser(SERVER.base());
        again.submit("/sign-in", Map.of("username", wanted.get("username").asText(), "password", PASSWORD));
        assertThat(again.submit("/second-factor", Map.of("code", code)).status())
                .isEqualTo(401);
    }

    @Test
    void changes_no_password_without_the_old_one_and_signs_out_elsewhere_with_it() {
        var name = newAccount("RESIDENT", PASSWORD);
        var here = new Browser(SERVER.base());
        here.submit("/sign-in", Map.of("username", name, "password", PASSWORD));
        var elsewhere = new Browser(SERVER.base());
        elsewhere.submit("/sign-in", Map.of("username", name, "password", PASSWORD));
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);

        var page = here.get("/account").text();
        var csrf = Browser.fieldsOf(page, 0).get(0).value();
        var wrong = here.post(
                "/account/password", Browser.fields("_csrf", csrf, "current", "wrong", "wanted", PASSWORD + "-2"));
        assertThat(wrong.text()).contains("パスワードが違います");
        here.post("/account/password", Browser.fields("_csrf", csrf, "current", PASSWORD, "wanted", PASSWORD + "-2"));

        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/account").status()).isEqualTo(302);
    }

    @Test
    @Checklist("S6")
    void ends_a_session_from_afar() {
        var name = newAccount("RESIDENT", PASSWORD);
        var here = new Browser(SERVER.base());
        here.submit("/sign-in", Map.of("username", name, "password", PASSWORD));
        var elsewhere = new Browser(SERVER.base());
        elsewhere.submit("/sign-in", Map.of("username", name, "password", PASSWORD));

        var page = here.get("/account").text();
        var forms = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"").matcher(page);
        assertThat(forms.find()).isTrue();
        here.post(
                "/account/sessions/end",
                Browser.fields("_csrf", Browser.fieldsOf(page, 0).get(0).value(), "handle", forms.group(1)));

        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/account").status()).isEqualTo(302);
    }

    @Test
    void makes_accounts_for_administrators_only() {
        var body =
                "{\"username\":\"evil\",\"displayName\":\"x\",\"kind\":\"ADMIN\",\"links\":[\"Patient/demo-hanako\"]}";
        var request = SERVER.open("/admin/accounts")
                .header("Authorization", "Bearer " + SERVER.token("system/*.cruds"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));

        assertThat(SERVER.send(request).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"a b\",\"displayName\":\"x\",\"kind\":\"RESIDENT\"}",
                "{\"username\":\"a\",\"displayName\":\"x\",\"kind\":\"RESIDENT\",\"links\":[\"Patient/../x\"]}",
                "{\"username\":\"a\",\"displayName\":\"x\",\"kind\":\"RESIDENT\",\"links\":[\"Organization/x\"]}",
                "{\"username\":\"\",\"displayName\":\"x\",\"kind\":\"RESIDENT\"}",
                "{\"displayName\":\"x\",\"kind\":\"RESIDENT\"}",
            })
    void makes_no_account_that_is_not_well_formed(String body) {
        var request = SERVER.open("/admin/accounts")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));

        assertThat(SERVER.send(request).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"/webauthn/register/options, 404", "/webauthn/register, 404", "/login/webauthn, 401"})
    void takes_no_passkey_from_whoever_is_not_signed_in(String path, int status) {
        var browser = new Browser(SERVER.base());
        var csrf = Browser.fieldsOf(browser.get("/sign-in").text(), 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();

        assertThat(browser.post(path, csrf).status()).isEqualTo(status);
    }

    public static String newAccount(String kind, String password) {
        return newAccount(kind, password, "架空 花");
    }

    private static String newAccount(String kind, String password, String displayName) {
        var made = invite(kind, displayName);
        new Browser(SERVER.base())
                .submit(
                        "/invitation",
                        Map.of("invitation", made.get("invitation").asText(), "password", password));
        return made.get("username").asText();
    }

    private static JsonNode invite(String kind, String displayName) {
        var username = "test-" + UUID.randomUUID();
        var body =
                "{\"username\":\"" + username + "\",\"displayName\":\"" + displayName + "\",\"kind\":\"" + kind + "\"}";
        var answer = SERVER.send(SERVER.open("/admin/accounts")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isEqualTo(201);
        return ((com.fasterxml.jackson.databind.node.ObjectNode) answer.json()).put("username", username);
    }

    public static String secretOn(Client.Answer page) {
        var secret = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<").matcher(page.text());
        assertThat(secret.find()).isTrue();
        return secret.group(1).replace(" ", "");
    }

    public static String codeOf(String secret) {
        try {
            var codes = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30));
            var key = new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm());
            return codes.generateOneTimePasswordString(key, Instant.now());
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withoutToken(Client.Answer page) {
        return page.text().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
