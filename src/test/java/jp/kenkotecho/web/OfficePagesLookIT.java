package jp.kenkotecho.web;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The desks of administrators and researchers, as {@link PageLook} judges them. */
class OfficePagesLookIT extends ServerTest {

    /** Forms that a page shows once they are asked for, and an export that is under way or done. */
    private static final List<String> OF_ADMINISTRATOR = List.of(
            "/desk/accounts?link=Practitioner/demo-phn-takahashi&name=x",
            "/desk/directory?named=%E4%BC%8A%E8%97%A4",
            "/desk/directory/professionals/new?organization=demo-ito-clinic",
            "/desk/directory/professionals/demo-dr-ito?named=%E4%BC%8A%E8%97%A4");

    private static final List<String> OF_RESEARCHER =
            List.of("/desk/exports/new?client=demo-research&cohort=Group/demo-cohort");

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

    @ParameterizedTest
    @CsvSource({"admin, ja", "admin, en", "researcher, ja", "researcher, en"})
    void fit_every_screen(String username, String language) {
        look.signIn(username, language);
        var below = username.equals("admin") ? OF_ADMINISTRATOR : OF_RESEARCHER;
        for (var page : Stream.concat(look.menu().stream(), below.stream()).toList()) {
            look.fits(username + "-" + language, page);
        }
    }

    /** What a form of the administrator's answers: a code, a secret, the outcome of the verification. */
    @Test
    void fit_with_the_answers_of_forms() {
        look.signIn("admin", "ja");
        look.chromium().open(SERVER.base() + "/desk/trail");
        press("form[action='/desk/trail'] button");
        look.isFine("admin-trail-verified");
        look.chromium().open(SERVER.base() + "/desk/accounts?link=Practitioner/demo-dr-ito&name=%E6%9E%B6%E7%A9%BA");
        look.chromium().fill("username", "look-" + System.nanoTime());
        press("form[action='/desk/accounts'] button.button--main");
        look.isFine("admin-account-invited");
    }

    @Test
    void fit_with_an_export() {
        look.signIn("researcher", "ja");
        look.chromium().open(SERVER.base() + OF_RESEARCHER.get(0));
        press("form[action='/desk/exports'] button.button--main");
        look.isFine("researcher-export");
        look.chromium().open(SERVER.base() + "/desk/exports");
        look.isFine("researcher-exports-listed");
    }

    private static void press(String button) {
        look.chromium().press(look.chromium().driver().findElement(By.cssSelector(button)));
    }
}
