package jp.kenkotecho.record;

/**
 * The characters that FHIR and XML 1.0 can carry, so that what is stored can be read in both formats: FHIR R4 allows a
 * string no character below U+0020 but tab, carriage return and line feed (Data Types, string), XML no U+FFFE, U+FFFF
 * and no half of a surrogate pair (XML 1.0, production 2, Char).
 */
public final class XmlCharacters {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlCharacters() {}

    public static boolean areAll(CharSequence text) {
        return firstOther(text, 0) == text.length();
    }

    /** The text with U+FFFD for each that cannot be carried: what was lost stays visible. */
    public static String replaced(String text) {
        var other = firstOther(text, 0);
        if (other == text.length()) {
            return text;
        }
        var mended = new StringBuilder(text);
        for (; other < mended.length(); other = firstOther(mended, other + 1)) {
            mended.setCharAt(other, REPLACEMENT);
        }
        return mended.toString();
    }

    /** The place of the first that cannot be carried, from here on; the length when there is none. */
    private static int firstOther(CharSequence text, int from) {
        var i = from;
        while (i < text.length()) {
            var character = text.charAt(i);
            if (isPlain(character)) {
                i++;
            } else if (isPair(text, i)) {
                i += 2;
            } else {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isPlain(char character) {
        return character < ' '
                ? character == '\t' || character == '\n' || character == '\r'
                : character < Character.MIN_SURROGATE || (character > Character.MAX_SURROGATE && character < '\uFFFE');
    }

    private static boolean isPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
