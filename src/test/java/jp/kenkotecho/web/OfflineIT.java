package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kenkotecho.it.Axe;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.DatabaseLine;
import jp.kenkotecho.it.DrawnCode;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriverException;

/**
 * What a device keeps is read when the line to the server is cut. DevTools' network conditions hold for a page and not for
 * the worker that answers for it.
 */
class OfflineIT extends ServerTest {

    private static final String ON = "この端末に写しがあります";
    private static final String NOTHING = "この端末に写しはありません。つながっているときに";
    private static final Pattern HANDLE = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private DatabaseLine line;
    private Chromium chromium;

    @BeforeEach
    void start() {
        var server = URI.create(SERVER.base());
        line = DatabaseLine.to(server);
        chromium = Chromium.startThrough(server, line);
    }

    @AfterEach
    void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        line.close();
    }

    @Test
    void is_read_while_the_line_is_cut_and_gone_after_signing_out() throws IOException {
        turnOn();
        assertThat(kept()).isEqualTo("AES-GCM, key stays, no word of the record");

        line.cut();
        chromium.open(SERVER.base() + "/today");
        chromium.awaitText("の時点です");
        assertThat(chromium.text()).contains("つながらないときの手帳", "佐藤 花子", "令和8年", "今日の薬の時間", "アレルギー", "かかりつけ", "ミホンサルタン錠");
        assertThat(chromium.driver().getCurrentUrl()).endsWith("/today");
        var codes = DrawnCode.textsOn(
                String.valueOf(chromium.driver().executeScript("return document.getElementById('codes').outerHTML")));
        assertThat(codes).isNotEmpty().first().asString().startsWith("JAHISTC08,2");
        chromium.picture("offline");

        line.mend();
        chromium.open(SERVER.base() + "/today");
        chromium.awaitText("サインアウト");
        chromium.press(chromium.driver().findElement(By.cssSelector("form[action='/sign-out'] button")));
        chromium.awaitText("手帳を開く");
        awaitNothingKept();
        line.cut();
        assertThat(isShown("/offline")).isFalse();
        line.mend();
        chromium.open(SERVER.base() + "/offline");
        chromium.awaitText(NOTHING);
    }

    /** A device that was lost is forgotten from another: the next time it reaches the server it removes what it keeps. */
    @Test
    void is_gone_once_a_device_that_was_forgotten_reaches_the_server() throws IOException {
        turnOn();
        var other = new Browser(SERVER.base()).signIn("hanako");
        var account = other.get("/account").text();
        HANDLE.matcher(account.substring(account.indexOf("id=\"devices\"")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(handle -> other.post(
                        "/account/devices/forget", Browser.fields("_csrf", found(TOKEN, account), "handle", handle)));
        line.cut();
        chromium.open(SERVER.base() + "/medicines");
        chromium.awaitText("の時点です");

        line.mend();
        chromium.open(SERVER.base() + "/sign-in");
        awaitNothingKept();
        chromium.open(SERVER.base() + "/offline");
        chromium.awaitText(NOTHING);
    }

    /** Nobody has a copy who did not turn it on, and no device that is not remembered is given one. */
    @Test
    void is_kept_by_nobody_who_did_not_ask() {
        chromium.open(SERVER.base() + "/today");
        chromium.signIn("hanako");
        chromium.awaitPath("/today");

        assertThat(databases()).isEmpty();
        assertThat(new Browser(SERVER.base())
                        .signIn("hanako")
                        .get("/offline/record")
                        .status())
                .isEqualTo(404);
    }

    /** The page of signing in asks, too, whether the device is still known. */
    @Test
    void is_no_place_to_go_on_to_after_signing_in() {
        var browser = new Browser(SERVER.base());
        browser.get("/medicines");

        assertThat(browser.get("/offline/record").status()).isEqualTo(401);
        assertThat(Browser.location(browser.submit("/sign-in", Map.of("username", "hanako", "password", "demo"))))
                .endsWith("/medicines");
    }

    /** Somebody who has their device remembered did not ask for a copy of their record in the place of another's. */
    @Test
    void is_not_made_of_the_record_of_somebody_else_who_signs_in() {
        turnOn();
        var kenji = new Browser(SERVER.base());
        kenji.submit("/sign-in", Map.of("username", "kenji", "password", "demo", "remember", "true"));
        chromium.driver().manage().deleteAllCookies();
        for (var name : List.of("KENKOTECHO", "device")) {
            chromium.driver()
                    .manage()
                    .addCookie(new Cookie(name, kenji.cookie(name).replace("\"", "")));
        }

        chromium.open(SERVER.base() + "/offline");

        awaitNothingKept();
    }

    /** As every page: it fits, and all can read it. */
    @Test
    void fits_every_screen() {
        turnOn();
        for (var page : List.of("/offline", "/settings/offline")) {
            for (var language : List.of("ja", "en")) {
                chromium.open(SERVER.base() + page + "?lang=" + language);
                chromium.awaitText("佐藤 花子");
                for (var width : List.of(320, 390, 1280)) {
                    chromium.driver()
                            .executeCdpCommand(
                                    "Emulation.setDeviceMetricsOverride",
                                    Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", false));
                    assertThat(
                                    (Long)
                                            chromium.driver()
                                                    .executeScript(
                                                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as(page + " at " + width)
                            .isLessThanOrEqualTo(0);
                }
                assertThat(Axe.violations(chromium.driver())).as(page).isEmpty();
            }
        }
    }

    private void turnOn() {
        chromium.open(SERVER.base() + "/settings/offline");
        chromium.signIn("hanako");
        chromium.awaitPath("/settings/offline");
        chromium.awaitText("写しはありません");
        chromium.press(chromium.driver().findElement(By.cssSelector("#offline-switch button")));
        chromium.awaitText(ON);
    }

    /** What stands in the browser's storage, as a script of ours finds it. */
    private String kept() {
        return String.valueOf(chromium.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const opening = indexedDB.open('offline');
                opening.onsuccess = () => {
                  const reading = opening.result.transaction('offline').objectStore('offline').get('offline');
                  reading.onsuccess = () => {
                    const { key, data } = reading.result;
                    opening.result.close();
                    const text = new TextDecoder().decode(data);
                    const word = text.includes('花子') || text.includes('JAHIS') ? 'words' : 'no word';
                    done(`${key.algorithm.name}, key ${key.extractable ? 'leaves' : 'stays'}, ${word} of the record`);
                  };
                };
                """));
    }

    private String databases() {
        return String.valueOf(chromium.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
                  .then((all) => done(all.map((one) => one.length).join() + (localStorage.getItem('offline') ?? '')));
                """)).replace("0,0,0", "");
    }

    private void awaitNothingKept() {
        chromium.awaitScript("""
                const done = arguments[arguments.length - 1];
                Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
                  .then((all) => done(all.every((one) => one.length === 0) && localStorage.getItem('offline') === null));
                """);
    }

    private boolean isShown(String page) {
        try {
            chromium.open(SERVER.base() + page);
            return chromium.text().contains("健康手帳");
        } catch (WebDriverException e) {
            return false;
        }
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
