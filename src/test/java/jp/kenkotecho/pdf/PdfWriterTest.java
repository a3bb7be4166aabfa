package jp.kenkotecho.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.pdf.PdfDocument.Block;
import jp.kenkotecho.pdf.PdfDocument.Column;
import jp.kenkotecho.pdf.PdfDocument.Paragraph;
import jp.kenkotecho.pdf.PdfDocument.Row;
import jp.kenkotecho.pdf.PdfDocument.Section;
import jp.kenkotecho.pdf.PdfDocument.Table;
import jp.kenkotecho.record.Text;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;

class PdfWriterTest {

    private static final OffsetDateTime MADE = OffsetDateTime.parse("2026-11-30T18:40:00+09:00");

    private static final List<Column> COLUMNS =
            List.of(new Column(new Text("項目", "Item"), 40), new Column(new Text("内容", "Detail"), 60));

    private static final Table PRESSURE =
            new Table(COLUMNS, List.of(new Row(List.of("収縮期血圧", "143/86 mmHg (7 朝)"), true)));

    @Test
    void is_read_back_as_it_was_written() throws IOException {
        var pdf = write(section("朝の血圧", PRESSURE), section("病気", new Paragraph("ありません Nothing to show")));

        assertThat(PdfText.of(pdf))
                .contains("受診の前に Visit brief", "髙﨑 花子", "一部は示していません")
                .contains("朝の血圧 Section", "項目 Item 内容 Detail", "！ 収縮期血圧 143/86 mmHg (7 朝)")
                .contains("病気 Section", "ありません Nothing to show")
                .contains("作成 Made 2026-11-30 18:40", "1 / 1");
    }

    /** A page is some 20 kB: the letters it shows are in it, and no others. */
    @Test
    void holds_of_its_font_the_letters_that_it_shows() throws IOException {
        var pdf = write(section("朝の血圧", PRESSURE));

        assertThat(pdf.length).isBetween(10_000, 40_000);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(fonts(document)).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+BIZUDPGothic-Regular");
            });
        }
    }

    /** PDF/UA: title, language, and a tree that says what is a heading and what heads a row or column. */
    @Test
    void is_tagged_for_readers_of_screens() throws IOException {
        try (var document = Loader.loadPDF(write(section("朝の血圧", PRESSURE)))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("ja");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("受診の前に Visit brief");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(MADE.toInstant());
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("http://www.aiim.org/pdfua/ns/id/", "受診の前に Visit brief")
                    .doesNotContain("花子");
            assertThat(tags(catalog.getStructureTreeRoot()))
                    .contains("Document", "H1", "H2", "P", "Table", "THead", "TH", "TD");
        }
    }

    @Test
    void a_table_says_its_columns_and_whom_it_is_about_on_each_page() throws IOException {
        var rows = IntStream.range(0, 150)
                .mapToObj(number -> Row.of("行 " + number, "値"))
                .toList();

        var pages = PdfText.pages(write(section("長い", new Table(COLUMNS, rows))));

        assertThat(pages).hasSize(4).allSatisfy(page -> assertThat(page)
                .contains("項目 Item 内容 Detail", "髙﨑 花子", " / 4"));
        assertThat(String.join("", pages).lines().filter(line -> line.startsWith("行 ")))
                .hasSize(150);
    }

    /** Whatever stands above, nothing that announces something is the last on a page. */
    @Test
    void no_heading_is_left_alone_at_the_foot_of_a_page() throws IOException {
        var rows = IntStream.range(0, 8).mapToObj(number -> Row.of("行", "値")).toList();
        var sections = IntStream.range(0, 40)
                .mapToObj(number -> section("題 " + number, new Table(COLUMNS, rows.subList(0, 1 + number % 8))))
                .toArray(Section[]::new);

        assertThat(PdfText.pages(write(sections))).hasSizeGreaterThan(4).allSatisfy(page -> assertThat(
                        page.strip().lines().reduce((first, second) -> second))
                .contains("行 値"));
    }

    @Test
    void a_text_is_never_markup_and_stays_on_the_paper() throws IOException {
        var markup = "</td></tr><img src=\"http://localhost/\"/>&amp;<script>1</script>";
        var pdf = write(section(
                "敵", new Table(COLUMNS, List.of(Row.of(markup, "W".repeat(900)), Row.of("あ".repeat(900), "名\n期間")))));

        assertThat(PdfText.of(pdf).replaceAll("\\s", ""))
                .contains(markup.replaceAll("\\s", ""), "W".repeat(900), "あ".repeat(900), "名期間");
        assertThat(PdfText.letters(pdf)).allSatisfy(letter -> {
            assertThat(letter.getXDirAdj()).isGreaterThan(47);
            assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThan(595 - 47);
            assertThat(letter.getYDirAdj()).isBetween(45f, 842f - 28);
        });
    }

    @Test
    void says_that_a_letter_is_missing_and_that_rows_are() throws IOException {
        var rows = IntStream.range(0, PageRoom.MOST_LINES)
                .mapToObj(number -> Row.of("行", "値"))
                .toList();

        var text = PdfText.of(write(
                section("多い", new Table(COLUMNS, rows)),
                section("後", new Table(COLUMNS, rows.subList(0, 3))),
                section("字", new Paragraph("😀"))));

        assertThat(text.lines().filter("行 値"::equals)).hasSize(PageRoom.MOST_LINES / 2);
        assertThat(text)
                .contains("ここに入りきらない行が 1500 行あります。", "3 more rows do not fit here.")
                .contains("〓 stands for a letter that the font of this document lacks.");
        assertThat(PdfText.of(write(section("字", new Paragraph("髙"))))).doesNotContain("stands for", "do not fit");
    }

    @Test
    void a_text_without_end_is_cut() throws IOException {
        var text = PdfText.of(write(
                section("長い", new Paragraph("長".repeat(50_000))), section("行", new Paragraph("改\n".repeat(9_000)))));

        assertThat(text.chars().filter(letter -> letter == '長')).hasSize(PageRoom.LONGEST + 1);
        assertThat(text.chars().filter(letter -> letter == '改')).hasSize(PageRoom.MOST_BREAKS + 1);
        assertThat(text).contains("長…");
    }

    @Test
    void a_row_has_a_cell_for_every_column() {
        var rows = List.of(Row.of("一つだけ"));

        assertThatThrownBy(() -> new Table(COLUMNS, rows)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Section section(String title, Block block) {
        return new Section(new Text(title, "Section"), List.of(block));
    }

    private static byte[] write(Section... sections) throws IOException {
        return PdfWriter.write(new PdfDocument(
                new Text("受診の前に", "Visit brief"), "髙﨑 花子", MADE, List.of("一部は示していません"), List.of(sections)));
    }

    private static List<PDFont> fonts(PDDocument document) {
        return StreamSupport.stream(document.getPages().spliterator(), false)
                .flatMap(page -> StreamSupport.stream(
                                page.getResources().getFontNames().spliterator(), false)
                        .map(name -> font(page.getResources(), name)))
                .toList();
    }

    private static PDFont font(PDResources resources, COSName name) {
        try {
            return resources.getFont(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> tags(PDStructureNode node) {
        var tags = new TreeSet<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }
}
