package jp.kenkotecho.visit;

import java.io.IOException;
import java.util.List;
import jp.kenkotecho.pdf.PdfDocument;
import jp.kenkotecho.pdf.PdfDocument.Block;
import jp.kenkotecho.pdf.PdfDocument.Column;
import jp.kenkotecho.pdf.PdfDocument.Paragraph;
import jp.kenkotecho.pdf.PdfDocument.Row;
import jp.kenkotecho.pdf.PdfDocument.Section;
import jp.kenkotecho.pdf.PdfDocument.Table;
import jp.kenkotecho.pdf.PdfWriter;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.fhir.BriefDocument;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.BriefSection.Line;

/** A visit brief to be printed, or kept on paper. */
public final class BriefPdf {

    private static final List<Column> COLUMNS = List.of(
            new Column(new Text("項目", "Item"), 31),
            new Column(new Text("内容", "Detail"), 48),
            new Column(new Text("日付", "Date"), 21));

    private BriefPdf() {}

    /** The pages of a brief. */
    public static byte[] of(Brief brief) throws IOException {
        return PdfWriter.write(new PdfDocument(
                BriefDocument.TITLE,
                (brief.name() + "   " + brief.born()).strip(),
                brief.drawnUp(),
                brief.remarks().stream().map(BriefPdf::both).toList(),
                brief.sections().stream().map(BriefPdf::section).toList()));
    }

    private static Section section(BriefSection section) {
        Block block = section.lines().isEmpty()
                ? new Paragraph(both(BriefDocument.NOTHING))
                : new Table(COLUMNS, section.lines().stream().map(BriefPdf::row).toList());
        return new Section(section.kind().title(), List.of(block));
    }

    private static Row row(Line line) {
        return new Row(List.of(line.name(), line.detail(), line.when()), line.warns());
    }

    private static String both(Text text) {
        return text.ja() + " " + text.en();
    }
}
