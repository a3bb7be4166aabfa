package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/**
 * The values of an item that are taken for no error of writing or of the unit: {@code plausible.tsv}, for all who read
 * values.
 *
 * @param least in the unit of the item
 * @param most empty where nothing is too much
 */
public record PlausibleRange(BigDecimal least, Optional<BigDecimal> most) {

    private static final PlausibleRange ANY = new PlausibleRange(BigDecimal.ZERO, Optional.empty());

    private static final List<List<String>> ROWS =
            TsvTable.of(PlausibleRange.class, "plausible.tsv").rows();

    /** The range of an item by its code, the longest beginning that fits; anything from zero on where none is known. */
    public static PlausibleRange of(String code) {
        return ROWS.stream()
                .filter(row -> code.startsWith(row.get(0)))
                .reduce((one, other) -> one.get(0).length() >= other.get(0).length() ? one : other)
                .map(row -> new PlausibleRange(
                        new BigDecimal(row.get(1)),
                        Optional.of(row.get(2))
                                .filter(bound -> !bound.isEmpty())
                                .map(BigDecimal::new)))
                .orElse(ANY);
    }

    /** Whether an adult may have this value. */
    public boolean holds(BigDecimal value) {
        return value.compareTo(least) >= 0 && !isTooMuch(value);
    }

    /** Whether a child may, who may have less than any adult. */
    public boolean ofChild(BigDecimal value) {
        return value.signum() > 0 && !isTooMuch(value);
    }

    private boolean isTooMuch(BigDecimal value) {
        return most.filter(bound -> value.compareTo(bound) > 0).isPresent();
    }
}
