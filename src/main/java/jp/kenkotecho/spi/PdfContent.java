package jp.kenkotecho.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of a PDF of somebody's, within bounds. The library unpacks a stream whole into memory and draws what is drawn
 * as often as it is asked to; so what the streams grow to is counted beforehand, and what is drawn meanwhile.
 */
final class PdfContent {

    private static final int MOST_PAGES = 300;
    private static final int MOST_OPERATORS = 1_000_000;

    /** Deflate within deflate, of which the inner may grow a thousandfold again. */
    private static final int DEEPEST = 4;

    /** How a stream begins (ISO 32000-1, 7.3.8.1), read as leniently as the library does. */
    private static final Pattern STREAM = Pattern.compile("stream *+(?:\\r\\n?|\\n)?+");

    /** The header of RFC 1950, which the library passes over whatever it says. */
    private static final int HEADER = 2;

    /** A character of a name by its code (ISO 32000-1, 7.3.5). */
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** Other filters that grow, or that stand before one, and streams under a key: what these hold cannot be counted. */
    private static final Pattern UNCOUNTED = Pattern.compile("/(?:LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85"
            + "|ASCIIHexDecode|AHx|CCITTFaxDecode|CCF|Crypt|Encrypt)(?=[\\s/<>\\[\\]()]|$)");

    private long left;

    /**
     * A reader for one PDF.
     *
     * @param most bytes to which all its streams together may grow
     */
    PdfContent(long most) {
        left = most;
    }

    /** Bytes to which others may still grow, when this was read. */
    long left() {
        return left;
    }

    /** The text; empty for what cannot be opened, or not within the bounds. */
    String text(byte[] pdf) {
        if (!isCountable(pdf, 0)) {
            return "";
        }
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new Counting();
            stripper.setEndPage(MOST_PAGES);
            return stripper.getText(document);
        } catch (IOException | RuntimeException unreadable) {
            // PDFBox throws what it likes at a damaged file.
            return "";
        }
    }

    private boolean isCountable(byte[] bytes, int depth) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (left < 0 || depth > DEEPEST || UNCOUNTED.matcher(plain(text)).find()) {
            return false;
        }
        return STREAM.matcher(text).results().allMatch(start -> isStreamCountable(bytes, start.end(), depth))
                && (depth == 0 || isStreamCountable(bytes, 0, depth));
    }

    /** What is not deflated grows by nothing: other packing is {@link #UNCOUNTED}, or a picture's. */
    private boolean isStreamCountable(byte[] bytes, int start, int depth) {
        var inflated = inflated(bytes, Math.min(start + HEADER, bytes.length));
        return left >= 0 && (inflated.length == 0 || isCountable(inflated, depth + 1));
    }

    private byte[] inflated(byte[] bytes, int start) {
        var inflater = new Inflater(true);
        var all = new ByteArrayOutputStream();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var some = new byte[8192];
            for (var length = inflater.inflate(some); length > 0 && left >= 0; length = inflater.inflate(some)) {
                all.write(some, 0, length);
                left -= length;
            }
        } catch (DataFormatException notDeflated) {
            // A damaged end: the library reads until there, too.
        } finally {
            inflater.end();
        }
        return all.toByteArray();
    }

    private static String plain(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** Forms may draw forms, each many times. */
    private static final class Counting extends PDFTextStripper {

        private int operators;

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            operators++;
            if (operators > MOST_OPERATORS) {
                throw new IllegalStateException("more is drawn than anybody reads");
            }
            super.processOperator(operator, operands);
        }
    }
}
