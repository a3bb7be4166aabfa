package jp.kenkotecho.measurement.fhir;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;

/** What blood pressure somebody agreed to aim at, out of their Goals. */
public final class AgreedGoal {

    /** The states in which a goal was agreed on and holds. */
    private static final Set<String> HOLDS = Set.of("accepted", "active");

    private AgreedGoal() {}

    /**
     * The newest that names both values as upper bounds in mmHg, in one goal or in two; empty where one of them is
     * not agreed.
     */
    public static Optional<PressureGoal> of(List<Goal> goals) {
        var newest = goals.stream()
                .filter(goal -> HOLDS.contains(RecordState.of(goal)))
                .sorted(Comparator.comparing(AgreedGoal::start).reversed())
                .toList();
        var fields = MeasuredKind.PRESSURE.fields();
        return bound(newest, fields.get(0))
                .flatMap(upper -> bound(newest, fields.get(1)).map(lower -> new PressureGoal(upper, lower, true)));
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
                .filter(one -> one.compareTo(field.lowest()) >= 0 && one.compareTo(field.highest()) <= 0)
                .map(BigDecimal::intValue)
                .findFirst();
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
