package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.it.Axe;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of a resident's menu, and what anybody may open, as {@link PageLook} judges it. */
class PagesLookIT extends ServerTest {

    /** Pages that stand below those of the menu. */
    private static final List<String> BELOW =
            List.of("/checkups/ldl", "/checkups/files", "/outlook?weight=4&salt=1&item=LDL", "/expenses?year=2025");

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
    @CsvSource({"kenji, ja", "kenji, en", "taro, ja"})
    void fit_every_screen(String username, String language) {
        look.signIn(username, language);
        for (var page : pages()) {
            look.fits(username + "-" + language, page);
        }
    }

    /** With large letters and both years, too, at the narrowest. */
    @Test
    void fit_with_large_letters() {
        look.signIn("kenji", "ja");
        look.chromium().driver().executeScript("document.cookie = 'look=large-high-both; path=/'");
        for (var page : pages()) {
            look.fits("large", page);
        }
    }

    @ParameterizedTest
    @CsvSource({"/", "/developers", "/sign-in", "/invitation", "/read", "/offline", "/nowhere"})
    void fit_before_anybody_has_signed_in(String path) {
        look.chromium().forget(SERVER.base());
        look.fits("door", path);
    }

    @Test
    void are_told_apart_from_pages_that_some_cannot_read() {
        look.chromium().open("data:text/html,<html><body><img src='x'><button></button></body></html>");

        assertThat(Axe.violations(look.chromium().driver()).toString())
                .contains("image-alt", "button-name", "html-has-lang");
    }

    @Test
    void are_told_apart_from_pages_that_do_not_fit() {
        look.chromium()
                .open("data:text/html,<meta name=viewport content='width=device-width'><p style='width:900px'>Wide</p>"
                        + "<button style='width:30px'>Send it</button>"
                        + "<p style='width:40px;overflow:hidden;white-space:nowrap'>Clipped</p>");
        look.resize(390, 844);

        assertThat(look.unfit().toString())
                .contains("wider by", "narrow: Send it", "cut: Clipped")
                .doesNotContain("cut: Wide");
    }

    private static List<String> pages() {
        return Stream.concat(look.menu().stream(), BELOW.stream()).toList();
    }
}
