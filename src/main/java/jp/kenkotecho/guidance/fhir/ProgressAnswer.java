package jp.kenkotecho.guidance.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jp.kenkotecho.guidance.model.Progress;
import jp.kenkotecho.guidance.model.Progress.Week;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The parameter {@code goal} of {@code $guidance-progress}. */
public final class ProgressAnswer {

    private static final String NOT_MEASURED =
            "開始日と、LOINC と UCUM の目標値がないため、測れません Not measured: it has no start," + " or no target in LOINC and UCUM";
    private static final String NO_READINGS = "比べられる測定がまだありません No readings to compare yet";
    private static final int PLACES = 2;

    private ProgressAnswer() {}

    /** The answer of a goal that has no number. */
    public static ParametersParameterComponent notMeasured(Goal goal) {
        return add(goalOf(goal), "note", new StringType(NOT_MEASURED));
    }

    /** The answer of a goal without readings both at its start and after. */
    public static ParametersParameterComponent noReadings(MeasuredGoal measured) {
        return add(targetOf(measured), "note", new StringType(NO_READINGS));
    }

    /** The answer of how far a goal is reached. */
    public static ParametersParameterComponent of(MeasuredGoal measured, Progress progress) {
        var goal = targetOf(measured);
        goal.addPart(week("baseline", progress.baseline(), measured));
        goal.addPart(week("latest", progress.latest(), measured));
        progress.done().ifPresent(done -> add(goal, "done", new DecimalType(rounded(done))));
        return add(goal, "reached", new BooleanType(progress.reached()));
    }

    private static ParametersParameterComponent targetOf(MeasuredGoal measured) {
        var goal = goalOf(measured.goal());
        add(goal, "target", measured.target().getDetail());
        if (measured.target().hasDueDateType()) {
            add(goal, "due", measured.target().getDueDateType());
        }
        return goal;
    }

    private static ParametersParameterComponent goalOf(Goal goal) {
        var part = new ParametersParameterComponent().setName("goal");
        add(part, "reference", new Reference(goal.getIdElement().toUnqualifiedVersionless()));
        if (goal.getDescription().getTextElement().hasValue()) {
            add(part, "description", new StringType(goal.getDescription().getText()));
        }
        return part;
    }

    private static ParametersParameterComponent week(String name, Week week, MeasuredGoal measured) {
        var part = new ParametersParameterComponent().setName(name);
        add(
                part,
                "mean",
                new Quantity()
                        .setValue(rounded(week.mean()))
                        .setUnit(measured.unit())
                        .setSystem(Canonical.UCUM)
                        .setCode(measured.unit()));
        var period = new Period();
        period.setStartElement(new DateTimeType(week.from().toString()));
        period.setEndElement(new DateTimeType(week.until().toString()));
        add(part, "period", period);
        return add(part, "readings", new IntegerType(week.readings()));
    }

    private static ParametersParameterComponent add(ParametersParameterComponent whole, String name, Type value) {
        whole.addPart().setName(name).setValue(value);
        return whole;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
