package jp.kenkotecho.checkup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.Item;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.record.Text;

/** The codes by which an item stands in the record, for features that read check-ups. */
public final class CheckupItems {

    private static final String CHECKUP = "1.2.392.200119.6.1005";

    /** Limits, goals and models of check-ups are those of adults: from 18 on, who is of age (民法4条). */
    private static final int ADULT = 18;

    private CheckupItems() {}

    /** Whether somebody was an adult on a day. */
    public static boolean isAdult(LocalDate born, LocalDate on) {
        return !born.plusYears(ADULT).isAfter(on);
    }

    /** The 17 digits of all items of 特定健診 that begin so; none for what is no beginning of one. */
    public static Stream<String> codes(String beginning) {
        return items(beginning).map(Item::code);
    }

    /** What pages call the item of a code, or of the beginning of one; empty for what is on no page. */
    public static Optional<Text> name(String code) {
        return ShownItem.all().stream()
                .filter(item -> item.has(code))
                .map(ShownItem::name)
                .findFirst();
    }

    /** The LOINC codes of those that have one, each once. */
    public static Stream<String> loinc(String beginning) {
        return items(beginning).map(Item::loinc).filter(code -> !code.isEmpty()).distinct();
    }

    /**
     * The values from which an item calls for guidance (保健指導判定値) and for a doctor (受診勧奨判定値).
     *
     * @param below whether it is when the value is less; else from the limit upward
     * @param unit of both, in UCUM
     */
    public record Limits(double guidance, double referral, boolean below, String unit) {

        /** Whether something is to be done about a value. */
        public boolean guides(double value) {
            return below ? value < guidance : value >= guidance;
        }

        /** Whether a doctor is to be seen for a value. */
        public boolean refers(double value) {
            return below ? value < referral : value >= referral;
        }
    }

    /** The limits of the item of these 17 digits; empty where none are set. */
    public static Optional<Limits> limits(String code) {
        return Threshold.of(code)
                .map(threshold -> new Limits(
                        threshold.guidance().doubleValue(),
                        threshold.referral().doubleValue(),
                        threshold.below(),
                        threshold.unit()));
    }

    /** The 17 digits of all items that have limits. */
    public static Stream<String> limited() {
        return codes("").filter(code -> limits(code).isPresent());
    }

    private static Stream<Item> items(String beginning) {
        return Catalogue.items()
                .filter(item -> item.system().equals(CHECKUP) && item.code().startsWith(beginning));
    }
}
