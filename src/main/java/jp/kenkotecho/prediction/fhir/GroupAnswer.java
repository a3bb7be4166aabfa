package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.fhir.PredictionAnswer.Beside;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Modifiable;
import jp.kenkotecho.prediction.model.Result;
import jp.kenkotecho.prediction.model.Variogram;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Type;

/** What is answered about the people of an organization: a line for each of them, and reports of all. */
public final class GroupAnswer {

    private static final String MEASURES = Canonical.BASE + "/Measure/";
    private static final String POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";

    /**
     * An item of a person, as it came.
     *
     * @param day of the newest reading
     * @param error measured less predicted
     * @param within whether it came inside the interval
     */
    public record Compared(Item item, LocalDate day, double error, boolean within) {}

    /**
     * How many people a ranking is about.
     *
     * @param ranked whose risk can be lowered
     * @param even the others who could be computed
     * @param leftOut who could not
     */
    public record Counts(int ranked, int even, int leftOut) {}

    /**
     * Whose report it is.
     *
     * @param group {@code Group/…}
     * @param organization {@code Organization/…}
     */
    public record About(String group, String organization, LocalDate asOf, Instant made) {}

    private GroupAnswer() {}

    /** Somebody's line of a ranking: the risk as it is, by how much it falls, and what to advise; a doctor first. */
    public static RiskAssessment ranked(
            PersonId person,
            LocalDate asOf,
            Modifiable modifiable,
            Result now,
            Set<Item> referred,
            List<Observation> basis) {
        var card = modifiable.model().card();
        var subject = new Reference("Patient/" + person.value());
        var assessment = new Assessments(subject, asOf)
                .of(card, now, new Beside(Optional.empty(), Optional.empty(), ""), "", basis);
        assessment.addExtension(Canonical.profile("modifiable-risk"), new DecimalType(rounded(modifiable.falls())));
        var doctor = referred.stream().sorted().map(item -> item.display().ja()).collect(Collectors.joining("、"));
        var advice = modifiable.by().stream().map(Advice::display).map(text -> text.ja());
        assessment.setMitigation(
                Stream.concat(doctor.isEmpty() ? Stream.empty() : Stream.of("受診をすすめる (" + doctor + ")"), advice)
                        .collect(Collectors.joining("、")));
        return assessment;
    }

    /** Somebody who was not computed, and why. */
    public static OperationOutcome leftOut(PersonId person, List<Problem> why) {
        var about = why.stream()
                .map(problem -> problem.at("Patient/" + person.value()))
                .toList();
        return Outcome.of(about, IssueSeverity.INFORMATION);
    }

    /** Of how many people the risk can be lowered. */
    public static MeasureReport ranking(About about, Counts counts) {
        var report = report("modifiable-risk", about, about.asOf());
        var group = report.addGroup();
        var computed = counts.ranked() + counts.even();
        population(group, "initial-population", computed + counts.leftOut());
        population(group, "denominator", computed + counts.leftOut());
        population(group, "denominator-exclusion", counts.leftOut());
        population(group, "numerator", counts.ranked());
        share(group, counts.ranked(), computed);
        return report;
    }

    /** By how much values came otherwise than predicted, on average, item by item; and how often inside the interval. */
    public static List<MeasureReport> accuracy(About about, List<Compared> all) {
        var from = all.stream().map(Compared::day).min(LocalDate::compareTo).orElse(about.asOf());
        var errors = report("prediction-error", about, from);
        var coverage = report("prediction-coverage", about, from);
        byItem(all).forEach((item, compared) -> {
            var mean = errors.addGroup().setCode(code(item));
            population(mean, "initial-population", compared.size());
            population(mean, "measure-population", compared.size());
            population(mean, "measure-observation", compared.size());
            mean.setMeasureScore(PredictedValue.quantity(
                    item,
                    compared.stream().mapToDouble(Compared::error).average().orElse(0)));
            var within = (int) compared.stream().filter(Compared::within).count();
            var inside = coverage.addGroup().setCode(code(item));
            population(inside, "initial-population", compared.size());
            population(inside, "denominator", compared.size());
            population(inside, "numerator", within);
            share(inside, within, compared.size());
        });
        return List.of(errors, coverage);
    }

    /** As {@code phr.prediction.drift} takes them; items of which too little is known are not there. */
    public static Parameters estimates(LocalDate asOf, Map<Item, Variogram> variograms) {
        var estimates = new Parameters();
        variograms.forEach((item, variogram) -> variogram.estimate().ifPresent(estimate -> {
            var one = estimates.addParameter().setName("drift");
            part(one, "item", new CodeType(item.name()));
            part(one, "noise", decimal(estimate.noise()));
            part(one, "spread", decimal(estimate.spread()));
            part(one, "rate", decimal(estimate.rate()));
            part(one, "people", new IntegerType(estimate.people()));
            part(one, "readings", new IntegerType(estimate.readings()));
            part(
                    one,
                    "from",
                    new DateType(asOf.minusDays(Math.round(estimate.years() * 365.25))
                            .toString()));
            part(one, "to", new DateType(asOf.toString()));
        }));
        return estimates;
    }

    private static void part(ParametersParameterComponent one, String name, Type value) {
        one.addPart().setName(name).setValue(value);
    }

    private static DecimalType decimal(double value) {
        return new DecimalType(BigDecimal.valueOf(value).round(new MathContext(4)));
    }

    private static Map<Item, List<Compared>> byItem(List<Compared> all) {
        var byItem = new EnumMap<Item, List<Compared>>(Item.class);
        all.forEach(one ->
                byItem.computeIfAbsent(one.item(), key -> new ArrayList<>()).add(one));
        return byItem;
    }

    private static MeasureReport report(String measure, About about, LocalDate from) {
        var report = new MeasureReport()
                .setStatus(MeasureReportStatus.COMPLETE)
                .setType(MeasureReportType.SUMMARY)
                .setMeasure(MEASURES + measure)
                .setSubject(new Reference(about.group()))
                .setReporter(new Reference(about.organization()))
                .setDate(Date.from(about.made()));
        report.setPeriod(new Period()
                .setStartElement(new DateTimeType(from.toString()))
                .setEndElement(new DateTimeType(about.asOf().toString())));
        return report;
    }

    private static CodeableConcept code(Item item) {
        return new CodeableConcept(
                new Coding(PredictedValue.MARKS, item.name(), item.display().ja()));
    }

    private static void population(MeasureReportGroupComponent group, String code, int count) {
        group.addPopulation()
                .setCode(new CodeableConcept(new Coding().setSystem(POPULATION).setCode(code)))
                .setCount(count);
    }

    /** A proportion; of nobody there is none. */
    private static void share(MeasureReportGroupComponent group, int part, int of) {
        if (of > 0) {
            group.setMeasureScore(new Quantity().setValue(rounded((double) part / of)));
        }
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
