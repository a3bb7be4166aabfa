package jp.kenkotecho.spi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kenkotecho.record.ShownText;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * Lines of text as PDF on A4, in Japanese and Latin. Its Japanese font is one of the standard CID fonts (PDF 1.7
 * §9.7.5.2, Adobe-Japan1), which readers have: a font of our own would make each page megabytes.
 */
public final class PdfText {

    private static final float LEFT = 56;
    private static final float TOP = 780;
    private static final float BOTTOM = 56;
    private static final float WIDTH = 483;
    private static final int TITLE = 18;
    private static final int HEADING = 13;
    private static final int NORMAL = 11;
    private static final int SMALL = 9;
    private static final String FONT = "HeiseiKakuGo-W5";

    private static final char LATIN = 0x7f;
    private static final Pattern RUN = Pattern.compile("[ -~]+|[^ -~]+");
    private static final PDType1Font HELVETICA = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

    private PdfText() {}

    /**
     * A line, broken where the page ends; without what is not seen ({@link ShownText}).
     *
     * @param size in points
     * @param step to the next line, in points
     */
    public record Line(String text, int size, int step) {

        public Line {
            text = ShownText.of(text);
        }

        public static Line title(String text) {
            return new Line(text, TITLE, 22);
        }

        public static Line heading(String text) {
            return new Line(text, HEADING, 20);
        }

        public static Line of(String text) {
            return new Line(text, NORMAL, 22);
        }

        /** Where a page has to hold much. */
        public static Line small(String text) {
            return new Line(text, SMALL, 13);
        }
    }

    /** The document; on as many pages as it takes. */
    public static byte[] of(String title, List<Line> lines) throws IOException {
        try (var document = new PDDocument()) {
            for (var content : pages(broken(lines))) {
                var page = new PDPage(PDRectangle.A4);
                var resources = new PDResources();
                resources.getCOSObject().setItem(COSName.FONT, fonts());
                page.setResources(resources);
                page.setContents(
                        new PDStream(document, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII))));
                document.addPage(page);
            }
            document.getDocumentInformation().setTitle(title);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static List<Line> broken(List<Line> lines) throws IOException {
        var broken = new ArrayList<Line>();
        for (var line : lines) {
            var part = new StringBuilder();
            var width = 0.0f;
            for (var letter : line.text().codePoints().toArray()) {
                var wide = width(letter) * line.size();
                if (width + wide > WIDTH) {
                    broken.add(new Line(part.toString(), line.size(), line.step()));
                    part.setLength(0);
                    width = 0;
                }
                part.appendCodePoint(letter);
                width += wide;
            }
            broken.add(new Line(part.toString(), line.size(), line.step()));
        }
        return broken;
    }

    /** The width of a letter, in parts of its height: what is not Latin stands in a square. */
    private static float width(int letter) throws IOException {
        return letter < ' ' || letter >= LATIN ? 1 : HELVETICA.getStringWidth(Character.toString(letter)) / 1000;
    }

    /** Text in hexadecimal: nothing in it can be an operator. */
    private static List<String> pages(List<Line> lines) {
        var pages = new ArrayList<String>();
        var shown = new StringBuilder("BT\n");
        var height = TOP;
        for (var line : lines) {
            if (height < BOTTOM) {
                pages.add(shown.append("ET\n").toString());
                shown = new StringBuilder("BT\n");
                height = TOP;
            }
            shown.append("1 0 0 1 ")
                    .append(LEFT)
                    .append(' ')
                    .append(height)
                    .append(" Tm\n")
                    .append(drawn(line));
            height -= line.step();
        }
        pages.add(shown.append("ET\n").toString());
        return pages;
    }

    private static String drawn(Line line) {
        var drawn = new StringBuilder();
        RUN.matcher(line.text()).results().map(MatchResult::group).forEach(run -> drawn.append(
                        run.charAt(0) < LATIN ? "/F2 " : "/F1 ")
                .append(line.size())
                .append(" Tf <")
                .append(hex(run))
                .append("> Tj\n"));
        return drawn.toString();
    }

    private static String hex(String run) {
        var isLatin = run.charAt(0) < LATIN;
        return HexFormat.of().formatHex(run.getBytes(isLatin ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE));
    }

    /** Japanese in a CID font that knows every letter, Latin in one of the standard fourteen. */
    private static COSDictionary fonts() {
        var fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), japanese());
        fonts.setItem(COSName.getPDFName("F2"), HELVETICA.getCOSObject());
        return fonts;
    }

    private static COSDictionary japanese() {
        var system = new COSDictionary();
        system.setItem(COSName.getPDFName("Registry"), new COSString("Adobe"));
        system.setItem(COSName.getPDFName("Ordering"), new COSString("Japan1"));
        system.setInt(COSName.getPDFName("Supplement"), 4);
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, FONT);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor());
        var descendants = new COSArray();
        descendants.add(descendant);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, FONT);
        font.setName(COSName.ENCODING, "UniJIS-UTF16-H");
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private static COSDictionary descriptor() {
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, FONT);
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 752);
        descriptor.setInt(COSName.DESCENT, -271);
        descriptor.setInt(COSName.CAP_HEIGHT, 737);
        descriptor.setInt(COSName.STEM_V, 58);
        var box = new COSArray();
        for (var edge : new int[] {-92, -250, 1010, 922}) {
            box.add(COSInteger.get(edge));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        return descriptor;
    }
}
