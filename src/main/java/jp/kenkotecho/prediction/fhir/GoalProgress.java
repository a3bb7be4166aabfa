package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.profile.RecordQuery.Token;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** How far a goal is: its target beside what was measured since it began. */
public final class GoalProgress {

    private GoalProgress() {}

    /** The day from which it counts; empty for a goal without one. */
    public static Optional<LocalDate> began(Goal goal) {
        return goal.getStart() instanceof DateType start && start.hasValue()
                ? Optional.of(LocalDate.parse(start.getValueAsString()))
                : Optional.empty();
    }

    /** What to search Observations by; empty for a measure without a code. */
    public static List<Token> codes(GoalTargetComponent target) {
        return target.getMeasure().getCoding().stream()
                .filter(Coding::hasCode)
                .map(Token::of)
                .toList();
    }

    /** Whether it says anything: it was done, and not taken back. */
    public static boolean tells(Observation measured) {
        return measured.hasValue() && ValueReader.isSettled(measured);
    }

    /** Whether what was measured reaches the target; empty where the two cannot be compared. */
    static Optional<Boolean> isReached(GoalTargetComponent target, Observation measured) {
        if (measured.hasValueQuantity()) {
            return isReached(target, measured.getValueQuantity());
        }
        // The check-up's question about smoking: its target is none.
        return ModelInput.answers(measured, ValueReader.ofAdult(ZoneOffset.UTC)).stream()
                .map(told -> !told.is())
                .findFirst();
    }

    private static Optional<Boolean> isReached(GoalTargetComponent target, Quantity measured) {
        if (target.getDetail() instanceof Range range) {
            return same(range.getLow(), measured) && same(range.getHigh(), measured)
                    ? Optional.of((!range.hasLow() || compared(measured, range.getLow()) >= 0)
                            && (!range.hasHigh() || compared(measured, range.getHigh()) <= 0))
                    : Optional.empty();
        }
        return target.getDetail() instanceof Quantity most && same(most, measured)
                ? Optional.of(compared(measured, most) <= 0)
                : Optional.empty();
    }

    private static boolean same(Quantity limit, Quantity measured) {
        return limit.isEmpty() || String.valueOf(limit.getCode()).equals(measured.getCode());
    }

    private static int compared(Quantity one, Quantity other) {
        return value(one).compareTo(value(other));
    }

    private static BigDecimal value(Quantity quantity) {
        return quantity.getValueElement().hasValue() ? quantity.getValue() : BigDecimal.ZERO;
    }
}
