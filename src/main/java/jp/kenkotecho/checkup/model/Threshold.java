package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/**
 * The values from which an item calls for guidance, and for a doctor.
 *
 * @param unit UCUM
 * @param below whether it is when the value is less; else from the threshold upward
 * @param guidance 保健指導判定値
 * @param referral 受診勧奨判定値
 */
public record Threshold(String item, String unit, boolean below, BigDecimal guidance, BigDecimal referral) {

    private static final List<Threshold> ALL = TsvTable.of(Threshold.class, "thresholds.tsv").rows().stream()
            .map(row -> new Threshold(
                    row.get(0),
                    row.get(1),
                    Boolean.parseBoolean(row.get(2)),
                    new BigDecimal(row.get(3)),
                    new BigDecimal(row.get(4))))
            .toList();

    /** The threshold of an item by its code; the longest that fits. */
    public static Optional<Threshold> of(String code) {
        return ALL.stream()
                .filter(threshold -> code.startsWith(threshold.item()))
                .reduce((one, other) -> one.item().length() >= other.item().length() ? one : other);
    }

    static List<Threshold> all() {
        return ALL;
    }
}
