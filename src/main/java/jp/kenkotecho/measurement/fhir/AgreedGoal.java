package jp.kenkotecho.measurement.fhir;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.measurement.model.ValueGoal;
import jp.kenkotecho.measurement.model.ValueGoal.Bound;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;

/** What somebody agreed to aim at, out of their Goals: a blood pressure, or a value of another kind. */
public final class AgreedGoal {

    /** The states in which a goal was agreed on and holds. */
    private static final Set<String> HOLDS = Set.of("accepted", "active");

    private AgreedGoal() {}

    /**
     * The newest that names both values as upper bounds in mmHg, in one goal or in two; empty where one of them is
     * not agreed.
     */
    public static Optional<PressureGoal> of(List<Goal> goals) {
        var newest = newest(goals);
        var fields = MeasuredKind.PRESSURE.fields();
        return bound(newest, fields.get(0))
                .flatMap(upper -> bound(newest, fields.get(1)).map(lower -> new PressureGoal(upper, lower, true)));
    }

    /** The newest that names a value of a kind with one number; empty where none is agreed. */
    public static Optional<ValueGoal> of(List<Goal> goals, MeasuredKind kind) {
        var field = kind.fields().get(0);
        return newest(goals).stream()
                .flatMap(goal -> goal.getTarget().stream())
                .filter(target -> isAbout(target, field))
                .flatMap(target -> aim(target.getDetail(), field.unit().ucum()))
                .filter(aim -> field.isNumber() && isMeant(field, aim.value()))
                .findFirst();
    }

    private static Stream<ValueGoal> aim(Type detail, String ucum) {
        if (detail instanceof Range range) {
            return Stream.concat(
                    aim(Bound.AT_MOST, range.getHigh(), ucum).stream(),
                    aim(Bound.AT_LEAST, range.getLow(), ucum).stream());
        }
        return detail instanceof Quantity quantity ? aim(Bound.ABOUT, quantity, ucum).stream() : Stream.empty();
    }

    private static Optional<ValueGoal> aim(Bound bound, Quantity quantity, String ucum) {
        return quantity.getValueElement().hasValue() && ucum.equals(quantity.getCode())
                ? Optional.of(new ValueGoal(bound, quantity.getValue().stripTrailingZeros()))
                : Optional.empty();
    }

    private static List<Goal> newest(List<Goal> goals) {
        return goals.stream()
                .filter(goal -> HOLDS.contains(RecordState.of(goal)))
                .sorted(Comparator.comparing(AgreedGoal::start).reversed())
                .toList();
    }

    private static String start(Goal goal) {
        return goal.hasStartDateType() ? String.valueOf(goal.getStartDateType().getValueAsString()) : "";
    }

    private static Optional<Integer> bound(List<Goal> goals, MeasuredKind.Field field) {
        return goals.stream()
                .flatMap(goal -> goal.getTarget().stream())
                .filter(target -> isAbout(target, field))
                .flatMap(target -> highest(target.getDetail()))
                .filter(one -> field.unit().ucum().equals(one.getCode())
                        && one.getValueElement().hasValue())
                .map(Quantity::getValue)
                .filter(one -> isMeant(field, one))
                .map(BigDecimal::intValue)
                .findFirst();
    }

    private static boolean isMeant(MeasuredKind.Field field, BigDecimal value) {
        return value.compareTo(field.lowest()) >= 0 && value.compareTo(field.highest()) <= 0;
    }

    private static boolean isAbout(GoalTargetComponent target, MeasuredKind.Field field) {
        return target.getMeasure().getCoding().stream()
                .anyMatch(one ->
                        field.system().equals(one.getSystem()) && field.code().equals(one.getCode()));
    }

    private static Stream<Quantity> highest(Type detail) {
        if (detail instanceof Range range) {
            return Stream.of(range.getHigh());
        }
        return detail instanceof Quantity quantity ? Stream.of(quantity) : Stream.empty();
    }
}
