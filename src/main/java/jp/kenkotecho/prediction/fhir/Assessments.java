package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.prediction.fhir.PredictionAnswer.Beside;
import jp.kenkotecho.prediction.model.CheckupCondition;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.ModelCard;
import jp.kenkotecho.prediction.model.Prospect;
import jp.kenkotecho.prediction.model.Prospect.Expected;
import jp.kenkotecho.prediction.model.Result;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Point;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.prediction.model.RiskClass;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Risks as RiskAssessments: the probability in percent, its horizon, its points, and on what it is based. */
final class Assessments {

    private static final String RISK_PROBABILITY = "http://terminology.hl7.org/CodeSystem/risk-probability";

    private final Reference subject;
    private final LocalDate asOf;

    Assessments(Reference subject, LocalDate asOf) {
        this.subject = subject;
        this.asOf = asOf;
    }

    /** What a model says of a person: a number or a band, and what stands beside it. */
    RiskAssessment of(
            ModelCard modelCard, Result result, Beside beside, String scenario, List<? extends DomainResource> basis) {
        var assessment = ofModel(modelCard, result, scenario, basis);
        var prediction = assessment.getPredictionFirstRep();
        beside.guideline().ifPresent(one -> prediction.getQualitativeRisk().addCoding(coding(one)));
        beside.guideline()
                .filter(one -> !prediction.getQualitativeRisk().hasText())
                .ifPresent(one ->
                        prediction.getQualitativeRisk().setText(one.display().ja()));
        ratio(prediction, "ratio-to-optimal", beside.toOptimal());
        ratio(prediction, "ratio-to-average", beside.toAverage());
        beside.averaged().ifPresent(risk -> averaged(assessment, risk, beside.pressure()));
        return assessment;
    }

    private static Coding coding(RiskClass one) {
        return new Coding(RISK_PROBABILITY, one.code(), one.display().en());
    }

    private static void ratio(RiskAssessmentPredictionComponent prediction, String extension, Optional<Double> ratio) {
        ratio.ifPresent(
                known -> prediction.addExtension(Canonical.profile(extension), new DecimalType(rounded(known))));
    }

    /** Yes or no of a condition on a day to come; a probability where it is calibrated. */
    RiskAssessment ofCondition(
            CheckupCondition condition,
            Prospect prospect,
            LocalDate day,
            String scenario,
            List<? extends DomainResource> basis) {
        var assessment = assessment(PredictionAnswer.PROJECTION, scenario, basis);
        var prediction = assessment
                .addPrediction()
                .setOutcome(new CodeableConcept()
                        .addCoding(new Coding(
                                PredictedValue.MARKS,
                                condition.code(),
                                condition.display().ja()))
                        .setText(condition.display().ja()))
                .setQualitativeRisk(Foreseen.of(prospect).concept())
                .setWhen(until(day));
        if (prospect instanceof Expected expected) {
            expected.chance()
                    .forEach(chance ->
                            prediction.setProbability(probability(new Risk(chance.low(), chance.high(), List.of()))));
        }
        return assessment;
    }

    private Period until(LocalDate day) {
        return new Period()
                .setStartElement(new DateTimeType(asOf.toString()))
                .setEndElement(new DateTimeType(day.toString()));
    }

    /** How likely a reading of an item reaches a limit on a day to come. */
    RiskAssessment ofLimit(
            Item item,
            double limit,
            LocalDate day,
            Forecast forecast,
            String scenario,
            List<? extends DomainResource> sources) {
        var assessment = assessment(PredictionAnswer.PROJECTION, scenario, sources);
        assessment
                .addPrediction()
                .setOutcome(new CodeableConcept()
                        .setText(item.display().ja() + " " + Math.round(limit) + " " + item.unit() + " 以上"))
                .setProbability(new DecimalType(rounded(100 * forecast.reaches(limit))))
                .setWhen(until(day));
        return assessment;
    }

    private RiskAssessment assessment(String method, String scenario, List<? extends DomainResource> basis) {
        var assessment = new RiskAssessment().setStatus(RiskAssessmentStatus.FINAL);
        assessment.getMeta().addProfile(Canonical.profile("kt-risk-assessment"));
        scenario(scenario).forEach(assessment::addExtension);
        assessment.setSubject(subject.copy());
        assessment.setOccurrence(new DateTimeType(asOf.toString()));
        assessment.setMethod(new CodeableConcept().setText(method));
        basis.forEach(source -> assessment.addBasis(PredictionAnswer.reference(source)));
        assessment.addNote().setText(PredictionAnswer.UNVALIDATED.ja());
        return assessment;
    }

    private RiskAssessment ofModel(
            ModelCard modelCard, Result result, String scenario, List<? extends DomainResource> basis) {
        var assessment = assessment(modelCard.method(), scenario, basis);
        assessment
                .getMethod()
                .addCoding(new Coding()
                        .setSystem(PredictionAnswer.MODELS + modelCard.id())
                        .setVersion(modelCard.version())
                        .setCode(modelCard.id()));
        var prediction = assessment
                .addPrediction()
                .setOutcome(new CodeableConcept().setText(modelCard.outcome().ja()))
                .setWhen(until(asOf.plusYears(modelCard.years())));
        if (result instanceof Risk risk) {
            prediction.setProbability(probability(risk));
        } else if (result instanceof Band band) {
            prediction.setQualitativeRisk(
                    new CodeableConcept().setText(band.name().ja()));
        }
        var points = result instanceof Risk risk ? risk.points() : ((Band) result).points();
        if (!points.isEmpty()) {
            prediction.setRationale(rationale(points));
        }
        return assessment;
    }

    private static Type probability(Risk risk) {
        if (risk.isExact()) {
            return new DecimalType(rounded(risk.low()));
        }
        var range = new Range().setHigh(percent(risk.high()));
        return risk.low() > 0 ? range.setLow(percent(risk.low())) : range;
    }

    /** A second number for the same outcome: it does not jump where the pressure passes a limit. */
    private static void averaged(RiskAssessment assessment, Risk risk, String pressure) {
        var first = assessment.getPredictionFirstRep();
        assessment
                .addPrediction()
                .setOutcome(first.getOutcome().copy())
                .setWhen(first.getWhen().copy())
                .setProbability(probability(risk))
                .setRationale("ほんとうの収縮期血圧のありそうな範囲 (" + pressure + ") で平均した値");
    }

    private static String rationale(List<Point> points) {
        var total = points.stream().mapToInt(Point::points).sum();
        return points.stream()
                        .map(point -> point.input().ja() + " " + point.points() + " 点")
                        .collect(Collectors.joining("、"))
                + "、合計 " + total + " 点";
    }

    /** The extension that names the scenario, in what is said under it; none where there is none. */
    static List<Extension> scenario(String scenario) {
        return scenario.isEmpty()
                ? List.of()
                : List.of(new Extension(Canonical.profile("prediction-scenario"), new StringType(scenario)));
    }

    private static Quantity percent(double value) {
        return new Quantity()
                .setValue(rounded(value))
                .setUnit("%")
                .setSystem(Canonical.UCUM)
                .setCode("%");
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
