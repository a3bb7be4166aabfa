package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** Where one is signed in, as the person reads it. */
class AccountDevicesIT extends ServerTest {

    @Test
    void names_a_device_in_words_and_never_by_what_its_browser_calls_itself() {
        var browser = new Browser(SERVER.base()).signIn("misaki");

        assertThat(browser.get("/account").text()).contains("知らない端末").doesNotContain("Java-http-client", "Mozilla");
        assertThat(browser.get("/account?lang=en").text()).contains("unknown device");
    }
}
