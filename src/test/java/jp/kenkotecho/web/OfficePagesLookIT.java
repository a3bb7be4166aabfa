package jp.kenkotecho.web;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The same as {@link PagesLookIT} of the desks of administrators and researchers, beside it, since that one is long. */
class OfficePagesLookIT extends ServerTest {

    /** Forms that a page shows once they are asked for, and an export that is under way or done. */
    private static final List<String> OF_ADMINISTRATOR = List.of(
            "/desk/accounts?link=Practitioner/demo-phn-takahashi&name=x", "/desk/directory?named=%E4%BC%8A%E8%97%A4");

    private static final List<String> OF_RESEARCHER =
            List.of("/desk/exports/new?client=demo-research&cohort=Group/demo-cohort");

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"admin, ja", "admin, en", "researcher, ja", "researcher, en"})
    void fit_every_screen(String username, String language) throws IOException {
        PagesLookIT.signIn(chromium, username, language);
        var below = username.equals("admin") ? OF_ADMINISTRATOR : OF_RESEARCHER;
        var pages = Stream.concat(
                        PagesLookIT.links(chromium).stream(), below.stream().map(one -> SERVER.base() + one))
                .toList();
        for (var page : pages) {
            chromium.open(page);
            fits(username + "-" + language + page.replaceAll(".*://[^/]+", "").replaceAll("[^a-z-]", "-"));
        }
    }

    /** What a form of the administrator's answers: a code, a secret, the outcome of the verification. */
    @Test
    void fit_with_the_answers_of_forms() throws IOException {
        PagesLookIT.signIn(chromium, "admin", "ja");
        chromium.open(SERVER.base() + "/desk/trail");
        press("form[action='/desk/trail'] button");
        fits("admin-trail-verified");
        chromium.open(SERVER.base() + "/desk/accounts?link=Practitioner/demo-dr-ito&name=%E6%9E%B6%E7%A9%BA");
        chromium.fill("username", "look-" + System.nanoTime());
        press("form[action='/desk/accounts'] button.button--main");
        fits("admin-account-invited");
    }

    @Test
    void fit_with_an_export() throws IOException {
        PagesLookIT.signIn(chromium, "researcher", "ja");
        chromium.open(SERVER.base() + OF_RESEARCHER.get(0));
        press("form[action='/desk/exports'] button.button--main");
        fits("researcher-export");
        chromium.open(SERVER.base() + "/desk/exports");
        fits("researcher-exports-listed");
    }

    private static void press(String button) {
        chromium.press(chromium.driver().findElement(By.cssSelector(button)));
    }

    private static void fits(String name) throws IOException {
        PagesLookIT.fits(chromium, name);
    }
}
