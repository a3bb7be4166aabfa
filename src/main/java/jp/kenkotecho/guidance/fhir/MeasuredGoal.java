package jp.kenkotecho.guidance.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.guidance.model.Aim;
import jp.kenkotecho.guidance.model.Progress.Reading;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A goal that readings can be held against: it has a start, and a target in LOINC and UCUM.
 *
 * @param loinc what is measured, by itself or as a component
 * @param unit UCUM; readings in another are none
 */
public record MeasuredGoal(Goal goal, GoalTargetComponent target, String loinc, String unit, Aim aim, LocalDate start) {

    private static final Set<Quantity.QuantityComparator> UPPER =
            Set.of(Quantity.QuantityComparator.LESS_THAN, Quantity.QuantityComparator.LESS_OR_EQUAL);
    /** The LOINC code of the panel, for what is measured as a part of one. */
    private static final Map<String, String> PANELS = Map.of("8480-6", "85354-9", "8462-4", "85354-9");

    /** The first target of a goal that is measured; empty when it has none, or no day on which it began. */
    public static Optional<MeasuredGoal> of(Goal goal) {
        if (!(goal.getStart() instanceof DateType start)) {
            return Optional.empty();
        }
        return CalendarDay.of(start, ZoneOffset.UTC).flatMap(day -> goal.getTarget().stream()
                .flatMap(target -> of(goal, target, day).stream())
                .findFirst());
    }

    private static Optional<MeasuredGoal> of(Goal goal, GoalTargetComponent target, LocalDate start) {
        var unit = bounds(target.getDetail())
                .map(Quantity::getCode)
                .filter(code -> code != null)
                .findFirst();
        return loinc(target.getMeasure())
                .flatMap(loinc -> unit.flatMap(ucum ->
                        aim(target.getDetail()).map(aim -> new MeasuredGoal(goal, target, loinc, ucum, aim, start))));
    }

    private static Stream<Quantity> bounds(Type detail) {
        if (detail instanceof Range range) {
            return Stream.of(range.getLow(), range.getHigh());
        }
        return detail instanceof Quantity quantity ? Stream.of(quantity) : Stream.empty();
    }

    private static Optional<String> loinc(CodeableConcept measure) {
        return measure.getCoding().stream()
                .filter(coding -> Canonical.LOINC.equals(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(Coding::getCode)
                .findFirst();
    }

    private static Optional<Aim> aim(Type detail) {
        if (detail instanceof Range range) {
            var aim = new Aim(number(range.getLow()), number(range.getHigh()));
            return aim.low().isEmpty() && aim.high().isEmpty() ? Optional.empty() : Optional.of(aim);
        }
        return detail instanceof Quantity quantity
                ? number(quantity).map(number -> aim(number, quantity.getComparator()))
                : Optional.empty();
    }

    private static Aim aim(double number, Quantity.@Nullable QuantityComparator comparator) {
        if (comparator == null) {
            return Aim.at(number);
        }
        return UPPER.contains(comparator)
                ? new Aim(Optional.empty(), Optional.of(number))
                : new Aim(Optional.of(number), Optional.empty());
    }

    private static Optional<Double> number(Quantity quantity) {
        return Optional.ofNullable(quantity.getValue()).map(BigDecimal::doubleValue);
    }

    /** LOINC of the Observations from which it is read: itself, and the panel of which it is a part. */
    public List<String> sources() {
        return PANELS.containsKey(loinc) ? List.of(loinc, PANELS.get(loinc)) : List.of(loinc);
    }

    /** What an Observation says of it; empty when it is about something else, has no day, or is not valid. */
    public Optional<Reading> reading(Observation observation, ZoneId zone) {
        if (!RecordState.isMeasured(observation)) {
            return Optional.empty();
        }
        var whole = Stream.of(observation).filter(one -> isIt(one.getCode())).map(Observation::getValue);
        var parts = observation.getComponent().stream()
                .filter(part -> isIt(part.getCode()))
                .map(Observation.ObservationComponentComponent::getValue);
        return Stream.concat(whole, parts)
                .flatMap(value -> inUnit(value).stream())
                .findFirst()
                .flatMap(number -> day(observation, zone).map(day -> new Reading(day, number)));
    }

    private boolean isIt(CodeableConcept concept) {
        return concept.getCoding().stream()
                .anyMatch(coding -> Canonical.LOINC.equals(coding.getSystem()) && loinc.equals(coding.getCode()));
    }

    private Optional<Double> inUnit(Type value) {
        return value instanceof Quantity quantity
                        && quantity.getValueElement().hasValue()
                        && unit.equals(quantity.getCode())
                ? number(quantity)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(Observation observation, ZoneId zone) {
        return observation.getEffective() instanceof DateTimeType when ? CalendarDay.of(when, zone) : Optional.empty();
    }
}
