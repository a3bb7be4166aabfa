package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The answer of {@code $prediction-review}: each item as it was expected and as it came, and each goal. */
public final class ReviewAnswer {

    private final Parameters answer = new Parameters();
    private final List<Problem> notes = new ArrayList<>();

    /**
     * One item.
     *
     * @param basis the day of the last reading that the prediction knew
     */
    public void item(Item item, LocalDate basis, Found came, Forecast expected) {
        var one = answer.addParameter().setName("item");
        part(one, "code", new CodeType(item.name()));
        part(one, "name", new StringType(item.display().ja()));
        part(one, "predictedOn", new DateType(basis.toString()));
        part(one, "day", new DateType(came.day().toString()));
        part(one, "predicted", PredictedValue.quantity(item, expected.mean()));
        part(one, "lower", PredictedValue.quantity(item, expected.lower()));
        part(one, "upper", PredictedValue.quantity(item, expected.upper()));
        part(one, "measured", PredictedValue.quantity(item, came.value()));
        part(one, "difference", PredictedValue.quantity(item, came.value() - expected.mean()));
        part(one, "within", new BooleanType(came.value() >= expected.lower() && came.value() <= expected.upper()));
        part(one, "reading", PredictionAnswer.reference(came.source()));
    }

    /**
     * One target of a goal.
     *
     * @param measured the newest since it began; empty for none
     */
    public void goal(Goal goal, GoalTargetComponent target, Optional<Observation> measured) {
        var one = answer.addParameter().setName("goal");
        var reached = measured.flatMap(reading -> GoalProgress.isReached(target, reading));
        part(
                one,
                "goal",
                new Reference(goal.getIdElement().toUnqualifiedVersionless().getValue()));
        part(one, "description", new StringType(goal.getDescription().getText()));
        part(
                one,
                "state",
                new CodeType(reached.map(is -> is ? "achieved" : "in-progress").orElse("not-measured")));
        if (target.hasDueDateType()) {
            part(one, "due", target.getDueDateType());
        }
        measured.ifPresent(reading -> {
            part(one, "reading", PredictionAnswer.reference(reading));
            if (reading.hasValueQuantity()) {
                part(one, "measured", shown(reading.getValueQuantity()));
            }
        });
    }

    public void note(Problem note) {
        notes.add(note);
    }

    /** Last, what could not be compared. */
    public Parameters answer() {
        if (!notes.isEmpty()) {
            answer.addParameter()
                    .setName("outcome")
                    .setResource(Outcome.of(notes.stream().distinct().toList(), IssueSeverity.INFORMATION));
        }
        return answer;
    }

    private static Quantity shown(Quantity quantity) {
        var shown = quantity.copy();
        return shown.setValue(
                Optional.ofNullable(quantity.getValue()).orElse(BigDecimal.ZERO).setScale(1, RoundingMode.HALF_UP));
    }

    static void part(ParametersParameterComponent one, String name, Type value) {
        one.addPart().setName(name).setValue(value);
    }
}
