package jp.kenkotecho.visit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.spi.PdfText;
import jp.kenkotecho.spi.PdfText.Line;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** A visit brief to be printed, or kept on paper. */
public final class BriefPdf {

    private BriefPdf() {}

    /** The pages of a document of {@link Briefs}. */
    public static byte[] of(Bundle brief) throws IOException {
        var shown = BriefPage.shown(brief);
        var lines = new ArrayList<Line>();
        lines.add(Line.title(shown.title()));
        lines.add(Line.of(shown.name() + "   " + shown.born()));
        shown.remarks().forEach(remark -> lines.add(Line.small(remark)));
        for (var section : ((Composition) brief.getEntryFirstRep().getResource()).getSection()) {
            lines.add(Line.small(""));
            lines.add(Line.heading(section.getTitle()));
            rows(section.getText().getDiv()).forEach(row -> lines.add(Line.small(row)));
        }
        return PdfText.of(shown.title(), lines);
    }

    private static List<String> rows(XhtmlNode text) {
        var rows = all(text, "tr")
                .map(row -> all(row, "td")
                        .map(cell -> String.valueOf(cell.allText()).strip())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("   ")))
                .toList();
        return (rows.isEmpty() ? List.of(String.valueOf(text.allText()).strip()) : rows)
                .stream()
                        // The sign of a warning is in no standard font of Japanese.
                        .map(row -> row.replace("⚠", "●"))
                        .toList();
    }

    private static Stream<XhtmlNode> all(XhtmlNode node, String name) {
        return node.getChildNodes().stream()
                .flatMap(child -> name.equals(child.getName()) ? Stream.of(child) : all(child, name));
    }
}
