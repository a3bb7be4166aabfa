package jp.kenkotecho.visit.fhir;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.DocumentBundle;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/** A visit brief as a document, whose sections are the brief's. */
public final class BriefDocument {

    public static final Text TITLE = new Text("受診の前に", "Visit brief");

    /** What a section without lines says. */
    public static final Text NOTHING = new Text("表示できる記録はありません", "Nothing to show");

    private static final String EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    private BriefDocument() {}

    /**
     * The document.
     *
     * @param remarks what is said before the first section
     * @param base of this server's addresses, without a slash at the end
     */
    public static Bundle of(
            Patient patient, List<BriefSection> sections, List<Text> remarks, OffsetDateTime now, String base) {
        var composition = new Composition()
                .setStatus(CompositionStatus.FINAL)
                .setTitle(both(TITLE))
                .setDateElement(HomeReading.moment(now));
        var document = DocumentBundle.of(composition, base);
        composition.setType(new CodeableConcept(new Coding(Canonical.LOINC, "60591-5", "Patient summary Document")));
        composition.setSubject(document.add(patient));
        composition.addAuthor(document.add(new Organization().setName("健康手帳 Kenko Techo")));
        composition.setText(narrative(Stream.concat(Stream.of(TITLE), remarks.stream())
                .map(BriefDocument::paragraph)
                .collect(Collectors.joining())));
        sections.forEach(section -> composition.addSection(section(section, document)));
        return document.bundle();
    }

    private static String paragraph(Text text) {
        return "<p>" + escaped(both(text)) + "</p>";
    }

    private static String both(Text text) {
        return text.ja() + " " + text.en();
    }

    private static SectionComponent section(BriefSection brief, DocumentBundle document) {
        var kind = brief.kind();
        var section = new SectionComponent().setTitle(both(kind.title()));
        if (!kind.loinc().isEmpty()) {
            section.setCode(
                    new CodeableConcept(new Coding().setSystem(Canonical.LOINC).setCode(kind.loinc())));
        }
        brief.entries().forEach(entry -> section.addEntry(document.add(entry)));
        if (brief.lines().isEmpty()) {
            section.setEmptyReason(new CodeableConcept(new Coding(EMPTY_REASON, "unavailable", "Unavailable")));
            section.setText(narrative(paragraph(NOTHING)));
        } else {
            section.setText(narrative(table(brief.lines())));
        }
        return section;
    }

    private static Narrative narrative(String xhtml) {
        var narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + xhtml + "</div>");
        return narrative;
    }

    private static String table(List<Line> lines) {
        var rows = new ArrayList<String>();
        for (var line : lines) {
            var name = escaped(line.name());
            rows.add("<tr><td>" + (line.warns() ? "<b>⚠ " + name + "</b>" : name) + "</td><td>" + escaped(line.detail())
                    + "</td><td>" + escaped(line.when()) + "</td></tr>");
        }
        return "<table><tbody>" + String.join("", rows) + "</tbody></table>";
    }

    /** Whatever a record holds, it is text here. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
