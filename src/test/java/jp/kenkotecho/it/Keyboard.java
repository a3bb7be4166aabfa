package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * A page as somebody uses it who has no mouse: from control to control by Tab. Each has to show that it has the focus
 * (WCAG 2.2, 2.4.7), lie under nothing else (2.4.11) and let go again (2.1.2).
 */
public final class Keyboard {

    /** The longest page has some sixty controls. */
    private static final int MOST_STEPS = 120;

    /** A date is one control in which Tab goes from year to month, day and calendar. */
    private static final int MOST_STEPS_WITHIN = 6;

    /** What is wrong with the control that has the focus: nothing when it can be seen. Labels show the focus of theirs. */
    private static final String WRONG = """
            const at = document.activeElement;
            const shown = [at, at.nextElementSibling, at.closest('label')].filter(one => one);
            const isRinged = one => { const style = getComputedStyle(one);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
            if (!shown.some(isRinged)) return 'shows no focus';
            const box = at.getBoundingClientRect();
            const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
            const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
            if (right - left < 1 || bottom - top < 1) return 'is out of sight';
            const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const isSeen = shown.some(one => one.contains(hit) || (hit && hit.contains(one)));
            return isSeen ? '' : 'lies under something else';
            """;

    private final ChromeDriver driver;

    public Keyboard(Chromium chromium) {
        this.driver = chromium.driver();
    }

    /** Goes on by Tab to the control whose name holds this; fails when a control on the way cannot be used so. */
    public Keyboard to(String name) {
        var way = new ArrayList<String>();
        var within = 0;
        WebElement before = null;
        for (var step = 0; step < MOST_STEPS; step++) {
            press(Keys.TAB);
            var at = driver.switchTo().activeElement();
            within = at.equals(before) ? within + 1 : 0;
            before = at;
            assertThat(within).as("Tab does not leave %s", way).isLessThan(MOST_STEPS_WITHIN);
            if (!at.getTagName().equals("body")) {
                way.add(name(at));
                // The parts of a date or a time show their focus themselves, where no script sees it.
                if (within == 0) {
                    assertThat(driver.executeScript(WRONG))
                            .as("%s on the way %s", name(at), way)
                            .isEqualTo("");
                }
                if (name(at).contains(name)) {
                    return this;
                }
            }
        }
        throw new AssertionError("Tab never came to " + name + " but to " + way);
    }

    /** Picks one of several of which one can be chosen: Tab goes to all of them as one, the arrows from one to another. */
    public Keyboard pick(String name) {
        var seen = new ArrayList<String>();
        to("");
        while (!"radio".equals(driver.switchTo().activeElement().getAriaRole())) {
            seen.add(name(driver.switchTo().activeElement()));
            assertThat(seen).as("no choice on the way").hasSizeLessThan(MOST_STEPS);
            to("");
        }
        press(Keys.SPACE);
        while (!name(driver.switchTo().activeElement()).contains(name)) {
            seen.add(name(driver.switchTo().activeElement()));
            assertThat(seen).as("not offered").hasSizeLessThan(MOST_STEPS);
            press(Keys.ARROW_DOWN);
        }
        assertThat(driver.switchTo().activeElement().isSelected()).isTrue();
        return this;
    }

    /** Goes round the page, from its top until it begins again, and gives the names of what can be used. */
    public List<String> round() {
        var way = new ArrayList<String>();
        driver.executeScript("document.activeElement.blur()");
        to("");
        var first = driver.switchTo().activeElement();
        do {
            way.add(name(driver.switchTo().activeElement()));
            to("");
        } while (!driver.switchTo().activeElement().equals(first) && way.size() < MOST_STEPS);
        assertThat(way).as("never came round").hasSizeLessThan(MOST_STEPS);
        return way;
    }

    public Keyboard type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    public Keyboard press(Keys key) {
        return type(key);
    }

    /** Answers the dialog of the system, in which a file is chosen, for the control that has the focus. */
    public Keyboard choose(java.nio.file.Path file) {
        driver.switchTo().activeElement().sendKeys(file.toAbsolutePath().toString());
        return this;
    }

    private static String name(WebElement control) {
        return String.valueOf(control.getAccessibleName());
    }
}
