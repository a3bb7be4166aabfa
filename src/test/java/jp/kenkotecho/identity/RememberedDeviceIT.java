package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A device on which somebody reads without signing in: what it opens, for how long, and what it never does. */
@OnBothDatabases({Because.OWN_SQL, Because.LOCKS})
@ExtendWith(OutputCaptureExtension.class)
class RememberedDeviceIT extends ServerTest {

    private static final String COOKIE = "device";
    private static final String NOTE = "この端末を覚えているので";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HANDLE = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"");

    @Autowired
    private JdbcClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/today",
                "/medicines",
                "/medicines/codes",
                "/measurements",
                "/checkups",
                "/outlook",
                "/immunizations",
                "/expenses",
                "/calendar",
                "/messages",
                "/doctors",
                "/access-log"
            })
    void reads_without_a_password(String page) {
        var answer = later(Resident.in(SERVER).remembered()).get(page);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(NOTE);
    }

    @Test
    void comes_to_the_first_page_by_the_address_alone() {
        assertThat(Browser.location(later(Resident.in(SERVER).remembered()).get("/")))
                .endsWith("/today");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/share",
                "/share/new",
                "/share/links",
                "/family",
                "/settings",
                "/account",
                "/account/second-factor",
                "/account/apps",
                "/consent",
                "/desk",
                "/medicines/new",
                "/checkups/files"
            })
    void asks_who_it_is_where_something_is_shared_or_set(String page) {
        var device = read(later(Resident.in(SERVER).remembered()));

        assertThat(Browser.location(device.get(page))).endsWith("/sign-in");
    }

    /** The door of apps knows no remembered device at all. */
    @Test
    void lets_no_app_in() {
        var device = read(later(Resident.in(SERVER).remembered()));

        var authorize = device.get("/oauth2/authorize?response_type=code&client_id=demo-app"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&scope=patient/*.rs&state=s"
                + "&aud=" + SERVER.base() + "/fhir"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");

        assertThat(Browser.location(authorize)).endsWith("/sign-in");
        assertThat(device.get("/fhir/Patient").status()).isEqualTo(401);
    }

    /** Every method of every page and of the APIs beside them that is no GET, with the token of a form. */
    @Test
    void writes_nothing_whatever_is_sent() {
        var resident = Resident.in(SERVER);
        var device = read(later(resident.remembered()));
        var form = Browser.fields(
                "_csrf", token(device.get("/today")), "person", resident.id(), "code", "000000", "remember", "true");

        var refused = Stream.concat(pages(), Stream.of("/fhir/Observation", "/fhir/Patient/" + resident.id(), "/fhir/"))
                .flatMap(path -> Stream.of("POST", "PUT", "DELETE", "PATCH").map(method -> method + " " + path))
                .toList();

        assertThat(refused).hasSizeGreaterThan(150).allSatisfy(sent -> {
            var answer = device.send(sent.split(" ", -1)[0], sent.split(" ", -1)[1], form);
            assertThat(isRefused(answer))
                    .as(sent + " was answered " + answer.status())
                    .isTrue();
        });
        assertThat(device.get("/today").text()).as("still remembered").contains(NOTE);
    }

    private Stream<String> pages() {
        var beforeSigningIn = List.of("/sign-in", "/invitation");
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method != RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                .filter(path -> !beforeSigningIn.contains(path))
                .distinct();
    }

    private static boolean isRefused(Client.Answer answer) {
        return answer.status() == 302 ? Browser.location(answer).endsWith("/sign-in") : answer.status() / 100 == 4;
    }

    /** One factor of two opens nothing: the code of the second counts after the password alone. */
    @Test
    void is_no_first_factor() {
        var device = read(later(Resident.in(SERVER).remembered()));

        var answer =
                device.post("/second-factor", Browser.fields("_csrf", token(device.get("/today")), "code", "000000"));

        assertThat(Browser.location(answer)).endsWith("/sign-in");
        assertThat(Browser.location(device.get("/account"))).endsWith("/sign-in");
    }

    @Test
    void leads_from_a_form_through_signing_in_back_to_its_page() {
        var resident = Resident.in(SERVER);
        var device = read(later(resident.remembered()));
        var form = Browser.fields("_csrf", token(device.get("/today")));

        device.postFrom(SERVER.base() + "/measurements?days=90", "/measurements", form);
        assertThat(Browser.location(signIn(device, resident))).endsWith("/measurements?days=90");
        assertThat(device.get("/account").status()).isEqualTo(200);

        var other = read(later(resident.remembered()));
        other.postFrom(
                "https://evil.example/today", "/measurements", Browser.fields("_csrf", token(other.get("/today"))));
        assertThat(Browser.location(signIn(other, resident)))
                .endsWith(":" + SERVER.base().replaceAll(".*:", "") + "/");
    }

    @Test
    void is_given_another_token_each_time_and_the_database_none() {
        var browser = Resident.in(SERVER).remembered();
        var first = browser.cookie(COOKIE).replace("\"", "");
        var device = read(later(browser));
        var second = device.cookie(COOKIE).replace("\"", "");

        assertThat(second).matches("[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}").isNotEqualTo(first);
        assertThat(second.substring(0, 36)).isEqualTo(first.substring(0, 36));
        var row = database.sql("select * from remembered_device where id = ?")
                .param(first.substring(0, 36))
                .query()
                .singleRow();
        assertThat(row.values().toString()).doesNotContain(first.substring(37), second.substring(37));
    }

    @Test
    void keeps_its_token_from_scripts_and_other_sites() {
        var browser = new Browser(SERVER.base());
        var resident = Resident.in(SERVER);
        var answer = browser.submit(
                "/sign-in",
                Map.of("username", resident.username(), "password", resident.password(), "remember", "true"));

        var cookie = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(COOKIE + "="))
                .findFirst();

        assertThat(cookie.orElseThrow()).contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=2592000");
    }

    /** Two pages of a window that is opened anew are asked for at once, both with the token before. */
    @Test
    void is_not_taken_for_a_thief_when_two_pages_are_opened_at_once() {
        var browser = Resident.in(SERVER).remembered();
        var one = later(browser);
        var other = later(browser);

        assertThat(one.get("/today").status()).isEqualTo(200);
        assertThat(other.get("/medicines").status()).isEqualTo(200);
        assertThat(later(one).get("/today").status()).isEqualTo(200);
    }

    @Test
    void is_forgotten_when_somebody_comes_with_a_token_that_was_replaced(CapturedOutput log) {
        var browser = Resident.in(SERVER).remembered();
        var copy = later(browser);
        Browser owner;
        try (var earlier = TurnedClock.back(Duration.ofMinutes(5))) {
            owner = read(later(browser));
        }

        assertThat(Browser.location(copy.get("/today"))).endsWith("/sign-in");
        assertThat(Browser.location(owner.get("/today"))).endsWith("/sign-in");
        assertThat(Browser.location(later(owner).get("/today"))).endsWith("/sign-in");
        assertThat(log.getOut()).contains("DEVICE_TOKEN_REUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\"", "00000000-0000-0000-0000-00000000000a.", "%00", "a.b"})
    void opens_nothing_by_what_is_no_token(String cookie) {
        assertThat(Browser.location(Browser.with(SERVER.base(), COOKIE, cookie).get("/today")))
                .endsWith("/sign-in");
    }

    @Test
    void reads_for_a_month_and_no_longer() {
        var resident = Resident.in(SERVER);
        Browser old;
        try (var then = TurnedClock.back(Duration.ofDays(31))) {
            old = resident.remembered();
        }
        assertThat(Browser.location(later(old).get("/today"))).endsWith("/sign-in");
    }

    @Test
    void is_forgotten_by_signing_out_on_it() {
        var resident = Resident.in(SERVER);
        var device = read(later(resident.remembered()));
        var kept = later(device);

        device.post("/sign-out", Browser.fields("_csrf", token(device.get("/today"))));

        assertThat(device.cookie(COOKIE)).isEmpty();
        assertThat(Browser.location(kept.get("/today"))).endsWith("/sign-in");
    }

    @Test
    void is_listed_and_forgotten_from_another() {
        var resident = Resident.in(SERVER);
        var device = read(later(resident.remembered()));
        var other = resident.browser();
        var account = other.get("/account").text();
        assertThat(account).contains("覚えている端末", "覚えておく期限");

        other.post(
                "/account/devices/forget",
                Browser.fields("_csrf", token(other.get("/account")), "handle", handle(account)));

        assertThat(Browser.location(device.get("/today"))).endsWith("/sign-in");
        assertThat(Browser.location(later(device).get("/today"))).endsWith("/sign-in");
    }

    @Test
    void is_forgotten_by_its_owner_alone() {
        var device = read(later(Resident.in(SERVER).remembered()));
        var stranger = Resident.in(SERVER).browser();
        var handle = device.cookie(COOKIE).replace("\"", "").substring(0, 36);

        stranger.post(
                "/account/devices/forget", Browser.fields("_csrf", token(stranger.get("/account")), "handle", handle));

        assertThat(device.get("/today").status()).isEqualTo(200);
    }

    @Test
    void is_forgotten_with_the_old_password() {
        var resident = Resident.in(SERVER);
        var device = read(later(resident.remembered()));
        var other = resident.browser();

        other.post(
                "/account/password",
                Browser.fields(
                        "_csrf",
                        token(other.get("/account")),
                        "current",
                        resident.password(),
                        "wanted",
                        "kumo-yuki-ame-2026-hoshi"));

        assertThat(Browser.location(device.get("/today"))).endsWith("/sign-in");
    }

    /** Somebody guesses the password: until the lock ends nothing of the account opens by less than it. */
    @Test
    void opens_nothing_while_the_account_is_locked() {
        var resident = Resident.in(SERVER);
        var device = read(later(resident.remembered()));
        for (var i = 0; i < 5; i++) {
            new Browser(SERVER.base()).submit("/sign-in", Map.of("username", resident.username(), "password", "wrong"));
        }

        assertThat(Browser.location(device.get("/today"))).endsWith("/sign-in");
        assertThat(Browser.location(later(device).get("/today"))).endsWith("/sign-in");
    }

    @Test
    void is_forgotten_when_somebody_else_signs_in_on_it() {
        var first = Resident.in(SERVER);
        var device = read(later(first.remembered()));
        var kept = later(device);

        signIn(device, Resident.in(SERVER));

        assertThat(device.cookie(COOKIE)).isEmpty();
        assertThat(Browser.location(kept.get("/today"))).endsWith("/sign-in");
    }

    @Test
    void is_remembered_later_too() {
        var resident = Resident.in(SERVER);
        var browser = resident.browser();

        browser.post("/account/devices", Browser.fields("_csrf", token(browser.get("/account"))));

        assertThat(later(browser).get("/today").text()).contains(NOTE);
    }

    /** Whoever looks at other people's records signs in with two factors each time. */
    @Test
    void is_not_offered_to_staff() {
        var doctor = new Browser(SERVER.base());
        doctor.submit("/sign-in", Map.of("username", "dr-ito", "password", "demo", "remember", "true"));
        doctor.secondFactor();
        var page = doctor.get("/account");
        doctor.post("/account/devices", Browser.fields("_csrf", token(page)));

        assertThat(doctor.cookie(COOKIE)).isEmpty();
        assertThat(page.text()).doesNotContain("覚えている端末");
    }

    @Test
    void are_twenty_at_most() {
        var resident = Resident.in(SERVER);
        var first = resident.remembered();
        for (var i = 0; i < 20; i++) {
            resident.remembered();
        }

        var account = resident.browser().get("/account").text();
        var devices = account.substring(account.indexOf("id=\"devices\""), account.indexOf("id=\"h-factor\""));
        assertThat(devices.split("name=\"handle\"", -1)).hasSize(20 + 1);
        assertThat(Browser.location(later(first).get("/today"))).endsWith("/sign-in");
    }

    /** The browser after its session ended: nothing but the cookie of the device is left. */
    private static Browser later(Browser browser) {
        return Browser.with(SERVER.base(), COOKIE, browser.cookie(COOKIE).replace("\"", ""));
    }

    private static Browser read(Browser browser) {
        assertThat(browser.get("/today").status()).isEqualTo(200);
        return browser;
    }

    private static Client.Answer signIn(Browser browser, Resident resident) {
        return browser.submit("/sign-in", Map.of("username", resident.username(), "password", resident.password()));
    }

    private static String token(Client.Answer page) {
        return found(TOKEN, page.text());
    }

    private static String handle(String account) {
        return found(HANDLE, account.substring(account.indexOf("id=\"devices\"")));
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
