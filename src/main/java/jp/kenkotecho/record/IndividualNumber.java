package jp.kenkotecho.record;

import java.util.regex.Pattern;

/**
 * 個人番号 (マイナンバー): twelve digits of which the last checks the others (番号法施行令 第8条、同総務省令 第5条). Nobody
 * but those whom the law names may keep it, so it is refused wherever it comes in
 * ({@code docs/clarifications/034-individual-numbers.md}).
 */
public final class IndividualNumber {

    public static final Problem PROBLEM = Problem.of(
            Problem.Kind.REFUSED,
            "マイナンバー (個人番号) らしい十二桁の数字があります。預かることができないので、消してから送ってください。",
            "It holds twelve digits that look like an Individual Number, which must not be stored: remove them first.");

    private static final int DIGITS = 12;

    /** Twelve digits in one, in three groups of four, or digit by digit as in the boxes of a form; no part of a longer number or UUID. */
    private static final Pattern TWELVE = Pattern.compile("(?<![0-9A-Za-z+]|[0-9][.-]|[0-9a-f]-)"
            + "(?:\\d{4}([- ]?)\\d{4}\\1\\d{4}|\\d(?: \\d){11}|\\d(?:\\|\\d){11})(?![0-9A-Za-z]|[.-][0-9])");

    private static final Pattern LABELLED =
            Pattern.compile("(?:個人番号|マイナンバー|my_?number)[^0-9\\r\\n]{0,12}\\d{12}(?!\\d)", Pattern.CASE_INSENSITIVE);

    /** What a machine writes of a minute, as {@code 202601051230}: one in eleven would have a valid last digit. */
    private static final Pattern MINUTE =
            Pattern.compile("(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d");

    private static final Pattern BREAK_WITHIN_DIGITS = Pattern.compile("(?<=\\d)[ \\t]*\\R[ \\t]*(?=\\d)");

    private IndividualNumber() {}

    /** Whether a text of many values holds one, or twelve digits under its name. */
    public static boolean isIn(String text) {
        if (!hasTwelveDigits(text)) {
            return false;
        }
        var plain = TextNormalization.of(text);
        return LABELLED.matcher(plain).find()
                || TWELVE.matcher(plain)
                        .results()
                        .anyMatch(found -> isOne(found.group().replaceAll("\\D", "")));
    }

    /** The same of one value, a cell or a note, within which a number may be broken over lines. */
    public static boolean isInValue(String value) {
        return hasTwelveDigits(value)
                && (isIn(value) || isIn(BREAK_WITHIN_DIGITS.matcher(value).replaceAll("")));
    }

    /** A cheap question, asked of every text; digits may be full-width. */
    private static boolean hasTwelveDigits(String text) {
        var digits = 0;
        for (var i = 0; i < text.length() && digits < DIGITS; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits == DIGITS;
    }

    /** Σ of digit n from the right (without the last) times n + 1, from the seventh on n − 5, modulo 11. */
    private static boolean isOne(String digits) {
        var sum = 0;
        for (var n = 1; n <= 11; n++) {
            var weight = n <= 6 ? n + 1 : n - 5;
            sum += (digits.charAt(11 - n) - '0') * weight;
        }
        var rest = sum % 11;
        var check = rest <= 1 ? 0 : 11 - rest;
        return digits.charAt(11) - '0' == check && !MINUTE.matcher(digits).matches();
    }
}
