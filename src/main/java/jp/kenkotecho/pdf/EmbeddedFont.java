package jp.kenkotecho.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of every document: BIZ UDPGothic, made for legibility, under the OFL, which lies beside it. Read when the first
 * document is asked for; a document holds of it the letters that it shows, some ten kilobytes.
 */
final class EmbeddedFont {

    static final String FAMILY = "BIZ UDPGothic";

    private static final String FILE = "BIZUDPGothic-Regular.ttf";

    private static final byte[] CONTENT = read();
    private static final BitSet LETTERS = letters();

    private EmbeddedFont() {}

    static InputStream open() {
        return new ByteArrayInputStream(CONTENT);
    }

    static boolean has(int letter) {
        return LETTERS.get(letter);
    }

    private static byte[] read() {
        try (var file = Objects.requireNonNull(EmbeddedFont.class.getResourceAsStream(FILE), FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitSet letters() {
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(CONTENT))) {
            var cmap = font.getUnicodeCmapLookup();
            var letters = new BitSet();
            for (var letter = (int) ' '; letter <= Character.MAX_CODE_POINT; letter++) {
                letters.set(letter, cmap.getGlyphId(letter) != 0);
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
