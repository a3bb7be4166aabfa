package jp.kenkotecho.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import jp.kenkotecho.record.IndividualNumber;
import jp.kenkotecho.record.TextDecoder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Whether the content of a file holds an Individual Number: in its text, in the text of a PDF, in what a ZIP (a workbook, a
 * document of Word) holds, in what stands in it as Base64. What cannot be opened, such as a PDF under a password, holds
 * none that anybody could read.
 */
public final class GuardedContent {

    private static final int DEEPEST = 3;
    private static final int MOST_PAGES = 300;
    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_BYTES = 50_000_000;

    /** Twelve digits are sixteen of these. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}+");

    /** How JSON writes a line end and a slash, and what stands between the lines of Base64. */
    private static final Pattern BETWEEN_LINES = Pattern.compile("\\\\[rn]|\\\\(?=/)|\\s+");

    private GuardedContent() {}

    /** Bounded by the size of the content, which a body has a limit for. */
    public static boolean holdsIndividualNumber(byte[] content) {
        return isIn(content, 0);
    }

    /** The same of text. */
    public static boolean holdsIndividualNumber(String text) {
        return isIn(text, 0);
    }

    private static boolean isIn(byte[] content, int depth) {
        if (depth > DEEPEST || content.length < 12) {
            return false;
        }
        if (begins(content, "%PDF")) {
            return IndividualNumber.isIn(textOfPdf(content));
        }
        return begins(content, "PK\u0003\u0004")
                ? isInZip(content, depth)
                : TextDecoder.text(content).filter(text -> isIn(text, depth)).isPresent();
    }

    private static boolean isIn(String text, int depth) {
        return IndividualNumber.isIn(text)
                || BASE64.matcher(BETWEEN_LINES.matcher(text).replaceAll(""))
                        .results()
                        .anyMatch(found -> isIn(decoded(found.group()), depth + 1));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private static String textOfPdf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(MOST_PAGES);
            return stripper.getText(document);
        } catch (IOException | RuntimeException unreadable) {
            // PDFBox throws what it likes at a damaged file.
            return "";
        }
    }

    private static boolean isInZip(byte[] zip, int depth) {
        var left = MOST_BYTES;
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip), TextDecoder.CP932)) {
            for (var i = 0; i < MOST_ENTRIES && stream.getNextEntry() != null && left > 0; i++) {
                var bytes = stream.readNBytes(left);
                left -= bytes.length;
                if (isIn(bytes, depth + 1)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static boolean begins(byte[] content, String with) {
        return content.length > with.length()
                && new String(content, 0, with.length(), StandardCharsets.ISO_8859_1).equals(with);
    }
}
