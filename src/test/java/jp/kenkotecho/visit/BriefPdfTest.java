package jp.kenkotecho.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.pdf.PdfText;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.fhir.BriefDocument;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.junit.jupiter.api.Test;

class BriefPdfTest {

    private static final Brief BRIEF = new Brief(
            hanako(),
            List.of(
                    section(SectionKind.ALLERGIES),
                    section(
                            SectionKind.MEDICINES,
                            new Line("ミホン鎮痛錠A", "1日3回 毎食後 (架空薬局)", "2026-11-01", true),
                            new Line("ミホン降圧錠 <5mg> & 架空", "1日1回 朝食後", "2026-11-02", false)),
                    section(SectionKind.WEIGHT, new Line("最新 Latest", "62.8 kg", "2026-11-30", false))),
            List.of(new Text("一部は示していません。", "Some are withheld.")),
            OffsetDateTime.parse("2026-11-30T18:40:00+09:00"));

    /** The narratives of the FHIR document and the sheets of paper are made of the same values. */
    @Test
    void says_on_paper_what_the_document_says() throws IOException {
        var paper = PdfText.of(BriefPdf.of(BRIEF)).replaceAll("\\s", "");
        var document = BriefDocument.of(
                BRIEF.patient(), BRIEF.sections(), BRIEF.remarks(), BRIEF.drawnUp(), "http://localhost/fhir");
        var composition = (Composition) document.getEntryFirstRep().getResource();

        assertThat(paper).contains("架空花子1972-04-05生born", "一部は示していません。Somearewithheld.");
        assertThat(composition.getSection()).hasSize(3).allSatisfy(section -> assertThat(paper)
                .contains((section.getTitle()
                                + (section.hasEmptyReason() ? "" : "項目 Item 内容 Detail 日付 Date")
                                + words(section.getText().getDiv()).replace('⚠', '！'))
                        .replaceAll("\\s", "")));
    }

    @Test
    void fits_on_one_page_of_little_weight() throws IOException {
        var pdf = BriefPdf.of(BRIEF);

        assertThat(pdf.length).isLessThan(40_000);
        assertThat(PdfText.of(pdf)).contains("1 / 1");
    }

    private static String words(XhtmlNode node) {
        return node.getContent() != null
                ? node.getContent()
                : node.getChildNodes().stream().map(BriefPdfTest::words).collect(Collectors.joining());
    }

    private static BriefSection section(SectionKind kind, Line... lines) {
        return new BriefSection(kind, List.of(lines), List.of());
    }

    private static Patient hanako() {
        var patient = new Patient();
        patient.setId("hanako");
        patient.addName().setText("架空 花子");
        patient.getBirthDateElement().setValueAsString("1972-04-05");
        return patient;
    }
}
