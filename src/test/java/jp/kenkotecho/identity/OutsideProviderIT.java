package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** Signing in at an identity provider outside (a municipality's, デジタル認証アプリ), by configuration alone. */
class OutsideProviderIT extends ServerTest {

    @Test
    void lets_in_whose_identity_was_written_down() {
        var subject = UUID.randomUUID().toString();
        account("RESIDENT", subject);
        PROVIDER.isUsedBy(subject, "pwd");
        var browser = new Browser(SERVER.base());

        assertThat(Browser.location(through(browser))).endsWith("/");
        assertThat(browser.get("/account").text()).contains("架空 外子");
    }

    @Test
    void lets_nobody_in_whom_it_does_not_know_and_makes_no_account() {
        PROVIDER.isUsedBy("stranger-" + UUID.randomUUID(), "pwd", "mfa");
        var browser = new Browser(SERVER.base());

        assertThat(Browser.location(through(browser))).endsWith("/sign-in?unknown");
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    @Test
    void asks_a_professional_for_the_second_factor_unless_the_provider_has() {
        var subject = UUID.randomUUID().toString();
        account("PROFESSIONAL", subject);
        PROVIDER.isUsedBy(subject, "pwd");
        assertThat(Browser.location(through(new Browser(SERVER.base())))).endsWith("/second-factor");

        PROVIDER.isUsedBy(subject, "pwd", "mfa");
        assertThat(Browser.location(through(new Browser(SERVER.base())))).endsWith("/");
    }

    @Test
    void takes_no_answer_that_this_browser_did_not_ask_for() {
        PROVIDER.isUsedBy("anybody", "pwd");
        var attacker = new Browser(SERVER.base());
        var toProvider = Browser.location(attacker.get("/oauth2/authorization/town"));
        var back = Browser.location(attacker.get(toProvider));

        assertThat(Browser.location(new Browser(SERVER.base()).get(back))).endsWith("/sign-in?outside");
    }

    @Test
    void waits_no_longer_for_a_provider_that_drips_than_a_person_does() {
        PROVIDER.isUsedBy("anybody", "pwd");
        var began = System.nanoTime();
        var until = PROVIDER.drips();
        try {
            assertThat(Browser.location(through(new Browser(SERVER.base())))).endsWith("/sign-in?outside");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        } finally {
            until.countDown();
        }
    }

    /** Through the provider and back to where this server sends the browser. */
    private static Client.Answer through(Browser browser) {
        var toProvider = Browser.location(browser.get("/oauth2/authorization/town"));
        return browser.get(Browser.location(browser.get(toProvider)));
    }

    private static void account(String kind, String subject) {
        var body = "{\"username\":\"outside-" + UUID.randomUUID() + "\",\"displayName\":\"架空 外子\",\"kind\":\"" + kind
                + "\",\"identities\":[{\"issuer\":\"" + PROVIDER.issuer() + "\",\"subject\":\"" + subject + "\"}]}";
        var answer = SERVER.send(SERVER.open("/admin/accounts")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isEqualTo(201);
    }
}
