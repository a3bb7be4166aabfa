package jp.kenkotecho.it;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.openqa.selenium.WebDriver;

/** Whoever cannot see, hear or point well reads a page, too: what axe-core finds against WCAG 2.2, levels A and AA. */
public final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /**
     * What is wrong with the page that is open: rule and elements, a line for each. Pages have no frames, so that no second
     * window is needed to put what was found in each together (axe calls that legacy); and what is well is not told.
     */
    public static List<String> violations(WebDriver browser) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder()
                .setLegacyMode().withOptions(options).withTags(RULES).analyze(browser).getViolations().stream()
                        .map(Axe::line)
                        .toList();
    }

    private static String line(Rule violated) {
        var where = violated.getNodes().stream().map(node -> node.getHtml()).toList();
        return violated.getId() + ": " + violated.getHelp() + " " + where;
    }
}
