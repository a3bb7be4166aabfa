package jp.kenkotecho.checkup.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Observation;

/** What the value of an Observation is worth, as {@link ValueReader} decides it for everybody. */
public sealed interface ReadValue {

    /** The item of a check-up that it is a value of. */
    CheckupItem item();

    /** Whether only LOINC says which item it is: of a laboratory, or measured at home. */
    boolean isByLoinc();

    /** The Observation that it stands in. */
    Observation source();

    /**
     * A value that counts.
     *
     * @param day where the person lives
     * @param value in the unit of the item
     */
    record Counted(CheckupItem item, boolean isByLoinc, LocalDate day, BigDecimal value, Observation source)
            implements ReadValue {

        /** Health is personal: never in a log. */
        @Override
        public String toString() {
            return "Counted[]";
        }
    }

    /**
     * A value that does not count.
     *
     * @param days none or one
     * @param values as it was written; none where it cannot be compared
     */
    record LeftOut(
            CheckupItem item,
            boolean isByLoinc,
            Reason reason,
            List<LocalDate> days,
            List<BigDecimal> values,
            Observation source)
            implements ReadValue {

        public LeftOut {
            days = List.copyOf(days);
            values = List.copyOf(values);
        }

        /** Health is personal: never in a log. */
        @Override
        public String toString() {
            return "LeftOut[" + reason + "]";
        }
    }

    /** Why a value does not count. */
    enum Reason {
        NOT_FINAL("確定していない", "not final"),
        STRUCK_OUT("取り消された", "struck out"),
        BOUND("測れる範囲の外としか書かれていない", "only a bound of what can be measured"),
        OTHER_UNIT("ほかの単位の", "in another unit"),
        IMPLAUSIBLE("ありえない", "one that nobody can have"),
        NO_DAY("いつのものか分からない", "of no day");

        private final Text name;

        Reason(String ja, String en) {
            this.name = new Text(ja, en);
        }

        /** The words that stand before 値, and after "a value that is". */
        public Text display() {
            return name;
        }
    }

    /** The mean of the values of one day, which stands for them. */
    static BigDecimal mean(List<BigDecimal> values) {
        var digits = values.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = sum.divide(BigDecimal.valueOf(values.size()), Math.max(0, digits) + 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return mean.scale() < digits ? mean.setScale(digits, RoundingMode.UNNECESSARY) : mean;
    }

    /** The value that counts; empty for what does not. */
    default Optional<Counted> counted() {
        return this instanceof Counted counted ? Optional.of(counted) : Optional.empty();
    }
}
