package jp.kenkotecho.medicationnotebook.model;

import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/**
 * 薬品コード.
 *
 * @param kind what the code is a code of, as far as its shape and the declared 薬品コード種別 tell
 * @param value the code as written, half-width; empty for {@link Kind#NONE}
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
        /** 一般名コード, twelve characters ending in ZZZ: 7 of the prescription format, met in apps. */
        GENERIC,
        /** Something that fits none of them: kept as text, never as a code of some system. */
        UNKNOWN
    }

    public static final DrugCode NONE = new DrugCode(Kind.NONE, "");

    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{7,13}");
    private static final int LONG = 12;
    private static final int INGREDIENT = 7;

    static DrugCode of(String declared, String value) {
        return value.isEmpty() ? NONE : new DrugCode(kind(declared, value), value);
    }

    static boolean isKind(String declared) {
        return declared.length() == 1 && "12346".contains(declared);
    }

    /** Whether the code is one of those that the declared 薬品コード種別 means. */
    boolean isAsDeclared(String declared) {
        return switch (kind) {
            case NONE -> true;
            case RECEIPT -> declared.equals("2");
            case PRICE_LIST -> declared.equals("3");
            case YJ -> declared.equals("4");
            case HOT7, HOT9, HOT13 -> declared.equals("6");
            case GENERIC -> declared.equals("7");
            case UNKNOWN -> false;
        };
    }

    /**
     * 薬効分類 and 成分, the first seven digits that the YJ, price-list and general-name codes share; empty for others.
     */
    public String ingredient() {
        return switch (kind) {
            case YJ, PRICE_LIST, GENERIC -> ingredientOf(value);
            default -> "";
        };
    }

    /** Whether it may stand in 薬品コード or 一般名コード: half-width letters and digits, at most thirteen (type X). */
    public static boolean isShape(String value) {
        return SHAPE.matcher(value).matches();
    }

    static boolean isGeneric(String value) {
        return value.length() == LONG
                && value.endsWith("ZZZ")
                && TextNormalization.isDigits(value.substring(0, INGREDIENT));
    }

    static String ingredientOf(String code) {
        return code.substring(0, INGREDIENT);
    }

    /** Where a declared kind and the shape contradict, the shape decides if it is unambiguous. */
    private static Kind kind(String declared, String value) {
        if (isGeneric(value)) {
            return Kind.GENERIC;
        }
        if (isProduct(value)) {
            return declared.equals("3") ? Kind.PRICE_LIST : Kind.YJ;
        }
        if (!TextNormalization.isDigits(value)) {
            return Kind.UNKNOWN;
        }
        return declared.equals("6") ? hot(value) : byDigits(value);
    }

    private static Kind byDigits(String value) {
        if (value.length() != 9) {
            return Kind.UNKNOWN;
        }
        return switch (value.charAt(0)) {
            case '6', '7' -> Kind.RECEIPT;
            case '1' -> Kind.HOT9;
            default -> Kind.UNKNOWN;
        };
    }

    private static Kind hot(String value) {
        return switch (value.length()) {
            case 7 -> Kind.HOT7;
            case 9 -> Kind.HOT9;
            case 13 -> Kind.HOT13;
            default -> Kind.UNKNOWN;
        };
    }

    /** Seven digits, a letter, four digits. */
    private static boolean isProduct(String value) {
        return value.length() == LONG
                && TextNormalization.isDigits(value.substring(0, INGREDIENT))
                && value.charAt(INGREDIENT) >= 'A'
                && value.charAt(INGREDIENT) <= 'Z'
                && TextNormalization.isDigits(value.substring(INGREDIENT + 1));
    }
}
