package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/**
 * The values from which an item calls for guidance, and for a doctor.
 *
 * @param sex whose it is
 * @param unit UCUM
 * @param below whether it is when the value is less; else from the threshold upward
 * @param guidance 保健指導判定値
 * @param referral 受診勧奨判定値
 */
public record Threshold(String item, Sex sex, String unit, boolean below, BigDecimal guidance, BigDecimal referral) {

    /** The sex of somebody, as far as the record tells. */
    public enum Sex {
        MAN,
        WOMAN,
        /** Not told; of a threshold: that of everybody. */
        ALL;

        private boolean has(Sex threshold) {
            // What calls for a doctor in a woman does so in a man as well: less of it is no less bad.
            return threshold == ALL || threshold == this || (this == ALL && threshold == WOMAN);
        }
    }

    private static final List<Threshold> ALL = TsvTable.of(Threshold.class, "thresholds.tsv").rows().stream()
            .map(row -> new Threshold(
                    row.get(0),
                    sex(row.get(1)),
                    row.get(2),
                    Boolean.parseBoolean(row.get(3)),
                    new BigDecimal(row.get(4)),
                    new BigDecimal(row.get(5))))
            .toList();

    /** The threshold of an item by its code, whoever has it. */
    public static Optional<Threshold> of(String code) {
        return of(code, Sex.ALL);
    }

    /** The threshold of an item by its code; the longest that fits. */
    public static Optional<Threshold> of(String code, Sex sex) {
        return ALL.stream()
                .filter(threshold -> code.startsWith(threshold.item()) && sex.has(threshold.sex()))
                .reduce((one, other) -> one.item().length() >= other.item().length() ? one : other);
    }

    static List<Threshold> all() {
        return ALL;
    }

    /** Whether a value calls for guidance, or for more. */
    public boolean guides(BigDecimal value) {
        return passes(guidance, value);
    }

    /** Whether a doctor is to be seen for a value. */
    public boolean refers(BigDecimal value) {
        return passes(referral, value);
    }

    /** The place in the table, by which items are told one after the other. */
    public int place() {
        return ALL.indexOf(this);
    }

    private boolean passes(BigDecimal limit, BigDecimal value) {
        return below ? value.compareTo(limit) < 0 : value.compareTo(limit) >= 0;
    }

    private static Sex sex(String text) {
        return switch (text) {
            case "man" -> Sex.MAN;
            case "woman" -> Sex.WOMAN;
            default -> Sex.ALL;
        };
    }
}
