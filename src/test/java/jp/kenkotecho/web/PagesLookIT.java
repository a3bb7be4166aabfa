package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.it.Axe;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** Every page of every menu at the widths of phones and desks: nothing is wider than the screen, and it is light. */
class PagesLookIT extends ServerTest {

    private static final List<Integer> WIDTHS = List.of(320, 390, 1280);
    private static final int MOST_BYTES = 150_000;

    /** Pages that stand below those of a menu. */
    private static final List<String> BELOW =
            List.of("/checkups/ldl", "/checkups/files", "/outlook?weight=4&salt=1&item=LDL", "/expenses?year=2025");

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
    @CsvSource({"kenji, ja", "kenji, en", "taro, ja", "dr-ito, ja", "dr-ito, en", "phn-takahashi, ja"})
    void fit_every_screen(String username, String language) throws IOException {
        signIn(username, language);
        for (var page : menu()) {
            chromium.open(page);
            fits(username + "-" + language + page.replaceAll(".*://[^/]+", "").replaceAll("[^a-z-]", "-"));
        }
    }

    /** With large letters and both years, too, at the narrowest. */
    @Test
    void fit_with_large_letters() throws IOException {
        signIn("kenji", "ja");
        chromium.driver().executeScript("document.cookie = 'look=large-high-both; path=/'");
        for (var page : menu()) {
            chromium.open(page);
            fits("large-" + page.replaceAll(".*://[^/]+", "").replaceAll("[^a-z-]", "-"));
        }
    }

    /** The pages of medicines that no menu leads to, a slip that was photographed among them. */
    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void fit_with_medicines(String language) throws IOException {
        signIn("hanako", language);
        for (var page : List.of(
                "/today?each=true", "/today?later=true", "/medicines/new", "/medicines/slip", "/medicines/codes")) {
            chromium.open(SERVER.base() + page);
            fits(language + page.replaceAll("[^a-z-]", "-"));
        }
        chromium.open(SERVER.base() + "/medicines");
        chromium.open(String.valueOf(chromium.driver()
                .findElement(By.cssSelector("a[href*='/medicines/one']"))
                .getAttribute("href")));
        fits(language + "-medicines-one");
        chromium.open(SERVER.base() + "/medicines/slip");
        chromium.fill(
                "file",
                Path.of("docs", "samples", "pharmacy-slip.png").toAbsolutePath().toString());
        chromium.driver().executeScript("document.querySelector('main form button').click()");
        chromium.awaitText(language.equals("ja") ? "写真と見くらべてください" : "Compare with the photograph");
        fits(language + "-medicines-slip-preview");
    }

    /** The pages of sharing, for which two factors are needed, and those below the access log. */
    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void fit_with_sharing(String language) throws IOException {
        signIn("hanako", language);
        chromium.open(SERVER.base() + "/share/new");
        chromium.awaitPath("/second-factor");
        chromium.fill("code", "000000");
        chromium.submit();
        chromium.awaitPath("/share/new");
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
            chromium.open(SERVER.base() + page);
            fits(language + page.replaceAll("[^a-z-]", "-"));
        }
        var who = chromium.driver().findElements(By.cssSelector("a[href*='/access-log/who']"));
        if (!who.isEmpty()) {
            chromium.open(String.valueOf(who.get(0).getAttribute("href")));
            fits(language + "-access-log-who");
        }
    }

    @ParameterizedTest
    @CsvSource({"/", "/developers", "/sign-in", "/invitation", "/read", "/nowhere"})
    void fit_before_anybody_has_signed_in(String path) throws IOException {
        chromium.forget(SERVER.base());
        chromium.open(SERVER.base() + path);
        fits("door" + path.replace('/', '-'));
    }

    @Test
    void are_told_apart_from_pages_that_some_cannot_read() {
        chromium.open("data:text/html,<html><body><img src='x'><button></button></body></html>");

        assertThat(Axe.violations(chromium.driver()).toString()).contains("image-alt", "button-name", "html-has-lang");
    }

    private static void signIn(String username, String language) {
        signIn(chromium, username, language);
    }

    static void signIn(Chromium chromium, String username, String language) {
        chromium.forget(SERVER.base());
        chromium.open(SERVER.base() + "/settings?lang=" + language);
        chromium.signIn(username);
        if (!chromium.driver().findElements(By.name("code")).isEmpty()) {
            chromium.fill("code", "000000");
            chromium.submit();
        }
        chromium.awaitPath("/settings");
    }

    /** The pages of a desk that lead on to people, and the one that no list leads to. */
    private static final List<String> DESKS = List.of(
            "/desk",
            "/desk/emergency",
            "/desk/patient?person=demo-hanako",
            "/desk/guidance?person=demo-kenji",
            "/desk/session?person=demo-kenji&template=demo-first-session");

    /** One screen of a desk holds all that a doctor has to know. */
    @Test
    void fit_a_patient_on_one_screen() throws IOException {
        signIn("dr-ito", "ja");
        chromium.open(SERVER.base() + "/desk/patient?person=demo-hanako");
        chromium.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 1280, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        Files.write(
                Files.createDirectories(Path.of("target", "pages")).resolve("desk-patient-1280x800.png"),
                chromium.driver().getScreenshotAs(OutputType.BYTES));

        var over = chromium.driver().executeScript("return document.documentElement.scrollHeight - window.innerHeight");

        assertThat((Long) over).isLessThanOrEqualTo(0);
    }

    static List<String> links(Chromium chromium) {
        return chromium.driver().findElements(By.cssSelector("header.bar a, nav.places a")).stream()
                .map(link -> String.valueOf(link.getAttribute("href")))
                .distinct()
                .toList();
    }

    private static List<String> menu() {
        var menu = links(chromium);
        return Stream.of(menu.stream(), below(menu, "/checkups", BELOW), below(menu, "/desk/worklist", DESKS))
                .flatMap(pages -> pages)
                .toList();
    }

    private static Stream<String> below(List<String> menu, String page, List<String> below) {
        return below.stream()
                .filter(one -> menu.stream().anyMatch(link -> link.contains(page)))
                .map(one -> SERVER.base() + one);
    }

    private static void fits(String name) throws IOException {
        fits(chromium, name);
    }

    static void fits(Chromium chromium, String name) throws IOException {
        for (var width : WIDTHS) {
            chromium.driver()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 500));
            var over =
                    chromium.driver().executeScript("return document.documentElement.scrollWidth - window.innerWidth");
            var folder = Files.createDirectories(Path.of("target", "pages"));
            Files.write(
                    folder.resolve(name + "-" + width + ".png"),
                    chromium.driver().getScreenshotAs(OutputType.BYTES));
            assertThat((Long) over).as(name + " at " + width).isLessThanOrEqualTo(0);
            assertThat(narrow(chromium)).as(name + " at " + width).isEmpty();
        }
        assertThat(Axe.violations(chromium.driver())).as(name).isEmpty();
        var bytes = chromium.driver()
                .executeScript(
                        "return performance.getEntries().reduce((all, one) => all + (one.decodedBodySize || 0), 0)");
        assertThat((Long) bytes).as(name).isLessThan(MOST_BYTES);
    }

    /** Buttons with about one letter a line. */
    private static List<String> narrow(Chromium chromium) {
        return chromium.driver().findElements(By.cssSelector("button:not(.unseen), a.button")).stream()
                .filter(WebElement::isDisplayed)
                .filter(button ->
                        button.getText().length() > 2 && button.getSize().getWidth() < 48)
                .map(WebElement::getText)
                .toList();
    }
}
