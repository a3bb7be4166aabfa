package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desks of doctors and nurses, as {@link PageLook} judges them. */
class DeskPagesLookIT extends ServerTest {

    /** The pages of a desk that lead on to people, and the one that no list leads to. */
    private static final List<String> BELOW = List.of(
            "/desk",
            "/desk/emergency",
            "/desk/patient?person=demo-hanako",
            "/desk/guidance?person=demo-kenji",
            "/desk/session?person=demo-kenji&template=demo-first-session");

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
    @CsvSource({"dr-ito, ja", "dr-ito, en", "phn-takahashi, ja"})
    void fit_every_screen(String username, String language) {
        look.signIn(username, language);
        var menu = look.menu();
        var below = menu.stream().anyMatch(page -> page.startsWith("/desk/worklist")) ? BELOW : List.<String>of();
        for (var page : Stream.concat(menu.stream(), below.stream()).toList()) {
            look.fits(username + "-" + language, page);
        }
    }

    /** One screen of a desk holds all that a doctor has to know. */
    @Test
    void fit_a_patient_on_one_screen() {
        look.signIn("dr-ito", "ja");
        look.chromium().open(SERVER.base() + "/desk/patient?person=demo-hanako");
        look.resize(1280, 800);
        look.chromium().keep("desk-patient-1280x800");

        assertThat(look.beyond("Height")).isLessThanOrEqualTo(0);
    }
}
