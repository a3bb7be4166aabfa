package jp.kenkotecho.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.spi.PdfText.Line;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTextTest {

    @Test
    void is_read_back_as_it_was_written() throws IOException {
        var pdf = PdfText.of("題", List.of(Line.title("受診の前に Visit brief"), Line.small("収縮期血圧 143/86 mmHg (7 朝)")));

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replace(" ", ""))
                    .contains("受診の前にVisitbrief", "収縮期血圧143/86mmHg(7朝)");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("題");
        }
    }

    @Test
    void long_lines_are_broken_and_many_go_on_over_pages() throws IOException {
        var lines = Stream.concat(
                        Stream.of(Line.of("あ".repeat(100)), Line.of("word ".repeat(60))),
                        IntStream.range(0, 120).mapToObj(number -> Line.small("行" + number)))
                .toList();

        try (var document = Loader.loadPDF(PdfText.of("長い", lines))) {
            var text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(text.lines()).allMatch(line -> line.strip().length() <= 100);
            assertThat(text.replaceAll("\\s", "")).contains("あ".repeat(100), "word".repeat(60), "行0行1", "行118行119");
        }
    }

    /** Operators of PDF, a letter beyond the first plane, and what no font has. */
    @Test
    void nothing_in_a_text_is_an_operator() throws IOException {
        var text = "Tj ET > (x) Tj 𠮟 \uD83D\uDE00 \t 終";

        try (var document = Loader.loadPDF(PdfText.of("", List.of(Line.of(text))))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document)).contains("Tj ET > (x) Tj", "終");
        }
    }
}
