package jp.kenkotecho.record;

import java.util.regex.Pattern;

/**
 * What others wrote, as it is shown to people: without what cannot be seen but changes what is read. Left out are the
 * characters of Unicode's category Cf (that turn the direction, have no width, or spell in tags), other controls, and
 * letters that look like nothing. Kept are variation selectors where they choose a form, the 異体字セレクタ of a kanji
 * above all, and the joiner within an emoji. Sources: Unicode 15 §23.1, UTR 36 §2.
 */
public final class ShownText {

    private static final int ZWJ = 0x200D;
    private static final int MOST_MARKS = 4;
    private static final Pattern PLAIN = Pattern.compile("[\\n\\t -~]*");
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    /** Hangul fillers and the empty braille pattern. */
    private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u2800";

    /** Default-ignorable marks: the grapheme joiner, Khmer's inherent vowels, Mongolian's selectors. */
    private static final String UNSEEN = "\u034F\u17B4\u17B5\u180B\u180C\u180D\u180F";

    private final int[] letters;
    private final StringBuilder shown = new StringBuilder();
    private int marks;

    private ShownText(String text) {
        this.letters = text.codePoints().toArray();
    }

    /** The text as it is shown, in as many lines as it has. */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return new ShownText(LINE_ENDS.matcher(text).replaceAll("\n")).shown();
    }

    /** The text to stand between 「 and 」 or between quotation marks: in one line, and it closes none of them. */
    public static String within(String text) {
        return of(text).replaceAll("\\s+", " ")
                .strip()
                .replaceAll("[「｢]", "『")
                .replaceAll("[」｣]", "』")
                .replaceAll("[\"“”„‟＂]", "'");
    }

    private String shown() {
        for (var i = 0; i < letters.length; i++) {
            var letter = letters[i];
            if (BLANKS.indexOf(letter) >= 0) {
                shown.append(' ');
            } else if (Character.getType(letter) == Character.SURROGATE) {
                shown.append('\uFFFD');
            } else if (isSeen(i)) {
                shown.appendCodePoint(letter);
            }
        }
        return shown.toString();
    }

    private boolean isSeen(int i) {
        var letter = letters[i];
        if (letter == ZWJ) {
            return i > 0 && i + 1 < letters.length && isEmoji(baseBefore(i)) && isEmoji(letters[i + 1]);
        }
        if (isSelector(letter)) {
            return i > 0 && chooses(letter, letters[i - 1]);
        }
        marks = isMark(letter) ? marks + 1 : 0;
        return marks <= MOST_MARKS && !isUnseen(letter);
    }

    private static boolean isUnseen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> letter != '\n' && letter != '\t';
            default -> UNSEEN.indexOf(letter) >= 0 || (letter >= 0xE0000 && letter <= 0xE0FFF);
        };
    }

    private static boolean isMark(int letter) {
        var type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSelector(int letter) {
        return (letter >= 0xFE00 && letter <= 0xFE0F) || (letter >= 0xE0100 && letter <= 0xE01EF);
    }

    /**
     * Whether a selector says something: the form of a kanji, or whether a sign is an emoji. Else it sets texts apart.
     */
    private static boolean chooses(int selector, int base) {
        var isOfEmoji = selector == 0xFE0E || selector == 0xFE0F;
        return isOfEmoji
                ? isEmoji(base) || Character.isDigit(base) || base == '#' || base == '*'
                : Character.isIdeographic(base);
    }

    /** What an emoji may be made of: near enough, for the property itself is not in Java 17. */
    private static boolean isEmoji(int letter) {
        return switch (Character.getType(letter)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL -> true;
            case Character.MODIFIER_SYMBOL -> isSkin(letter);
            default -> letter == '‼' || letter == '⁉' || letter == '〰' || letter == '〽';
        };
    }

    private static boolean isSkin(int letter) {
        return letter >= 0x1F3FB && letter <= 0x1F3FF;
    }

    private int baseBefore(int i) {
        var before = i - 1;
        while (before > 0 && isSelector(letters[before])) {
            before--;
        }
        return letters[before];
    }
}
