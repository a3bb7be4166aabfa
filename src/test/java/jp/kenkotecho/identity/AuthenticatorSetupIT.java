package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.DrawnCode;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** Setting up one-time codes with nothing but the camera of a phone. */
class AuthenticatorSetupIT extends ServerTest {

    private static final String PASSWORD = "mizu-umi-kaze-2026-sora";
    private static final String PAGE = "/account/second-factor";

    @Test
    void takes_a_code_of_the_key_that_was_photographed() {
        var name = SignInAttackIT.newAccount("RESIDENT", PASSWORD);
        var browser = new Browser(SERVER.base());
        browser.submit("/sign-in", Map.of("username", name, "password", PASSWORD));
        var page = browser.get(PAGE);

        var uri = photographed(page);

        assertThat(uri).startsWith("otpauth://totp/Kenko%20Techo:" + name + "?");
        assertThat(Browser.parameter(uri, "issuer")).isEqualTo("Kenko Techo");
        var code = SignInAttackIT.codeOf(Browser.parameter(uri, "secret"));
        var fields = new ArrayList<>(Browser.fieldsOf(page.text(), 0));
        fields.removeIf(field -> field.name().equals("code"));
        fields.addAll(Browser.fields("code", code));
        assertThat(Browser.location(browser.post(PAGE, fields))).endsWith("/account");
        assertThat(browser.get("/account").text()).contains("設定されています");
    }

    /** The letters to type and the code are the same key, and no cache keeps the page. */
    @Test
    void shows_one_key_in_both_ways_and_keeps_it_in_no_cache() {
        var browser = new Browser(SERVER.base()).signIn("misaki");
        for (var page : new String[] {PAGE, "/invitation"}) {
            var answer = browser.get(page);

            assertThat(Browser.parameter(photographed(answer), "secret")).isEqualTo(SignInAttackIT.secretOn(answer));
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Security-Policy")).doesNotContain("data:", "unsafe");
        }
    }

    private static String photographed(Client.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return DrawnCode.textsOn(page.text()).get(0);
    }
}
