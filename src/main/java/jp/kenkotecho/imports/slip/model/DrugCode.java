package jp.kenkotecho.imports.slip.model;

import java.util.regex.Pattern;

/**
 * 薬品コード.
 *
 * @param kind what the code is a code of, as far as its shape and the declared 薬品コード種別 tell
 * @param value the code as written; empty for {@link Kind#NONE}
 */
public record DrugCode(Kind kind, String value) {

    /** 薬品コード種別, and what can be told from the code's own shape where the two disagree. */
    public enum Kind {
        NONE,
        /** 2: レセプト電算コード, nine digits beginning with 6 (drugs) or 7 (materials). */
        RECEIPT,
        /** 3: 薬価基準収載医薬品コード (厚労省コード), twelve characters. */
        PRICE_LIST,
        /** 4: YJ コード, twelve characters. */
        YJ,
        /** 6: HOT コード of seven, nine or thirteen digits. */
        HOT7,
        HOT9,
        HOT13,
        /** Something that fits none of them: kept as text, never as a code of some system. */
        UNKNOWN
    }

    public static final DrugCode NONE = new DrugCode(Kind.NONE, "");

    private static final Pattern TWELVE = Pattern.compile("\\d{7}[A-Z]\\d{4}");
    private static final Pattern RECEIPT = Pattern.compile("[67]\\d{8}");

    static DrugCode of(String declared, String value) {
        return value.isEmpty() ? NONE : new DrugCode(kind(declared, value), value);
    }

    /** Where a declared kind and the shape contradict, the shape decides if it is unambiguous. */
    private static Kind kind(String declared, String value) {
        if (TWELVE.matcher(value).matches()) {
            return declared.equals("3") ? Kind.PRICE_LIST : Kind.YJ;
        }
        if (declared.equals("6")) {
            return hot(value);
        }
        return RECEIPT.matcher(value).matches() ? Kind.RECEIPT : Kind.UNKNOWN;
    }

    private static Kind hot(String value) {
        if (!value.matches("\\d+")) {
            return Kind.UNKNOWN;
        }
        return switch (value.length()) {
            case 7 -> Kind.HOT7;
            case 9 -> Kind.HOT9;
            case 13 -> Kind.HOT13;
            default -> Kind.UNKNOWN;
        };
    }
}
