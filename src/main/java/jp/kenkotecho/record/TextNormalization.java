package jp.kenkotecho.record;

import java.text.Normalizer;

/** Text as it is compared: full-width letters and digits made half-width, half-width kana made full-width (NFKC). */
public final class TextNormalization {

    private TextNormalization() {}

    /** NFKC without the spaces around it. Text of ASCII alone, as codes and numbers are, costs nothing. */
    public static String of(String text) {
        return isAscii(text)
                ? text.strip()
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /**
     * The text of {@link #of}, without any space, and with the two pairs folded that decoders of Shift_JIS disagree
     * about (0x8160 and 0x817C).
     */
    public static String plain(String text) {
        var normal = of(text).replace('〜', '~').replace('−', '-');
        var plain = new StringBuilder(normal.length());
        normal.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    public static boolean isDigits(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }
}
