package jp.kenkotecho.imports.myna.model;

import java.util.regex.Pattern;

/** 個人番号: twelve digits of which the last checks the others. It must not be stored, and is not read any further. */
final class MyNumber {

    private static final Pattern TWELVE = Pattern.compile("(?<![0-9A-Za-z.])\\d{12}(?![0-9A-Za-z.])");

    private MyNumber() {}

    /** Whether a text holds one. */
    static boolean isIn(String text) {
        return TWELVE.matcher(text).results().anyMatch(found -> isOne(found.group()));
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
