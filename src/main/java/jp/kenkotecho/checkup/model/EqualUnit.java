package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/** Units that say the same of an item: as check-up files write them, and {@code equal-units.tsv}. */
public final class EqualUnit {

    private static final List<List<String>> ROWS =
            TsvTable.of(EqualUnit.class, "equal-units.tsv").rows();

    private EqualUnit() {}

    /**
     * A value in the unit of its item.
     *
     * @param sent the UCUM code that came with it
     * @return empty for a unit that is not known to say the same
     */
    public static Optional<BigDecimal> convert(BigDecimal value, String sent, String unit) {
        if (sent.equals(unit) || Catalogue.ucum(sent).filter(unit::equals).isPresent()) {
            return Optional.of(value);
        }
        return ROWS.stream()
                .filter(row -> row.get(0).equals(unit) && row.get(1).equals(sent))
                .map(row -> value.multiply(new BigDecimal(row.get(2))))
                .findFirst();
    }
}
