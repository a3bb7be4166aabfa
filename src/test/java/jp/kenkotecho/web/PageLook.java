package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.it.Axe;
import jp.kenkotecho.it.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/**
 * How pages look in a browser at the widths of phones and desks: nothing is wider than the screen or cut off, whoever
 * cannot see can read it, and it is light. A picture of each is left in {@code target/pages}.
 *
 * @param base the address of the server
 */
record PageLook(Chromium chromium, String base) implements AutoCloseable {

    private static final List<Integer> WIDTHS = List.of(320, 390, 1280);
    private static final int MOST_BYTES = 150_000;

    /**
     * Texts of which a part cannot be seen: beyond the edge of the screen, where a bar that stands still widens no page, or
     * cut off by what they stand in. What can be scrolled is seen.
     */
    private static final String CUT = """
            const cut = new Set(), range = document.createRange();
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; (text = texts.nextNode());) {
                const at = text.parentElement;
                if (!text.data.trim() || at.closest('.unseen, .skip, .table-box, pre, svg, script')
                        || !at.checkVisibility({visibilityProperty: true})) continue;
                range.selectNodeContents(text);
                const isBeyond = [...range.getClientRects()]
                    .some(box => box.width > 0 && (box.right > innerWidth + 1 || box.left < -1));
                const isClipped = getComputedStyle(at).overflowX === 'hidden' && at.scrollWidth > at.clientWidth + 1;
                if (isBeyond || isClipped) cut.add(text.data.trim());
            }
            return [...cut];
            """;

    /** Buttons with about one letter a line. */
    private static final String NARROW = """
            return [...document.querySelectorAll('button:not(.unseen), a.button')]
                .filter(button => button.checkVisibility() && button.innerText.length > 2
                    && button.getBoundingClientRect().width < 48)
                .map(button => button.innerText)
            """;

    static PageLook start(String base) {
        return new PageLook(Chromium.start(), base);
    }

    @Override
    public void close() {
        chromium.close();
    }

    void signIn(String username, String language) {
        chromium.forget(base);
        chromium.open(base + "/settings?lang=" + language);
        chromium.signIn(username);
        if (!chromium.driver().findElements(By.name("code")).isEmpty()) {
            chromium.fill("code", "000000");
            chromium.submit();
        }
        chromium.awaitPath("/settings");
    }

    /** The addresses of the menu of who is signed in. */
    List<String> menu() {
        return chromium.driver().findElements(By.cssSelector("header.bar a, nav.places a")).stream()
                .map(link -> String.valueOf(link.getAttribute("href")).substring(base.length()))
                .distinct()
                .toList();
    }

    /** Opens a page, and judges it by the name of its path. */
    void fits(String prefix, String page) throws IOException {
        chromium.open(base + page);
        isFine(prefix + page.replaceAll("[^a-z-]", "-"));
    }

    /** Judges the page that is open. */
    void isFine(String name) throws IOException {
        for (var width : WIDTHS) {
            resize(width, 844);
            picture(name + "-" + width);
            assertThat(beyond("Width")).as(name + " at " + width).isLessThanOrEqualTo(0);
            assertThat(texts(NARROW)).as(name + " at " + width).isEmpty();
            assertThat(texts(CUT)).as(name + " at " + width).isEmpty();
        }
        assertThat(Axe.violations(chromium.driver())).as(name).isEmpty();
        var bytes = chromium.driver()
                .executeScript(
                        "return performance.getEntries().reduce((all, one) => all + (one.decodedBodySize || 0), 0)");
        assertThat((Long) bytes).as(name).isLessThan(MOST_BYTES);
    }

    void resize(int width, int height) {
        chromium.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void picture(String name) throws IOException {
        Files.write(
                Files.createDirectories(Path.of("target", "pages")).resolve(name + ".png"),
                chromium.driver().getScreenshotAs(OutputType.BYTES));
    }

    /** By how many pixels the page is larger than the screen, in its Width or Height. */
    long beyond(String side) {
        return (Long) chromium.driver()
                .executeScript("return document.documentElement.scroll" + side + " - window.inner" + side);
    }

    private List<?> texts(String script) {
        return (List<?>) chromium.driver().executeScript(script);
    }
}
