package jp.kenkotecho.measurement.model;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/**
 * A number as people type it: with wide digits, with commas between thousands, with a comma for a point, as the keys of many
 * phones have it. What can be read in two ways is read in none: 8,000 steps are not 8.
 */
final class TypedNumber {

    private static final Pattern BARE = Pattern.compile("[0-9]{1,5}");
    private static final Pattern POINT = Pattern.compile("[0-9]{1,5}[.,][0-9]{1,3}");
    /** 58,500: thousands, or a fraction where the kind has one. */
    private static final Pattern THREE = Pattern.compile("[1-9][0-9]{0,2},[0-9]{3}");

    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2},[0-9]{3}(\\.[0-9]{1,3})?");

    private TypedNumber() {}

    /**
     * The number as {@code java.math.BigDecimal} reads it; empty for none, and for one that is unclear.
     *
     * @param decimals digits behind the point that this kind has: where there are none, a point is a mistake
     */
    static Optional<String> plain(String typed, int decimals) {
        var text = TextNormalization.plain(typed);
        if (isUnclear(text, decimals)) {
            return Optional.empty();
        }
        if (THOUSANDS.matcher(text).matches()) {
            return Optional.of(text.replace(",", ""));
        }
        return BARE.matcher(text).matches() || POINT.matcher(text).matches()
                ? Optional.of(text.replace(',', '.'))
                : Optional.empty();
    }

    /** Whether its comma or point may part thousands as well as begin a fraction, or has no meaning in this kind. */
    static boolean isUnclear(String typed, int decimals) {
        var text = TextNormalization.plain(typed);
        if (decimals > 0) {
            return THREE.matcher(text).matches();
        }
        return POINT.matcher(text).matches() && !THOUSANDS.matcher(text).matches() && !isWhole(text);
    }

    /** 126.0, as some cuffs show it. */
    private static boolean isWhole(String text) {
        return text.matches("[0-9]{1,5}\\.0{1,2}");
    }
}
