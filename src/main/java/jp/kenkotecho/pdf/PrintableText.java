package jp.kenkotecho.pdf;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import jp.kenkotecho.record.ShownText;

/**
 * Text as the font can show it ({@link ShownText}). A letter that it lacks is shown without its marks where that leaves
 * one that it has (ễ as ê), else as 〓, the sign by which Japanese printers say that a letter is missing. A mark joins the
 * letter before it, or is left out. Nothing is replaced by what only looks or counts alike: 10⁵ never becomes 105.
 */
final class PrintableText {

    /** 〓, GETA MARK. */
    static final int MISSING = 0x3013;

    private final StringBuilder shown = new StringBuilder();

    private PrintableText() {}

    static String of(String text) {
        var printable = new PrintableText();
        ShownText.of(text).codePoints().forEach(printable::add);
        return printable.shown.toString();
    }

    private void add(int letter) {
        if (isMark(letter)) {
            mark(letter);
        } else if (letter == '\n' || EmbeddedFont.has(letter)) {
            shown.appendCodePoint(letter);
        } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
            shown.append(' ');
        } else if (Character.getType(letter) != Character.FORMAT) {
            decomposed(letter);
        }
    }

    private void decomposed(int letter) {
        var parts = Normalizer.normalize(Character.toString(letter), Form.NFD);
        var base = parts.codePointAt(0);
        if (base == letter || !EmbeddedFont.has(base)) {
            shown.appendCodePoint(MISSING);
        } else {
            parts.codePoints().forEach(this::add);
        }
    }

    private void mark(int mark) {
        if (shown.isEmpty()) {
            return;
        }
        var before = shown.codePointBefore(shown.length());
        var composed = Normalizer.normalize(Character.toString(before) + Character.toString(mark), Form.NFC);
        if (composed.codePointCount(0, composed.length()) == 1 && EmbeddedFont.has(composed.codePointAt(0))) {
            shown.setLength(shown.length() - Character.charCount(before));
            shown.append(composed);
        } else if (isVoicing(mark)) {
            shown.appendCodePoint(mark);
        }
    }

    /** ゙ and ゚, which stand beside their kana where they do not melt into it: か゚. */
    private static boolean isVoicing(int mark) {
        return mark == 0x3099 || mark == 0x309A;
    }

    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
