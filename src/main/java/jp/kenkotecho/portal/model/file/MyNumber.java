package jp.kenkotecho.portal.model.file;

import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/** 個人番号: twelve digits of which the last checks the others. It must not be stored, and is not read any further. */
final class MyNumber {

    private static final Pattern TWELVE =
            Pattern.compile("(?<![0-9A-Za-z.])\\d{4}([- ]?)\\d{4}\\1\\d{4}(?![0-9A-Za-z.])");

    private static final Pattern LABELLED =
            Pattern.compile("(?:個人番号|マイナンバー|my_?number)[^0-9\\r\\n]{0,12}\\d{12}(?!\\d)", Pattern.CASE_INSENSITIVE);

    private MyNumber() {}

    /** Whether a text holds one, or twelve digits under its name. */
    static boolean isIn(String text) {
        var plain = TextNormalization.of(text);
        return LABELLED.matcher(plain).find()
                || TWELVE.matcher(plain)
                        .results()
                        .anyMatch(found -> isOne(found.group().replaceAll("\\D", "")));
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
        return digits.charAt(11) - '0' == check;
    }
}
