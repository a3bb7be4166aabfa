package jp.kenkotecho.record;

import java.math.BigDecimal;

/**
 * How large one value may be, whatever way it comes in: bodies, imports, searches. Judged on the text of a number, before
 * anything makes a number of it: {@code 1e999999999} is twelve characters and a gigabyte when it is written out. Why
 * these limits: {@code docs/clarifications/027}.
 */
public final class Limits {

    /** Digits of a number that is written out without an exponent, before and behind the point together. */
    public static final int DIGITS = 40;

    /** What no parser is given as a number, whether or not it stands where one is expected. */
    public static final int NUMBER_CHARACTERS = 1_000;

    /** FHIR R4, Data Types: "strings SHALL NOT exceed 1MB (1024*1024 characters) in size". Content in Base64 may. */
    public static final int TEXT_CHARACTERS = 1024 * 1024;

    /** Elements of one array: more than ten years of daily readings in a transaction. */
    public static final int ELEMENTS = 50_000;

    /** Fields, elements and values of one body together; each costs some hundred bytes once it is parsed. */
    public static final int VALUES = 2_000_000;

    public static final Problem NUMBER = Problem.of(
            Problem.Kind.NONCONFORMING,
            "数が大きすぎるか、小さすぎるか、細かすぎます。指数を使わずに書いて " + DIGITS + " 桁までです。",
            "The number is too large, too small or too precise: at most " + DIGITS
                    + " digits, written without an exponent.");
    public static final Problem CHARACTER = Problem.of(
            Problem.Kind.NONCONFORMING,
            "FHIR で使えない文字 (制御文字、U+FFFE、対になっていないサロゲートなど) があります。",
            "It holds a character that FHIR cannot carry: a control character, U+FFFE, half of a surrogate pair.");
    public static final Problem TEXT = Problem.of(
            Problem.Kind.TOO_MUCH,
            "文字列が長すぎます。上限は " + TEXT_CHARACTERS + " 文字です。",
            "The text is too long: at most " + TEXT_CHARACTERS + " characters.");

    /** FHIR R4, Data Types, dateTime: where there is an hour, "seconds must be provided". */
    public static final Problem SECONDS = Problem.of(
            Problem.Kind.NONCONFORMING,
            "時刻は秒まで書いてください (例: 2026-11-30T07:40:00+09:00)。",
            "A time is written with its seconds, as in 2026-11-30T07:40:00+09:00.");

    private static final int EXPONENT_DIGITS = 4;

    private Limits() {}

    /**
     * Whether a number, as it is written, is not too large, too small or too precise.
     *
     * @param number {@code -12.50}, {@code 6.02e23}; anything else is no number and within them
     */
    public static boolean allow(CharSequence number) {
        var at = isSign(number, 0) ? 1 : 0;
        var point = digits(number, at);
        var whole = point - at;
        var end = point < number.length() && number.charAt(point) == '.' ? digits(number, point + 1) : point;
        var fraction = Math.max(end - point - 1, 0);
        var hasExponent = end < number.length() && (number.charAt(end) | 0x20) == 'e';
        if (whole + fraction == 0 || (!hasExponent && end < number.length())) {
            return true;
        }
        if (!hasExponent) {
            return whole + fraction <= DIGITS;
        }
        return isExponent(number, end + 1) ? allow(whole, fraction, number, end + 1) : true;
    }

    public static boolean allow(BigDecimal number) {
        var whole = number.signum() == 0 ? 1 : (long) number.precision() - number.scale();
        return fit(Math.max(whole, 1), Math.max(number.scale(), 0));
    }

    private static boolean allow(int whole, int fraction, CharSequence number, int exponentAt) {
        var digitsAt = isSign(number, exponentAt) ? exponentAt + 1 : exponentAt;
        if (number.length() - digitsAt > EXPONENT_DIGITS) {
            return false;
        }
        var exponent = Integer.parseInt(number, exponentAt, number.length(), 10);
        return whole + fraction <= DIGITS && fit(Math.max(whole + exponent, 1), Math.max(fraction - exponent, 0));
    }

    private static boolean fit(long whole, long fraction) {
        return whole + fraction <= DIGITS;
    }

    private static boolean isExponent(CharSequence number, int from) {
        var at = isSign(number, from) ? from + 1 : from;
        return at < number.length() && digits(number, at) == number.length();
    }

    private static boolean isSign(CharSequence number, int at) {
        return at < number.length() && (number.charAt(at) == '-' || number.charAt(at) == '+');
    }

    /** Where the digits that begin here end. */
    private static int digits(CharSequence number, int from) {
        var at = from;
        while (at < number.length() && number.charAt(at) >= '0' && number.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
