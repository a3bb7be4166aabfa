package jp.kenkotecho.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import jp.kenkotecho.record.IndividualNumber;
import jp.kenkotecho.record.TextDecoder;

/**
 * Whether the content of a file holds an Individual Number: in its text, in the text of a PDF, in what a ZIP (a workbook, a
 * document of Word) holds, in what stands in it as Base64. What cannot be opened, such as a PDF under a password, holds
 * none that anybody could read.
 */
public final class GuardedContent {

    private static final int DEEPEST = 3;
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 50_000_000;

    /** The most that anything may grow to, in times of its own size, however it is packed; what lies beyond is not looked at. */
    private static final int MOST_RATIO = 50;

    /** Twelve digits are sixteen of these. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}+");

    /** How JSON writes a line end and a slash, and what stands between the lines of Base64. */
    private static final Pattern BETWEEN_LINES = Pattern.compile("\\\\[rn]|\\\\(?=/)|\\s+");

    /** Bytes that may still be unpacked, of all that is packed into one content. */
    private long left;

    private GuardedContent(long size) {
        left = Math.min(MOST_BYTES, size * MOST_RATIO);
    }

    /** Whether it does, for work in proportion to the size of the content, which a body has a limit for. */
    public static boolean holdsIndividualNumber(byte[] content) {
        return new GuardedContent(content.length).isIn(content, 0);
    }

    /** The same of text. */
    public static boolean holdsIndividualNumber(String text) {
        return new GuardedContent(text.length()).isIn(text, 0);
    }

    private boolean isIn(byte[] content, int depth) {
        if (depth > DEEPEST || content.length < 12) {
            return false;
        }
        if (begins(content, "%PDF")) {
            var pdf = new PdfContent(left);
            var text = pdf.text(content);
            left = pdf.left();
            return IndividualNumber.isIn(text);
        }
        return begins(content, "PK\u0003\u0004")
                ? isInZip(content, depth)
                : TextDecoder.text(content).filter(text -> isIn(text, depth)).isPresent();
    }

    private boolean isIn(String text, int depth) {
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

    private boolean isInZip(byte[] zip, int depth) {
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip), TextDecoder.CP932)) {
            for (var i = 0; i < MOST_ENTRIES && left > 0 && stream.getNextEntry() != null; i++) {
                var bytes = stream.readNBytes((int) left);
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
