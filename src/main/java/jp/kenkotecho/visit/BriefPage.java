package jp.kenkotecho.visit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.profile.ShownName;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A visit brief as one page to read and to print: the narratives of its document. */
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
     */
    public record Shown(
            String title, String name, String born, String drawnUp, List<String> remarks, List<Part> sections) {

        public Shown {
            remarks = List.copyOf(remarks);
            sections = List.copyOf(sections);
        }
    }

    /**
     * One section.
     *
     * @param text XHTML, in which everything of the record is escaped
     */
    public record Part(String title, String text) {}

    /** The page of a document of {@link Briefs}. */
    byte[] of(Bundle brief) {
        var context = new Context(Locale.JAPANESE, Map.of("brief", shown(brief)));
        return templates.process("visit/brief", context).getBytes(StandardCharsets.UTF_8);
    }

    /** The same for a page of the product. */
    public static Shown shown(Bundle brief) {
        var composition = (Composition) brief.getEntryFirstRep().getResource();
        var patient = brief.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElseThrow();
        return new Shown(
                composition.getTitle(),
                ShownName.of(patient.getNameFirstRep()),
                patient.getBirthDateElement().hasValue()
                        ? patient.getBirthDateElement().getValueAsString() + " 生 born"
                        : "",
                composition.getDateElement().getValueAsString().substring(0, "2026-11-05".length()),
                remarks(composition),
                composition.getSection().stream()
                        .map(section ->
                                new Part(section.getTitle(), section.getText().getDivAsString()))
                        .toList());
    }

    /** What the document says before its sections, but for its title. */
    private static List<String> remarks(Composition composition) {
        return Stream.of(composition.getText().getDiv().getChildNodes())
                .flatMap(List::stream)
                .map(node -> String.valueOf(node.allText()).strip())
                .filter(text -> !text.isEmpty() && !text.equals(composition.getTitle()))
                .toList();
    }
}
