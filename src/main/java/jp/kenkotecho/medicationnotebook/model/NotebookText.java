package jp.kenkotecho.medicationnotebook.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import jp.kenkotecho.record.TextDecoder;

/**
 * The characters of a slip, from the bytes of its symbols.
 *
 * <p>The format says Shift_JIS; writers run on CP932 and use its extension characters (㈱, 髙), apps re-export UTF-8.
 * So: strict UTF-8 first (ASCII is both), then windows-31j.
 */
final class NotebookText {

    private static final int LATIN_1 = 0xFF;

    private NotebookText() {}

    /** The text; empty when the bytes are in neither encoding. */
    static Optional<String> decode(byte[] bytes) {
        return TextDecoder.text(bytes).map(NotebookText::cleaned);
    }

    /** Text as it came; where a scanner showed Shift_JIS as Latin-1, what it should have shown. */
    static String mended(String text) {
        var clean = cleaned(text);
        if (clean.chars().allMatch(c -> c < 0x80) || clean.chars().anyMatch(c -> c > LATIN_1)) {
            return clean;
        }
        return TextDecoder.strictly(TextDecoder.CP932, clean.getBytes(StandardCharsets.ISO_8859_1))
                .filter(mended -> mended.strip().toUpperCase(Locale.ROOT).startsWith("JAHIS"))
                .orElse(clean);
    }

    /** The text without byte order marks, NULs and the end-of-file mark 0x1A. */
    private static String cleaned(String text) {
        return text.indexOf(0xFEFF) >= 0 || text.indexOf(0) >= 0 || text.indexOf(0x1A) >= 0
                ? text.replace("\uFEFF", "").replace("\u0000", "").replace("\u001A", "")
                : text;
    }
}
