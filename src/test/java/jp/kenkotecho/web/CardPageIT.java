package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Chromium;
import jp.kenkotecho.it.DrawnCode;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.pdf.PdfText;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/** The card for the purse, printed. */
class CardPageIT extends ServerTest {

    private static final float DOTS_PER_INCH = 300;
    private static final float MILLIMETRES_PER_POINT = 25.4f / 72;

    @Test
    void is_paper_of_a6_whose_codes_are_read_from_the_print() throws IOException {
        try (var chromium = Chromium.start()) {
            chromium.forget(SERVER.base());
            chromium.open(SERVER.base() + "/brief/card");
            chromium.signIn("hanako");
            chromium.awaitPath("/brief/card");
            var onScreen = DrawnCode.textsOn(new Browser(SERVER.base())
                    .signIn("hanako")
                    .get("/medicines/codes")
                    .text());
            var printed = chromium.driver()
                    .executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
            var pdf = Base64.getDecoder().decode(String.valueOf(printed.get("data")));
            Files.write(Files.createDirectories(Path.of("target", "pages")).resolve("card.pdf"), pdf);

            assertThat(chromium.text())
                    .contains("佐藤 花子", "アレルギー", "飲んでいる薬", "ミホンサルタン錠", "かかりつけ")
                    .contains("ペニシリン", "発疹", "090-0000-0031", "伊藤内科", "03-0000-0011");
            // A machine that has no Japanese font prints none.
            assertThat(PdfText.of(pdf)).contains("1948-04-12");
            assertThat(sizes(pdf)).containsOnly("105 × 148 mm");
            assertThat(codes(pdf)).first().asString().startsWith("JAHISTC08,2");
            assertThat(drugs(codes(pdf))).isNotEmpty().isEqualTo(drugs(onScreen));
        }
    }

    /** Who was shown a part of a record prints that part. */
    @Test
    void holds_what_its_reader_may_see() {
        var taro = new Browser(SERVER.base()).signIn("taro");
        var kenji = new Browser(SERVER.base()).signIn("kenji");

        assertThat(taro.get("/brief/card?person=demo-hanako").status()).isEqualTo(200);
        assertThat(kenji.get("/brief/card?person=demo-hanako").status()).isEqualTo(404);
    }

    private static List<String> sizes(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return IntStream.range(0, document.getNumberOfPages())
                    .mapToObj(page -> document.getPage(page).getMediaBox())
                    .map(box -> millimetres(box.getWidth()) + " × " + millimetres(box.getHeight()) + " mm")
                    .toList();
        }
    }

    private static List<String> drugs(List<String> codes) {
        return codes.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("201,"))
                .toList();
    }

    private static int millimetres(float points) {
        return Math.round(points * MILLIMETRES_PER_POINT);
    }

    /** Those of the pages that have one, as a scanner sees them. */
    private static List<String> codes(byte[] pdf) throws IOException {
        var found = new ArrayList<String>();
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new PDFRenderer(document);
            for (var page = 0; page < document.getNumberOfPages(); page++) {
                if (PdfText.pages(pdf).get(page).contains("QR")) {
                    found.add(DrawnCode.scanned(pages.renderImageWithDPI(page, DOTS_PER_INCH)));
                }
            }
        }
        return found;
    }
}
