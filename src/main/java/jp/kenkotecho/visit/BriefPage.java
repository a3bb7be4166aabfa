package jp.kenkotecho.visit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.fhir.BriefDocument;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A visit brief as one page to read and to print. */
@Component
public class BriefPage {

    private final ITemplateEngine templates;

    BriefPage(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * What stands on the page.
     *
     * @param born birth date, as far as it is known
     * @param drawnUp the day
     * @param nothing what is said where a section has no lines
     */
    public record Shown(
            String title,
            String name,
            String born,
            String drawnUp,
            List<String> remarks,
            List<Part> sections,
            String nothing) {

        public Shown {
            remarks = List.copyOf(remarks);
            sections = List.copyOf(sections);
        }
    }

    /** One section. */
    public record Part(String title, List<Line> lines) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** The page of a brief. */
    byte[] of(Brief brief) {
        var context = new Context(Locale.JAPANESE, Map.of("brief", shown(brief)));
        return templates.process("visit/brief", context).getBytes(StandardCharsets.UTF_8);
    }

    /** The same for a page of the product. */
    public static Shown shown(Brief brief) {
        return new Shown(
                both(BriefDocument.TITLE),
                brief.name(),
                brief.born(),
                brief.drawnUp().toLocalDate().toString(),
                brief.remarks().stream().map(BriefPage::both).toList(),
                brief.sections().stream().map(BriefPage::part).toList(),
                both(BriefDocument.NOTHING));
    }

    private static Part part(BriefSection section) {
        return new Part(both(section.kind().title()), section.lines());
    }

    private static String both(Text text) {
        return text.ja() + " " + text.en();
    }
}
