package jp.kenkotecho.portal.model;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.TextNormalization;

/** A number and the unit behind it: {@code 42錠}. */
public final class Quantities {

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,4})?)(\\D.{0,15})");

    private Quantities() {}

    /** All that was handed over; unknown when there is no number, or no unit behind it. */
    public static DispensedMedicine.Amount of(String text) {
        var found = QUANTITY.matcher(TextNormalization.plain(text));
        return found.matches()
                ? new DispensedMedicine.Amount(JapaneseDates.decimal(found.group(1)), found.group(2), true)
                : new DispensedMedicine.Amount(Optional.empty(), "", false);
    }
}
