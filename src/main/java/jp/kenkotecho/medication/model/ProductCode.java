package jp.kenkotecho.medication.model;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/**
 * The code on a package, as somebody typed it or a camera read it.
 *
 * @param value GTIN: 14 digits, zeros before a shorter JAN; YJ: 12 characters
 */
public record ProductCode(Kind kind, String value) {

    /** What the shape of a code tells. */
    public enum Kind {
        /** JAN (EAN-13, EAN-8), written as GTIN-14 (GS1 General Specifications §3.3). */
        GTIN,
        /** YJ コード, seven digits, a letter, four digits. */
        YJ
    }

    private static final Pattern SHAPE_OF_YJ = Pattern.compile("[0-9]{7}[A-Z][0-9]{4}");
    private static final int EAN_8 = 8;
    private static final int EAN_13 = 13;
    private static final int GTIN_14 = 14;

    /** Empty for what is neither, a JAN whose check digit is wrong among it. */
    public static Optional<ProductCode> read(String written) {
        var code = TextNormalization.plain(written);
        if (SHAPE_OF_YJ.matcher(code).matches()) {
            return Optional.of(new ProductCode(Kind.YJ, code));
        }
        var isJan = TextNormalization.isDigits(code) && (code.length() == EAN_8 || code.length() == EAN_13);
        return isJan && isChecked(code)
                ? Optional.of(new ProductCode(Kind.GTIN, "0".repeat(GTIN_14 - code.length()) + code))
                : Optional.empty();
    }

    /** Whether the check digit is right: from the right, the digits count once and three times in turn; together a multiple of ten. */
    private static boolean isChecked(String jan) {
        var sum = 0;
        for (var i = 0; i < jan.length(); i++) {
            var weight = (jan.length() - i) % 2 == 1 ? 1 : 3;
            sum += weight * (jan.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}
