package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.it.Axe;
import jp.kenkotecho.it.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * How pages look in a browser at the widths of phones and desks: nothing is wider than the screen or cut off, whoever
 * cannot see can read it, and it is light.
 *
 * @param base the address of the server
 */
record PageLook(Chromium chromium, String base) implements AutoCloseable {

    private static final List<Integer> WIDTHS = List.of(320, 390, 1280);
    private static final int MOST_BYTES = 150_000;

    /**
     * What does not fit: how much wider the page is than the screen; buttons with about one letter a line; and texts of
     * which a part cannot be seen: beyond the edge of the screen, where a bar that stands still widens no page, or cut off
     * by what they stand in. What can be scrolled is seen. The screen is as wide as the page was laid out for: a phone's
     * window grows with a page that is too wide, and shows all of it small.
     */
    private static final String UNFIT = """
            const unfit = new Set(), range = document.createRange(), page = document.documentElement;
            const wider = page.scrollWidth - page.clientWidth;
            if (wider > 0) unfit.add('wider by ' + wider);
            for (const button of document.querySelectorAll('button:not(.unseen), a.button')) {
                if (button.checkVisibility() && button.innerText.length > 2
                        && button.getBoundingClientRect().width < 48) unfit.add('narrow: ' + button.innerText);
            }
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; (text = texts.nextNode());) {
                const at = text.parentElement;
                if (!text.data.trim() || at.closest('.unseen, .skip, .table-box, pre, svg, script')
                        || !at.checkVisibility({visibilityProperty: true})) continue;
                range.selectNodeContents(text);
                const isBeyond = [...range.getClientRects()]
                    .some(box => box.width > 0 && (box.right > page.clientWidth + 1 || box.left < -1));
                const isClipped = getComputedStyle(at).overflowX === 'hidden' && at.scrollWidth > at.clientWidth + 1;
                if (isBeyond || isClipped) unfit.add('cut: ' + text.data.trim());
            }
            return [...unfit];
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
            // By the key: of some hundred clicks on a page that has just come, one is lost while the machine is busy.
            chromium.fill("code", "000000" + Keys.ENTER);
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
    void fits(String prefix, String page) {
        chromium.open(base + page);
        isFine(prefix + page.replaceAll("[^a-z-]", "-"));
    }

    /** Judges the page that is open. */
    void isFine(String name) {
        for (var width : WIDTHS) {
            resize(width, 844);
            chromium.keep(name + "-" + width);
            assertThat(unfit()).as(name + " at " + width).isEmpty();
        }
        assertThat(Axe.violations(chromium.driver())).as(name).isEmpty();
        var bytes = chromium.driver()
                .executeScript(
                        "return performance.getEntries().reduce((all, one) => all + (one.decodedBodySize || 0), 0)");
        assertThat((Long) bytes).as(name).isLessThan(MOST_BYTES);
    }

    /** What of the page that is open does not fit the screen. */
    List<?> unfit() {
        return (List<?>) chromium.driver().executeScript(UNFIT);
    }

    void resize(int width, int height) {
        chromium.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    /** By how many pixels the page is larger than the screen, in its Width or Height. */
    long beyond(String side) {
        return (Long) chromium.driver()
                .executeScript("return document.documentElement.scroll" + side + " - window.inner" + side);
    }
}
