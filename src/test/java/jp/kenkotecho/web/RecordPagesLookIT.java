package jp.kenkotecho.web;

import java.nio.file.Path;
import java.util.List;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The pages of a resident that no menu leads to, as {@link PageLook} judges them. */
class RecordPagesLookIT extends ServerTest {

    @SuppressWarnings("NullAway.Init") // started before the first test
    private static PageLook look;

    @BeforeAll
    static void start() {
        look = PageLook.start(SERVER.base());
    }

    @AfterAll
    static void stop() {
        if (look != null) {
            look.close();
        }
    }

    /** The pages of medicines that no menu leads to, a slip that was photographed among them. */
    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void fit_with_medicines(String language) {
        look.signIn("hanako", language);
        for (var page : List.of(
                "/today?each=true",
                "/today?later=true",
                "/medicines/new",
                "/medicines/slip",
                "/medicines/codes",
                "/brief/card")) {
            look.fits(language, page);
        }
        look.chromium().open(SERVER.base() + "/medicines");
        look.chromium()
                .open(String.valueOf(look.chromium()
                        .driver()
                        .findElement(By.cssSelector("a[href*='/medicines/one']"))
                        .getAttribute("href")));
        look.isFine(language + "-medicines-one");
        look.chromium().open(SERVER.base() + "/medicines/slip");
        look.chromium()
                .fill(
                        "file",
                        Path.of("docs", "samples", "pharmacy-slip.png")
                                .toAbsolutePath()
                                .toString());
        look.chromium().driver().executeScript("document.querySelector('main form button').click()");
        look.chromium().awaitText(language.equals("ja") ? "写真と見くらべてください" : "Compare with the photograph");
        look.isFine(language + "-medicines-slip-preview");
    }

    /** The pages of sharing, for which two factors are needed, and those below the access log. */
    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void fit_with_sharing(String language) {
        look.signIn("hanako", language);
        look.chromium().open(SERVER.base() + "/share/new");
        look.chromium().awaitPath("/second-factor");
        look.chromium().fill("code", "000000");
        look.chromium().submit();
        look.chromium().awaitPath("/share/new");
        for (var page : List.of(
                "/share/new",
                "/share/new?organization=demo-ito-clinic&again=true",
                "/share/with?actor=Organization/demo-ito-clinic",
                "/share/check-in",
                "/share/check-in?organization=demo-ito-clinic",
                "/share/links",
                "/share/family",
                "/share/records",
                "/doctors/pharmacy?organization=demo-ekimae-pharmacy",
                "/access-log?all=true")) {
            look.fits(language, page);
        }
        var who = look.chromium().driver().findElements(By.cssSelector("a[href*='/access-log/who']"));
        if (!who.isEmpty()) {
            look.chromium().open(String.valueOf(who.get(0).getAttribute("href")));
            look.isFine(language + "-access-log-who");
        }
    }

    /** The account's pages, and a page on a device that is remembered when nobody is signed in any more. */
    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void fit_with_a_remembered_device(String language) {
        look.chromium().forget(SERVER.base());
        look.chromium().open(SERVER.base() + "/settings?lang=" + language);
        look.chromium().awaitPath("/sign-in");
        look.chromium().press(look.chromium().driver().findElement(By.name("remember")));
        look.chromium().signIn("kenji");
        look.chromium().awaitPath("/settings");
        for (var page : List.of("/account", "/account/second-factor", "/settings/offline")) {
            look.fits(language, page);
        }
        look.chromium().driver().manage().deleteCookieNamed("KENKOTECHO");
        look.chromium().open(SERVER.base() + "/today");
        look.chromium().awaitText(language.equals("ja") ? "この端末を覚えている" : "This device is remembered");
        look.isFine(language + "-today-remembered");
    }
}
