package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.prediction.model.Card;
import jp.kenkotecho.prediction.model.Drift.Forecast;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.prediction.model.Result;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.prediction.model.Result.NotApplicable;
import jp.kenkotecho.prediction.model.Result.Point;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The answer of {@code $predict-risk}: RiskAssessments, predicted values that cannot be taken for measured ones, the
 * models that were used, and what could not be computed. Nothing of it is stored; the same question gets the same answer.
 */
public final class PredictionAnswer {

    private static final String MODELS = Canonical.BASE + "/Library/";
    private static final String LIBRARY_TYPE = "http://terminology.hl7.org/CodeSystem/library-type";
    static final String PROJECTION = "drifting-level|1";

    static final Text UNVALIDATED = new Text(
            "公表されたモデルによる一般的な情報で、診断ではありません。この地域での正確さは確かめられていません。",
            "General information by a published model, no diagnosis; not validated in this municipality.");

    private final PersonId person;
    private final LocalDate asOf;
    private final Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    private final List<Problem> notes = new ArrayList<>();
    private final Set<Card> used = new LinkedHashSet<>();

    public PredictionAnswer(PersonId person, LocalDate asOf) {
        this.person = person;
        this.asOf = asOf;
    }

    /**
     * What stands beside a risk.
     *
     * @param toOptimal how many times that of the same person at their best
     * @param averaged over where the true systolic pressure may lie
     * @param pressure where that is: its mean and SD
     */
    public record Beside(Optional<Double> toOptimal, Optional<Risk> averaged, String pressure) {}

    /** What a model says, now or under a scenario; empty for none. */
    public void result(Card card, Result result, Beside beside, String scenario, List<Observation> basis) {
        if (result instanceof Risk || result instanceof Band) {
            used.add(card);
            var assessment = assessment(card, result, scenario, basis);
            beside.toOptimal().ifPresent(ratio -> assessment
                    .getPredictionFirstRep()
                    .addExtension(Canonical.profile("ratio-to-optimal"), new DecimalType(rounded(ratio))));
            beside.averaged().ifPresent(risk -> averaged(assessment, risk, beside.pressure()));
            add(assessment, card.id() + "\n" + scenario);
        } else if (scenario.isEmpty() && result instanceof NotApplicable not) {
            say(card, "対象ではありません: ", "Not applicable: ", not.reasons());
        } else if (scenario.isEmpty() && result instanceof Missing missing) {
            say(card, "足りない項目: ", "Missing: ", missing.inputs());
        }
    }

    /** What an item is expected to be on a day to come. */
    public void forecast(Item item, LocalDate day, Forecast forecast, String scenario, List<Observation> sources) {
        var observation = PredictedValue.of(item, day, forecast, sources);
        observation.setSubject(subject());
        scenario(scenario).forEach(observation::addExtension);
        add(observation, item + "\n" + day + "\n" + scenario);
    }

    /** How likely a reading of an item reaches a limit on a day to come. */
    public void reaches(
            Item item, double limit, LocalDate day, Forecast forecast, String scenario, List<Observation> sources) {
        var assessment = assessment(PROJECTION, scenario, sources);
        assessment
                .addPrediction()
                .setOutcome(new CodeableConcept()
                        .setText(item.display().ja() + " " + Math.round(limit) + " " + item.unit() + " 以上"))
                .setProbability(new DecimalType(rounded(100 * forecast.reaches(limit))))
                .setWhen(new Period()
                        .setStartElement(new DateTimeType(asOf.toString()))
                        .setEndElement(new DateTimeType(day.toString())));
        add(assessment, item + "\n" + limit + "\n" + day + "\n" + scenario);
    }

    /**
     * What could be done: a goal for each proposal, and the plan of all, which names the goals by where they stand.
     *
     * @param stored ids of the goals that were taken up, by their key
     */
    public void care(
            ProposedCare care, Map<Item, Observation> referred, List<Proposal> proposals, Map<String, String> stored) {
        var names = new ArrayList<String>();
        for (var proposal : proposals) {
            var goal = care.goal(proposal.advice());
            var id = ProposedCare.key(goal).map(stored::get).orElse(null);
            if (id == null) {
                names.add(add(goal, "goal\n" + proposal.advice()));
            } else {
                goal = care.accepted(proposal.advice());
                goal.setId(id);
                bundle.addEntry().setFullUrl(id).setResource(goal);
                names.add(id);
            }
        }
        if (!referred.isEmpty() || !proposals.isEmpty()) {
            add(care.plan(List.copyOf(referred.keySet()), List.copyOf(referred.values()), proposals, names), "plan");
        }
    }

    public void note(Problem note) {
        notes.add(note);
    }

    /** The models behind it, and last what could not be computed. */
    public Bundle answer() {
        used.forEach(card -> add(library(card), card.method()));
        if (!notes.isEmpty()) {
            add(Outcome.of(notes, IssueSeverity.INFORMATION), "outcome");
        }
        return bundle;
    }

    private RiskAssessment assessment(String method, String scenario, List<Observation> basis) {
        var assessment = new RiskAssessment().setStatus(RiskAssessmentStatus.FINAL);
        assessment.getMeta().addProfile(Canonical.profile("kt-risk-assessment"));
        scenario(scenario).forEach(assessment::addExtension);
        assessment.setSubject(subject());
        assessment.setOccurrence(new DateTimeType(asOf.toString()));
        assessment.setMethod(new CodeableConcept().setText(method));
        basis.forEach(source -> assessment.addBasis(reference(source)));
        assessment.addNote().setText(UNVALIDATED.ja());
        return assessment;
    }

    private RiskAssessment assessment(Card card, Result result, String scenario, List<Observation> basis) {
        var assessment = assessment(card.method(), scenario, basis);
        assessment
                .getMethod()
                .addCoding(new Coding()
                        .setSystem(MODELS + card.id())
                        .setVersion(card.version())
                        .setCode(card.id()));
        var prediction = assessment
                .addPrediction()
                .setOutcome(new CodeableConcept().setText(card.outcome().ja()))
                .setWhen(new Period()
                        .setStartElement(new DateTimeType(asOf.toString()))
                        .setEndElement(
                                new DateTimeType(asOf.plusYears(card.years()).toString())));
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

    private static List<Extension> scenario(String scenario) {
        return scenario.isEmpty()
                ? List.of()
                : List.of(new Extension(Canonical.profile("prediction-scenario"), new StringType(scenario)));
    }

    private void say(Card card, String ja, String en, List<Text> what) {
        notes.add(Problem.of(
                        Problem.Kind.INCOMPLETE,
                        card.outcome().ja() + " (" + card.id() + "): " + ja
                                + what.stream().map(Text::ja).collect(Collectors.joining("、")),
                        card.outcome().en() + " (" + card.id() + "): " + en
                                + what.stream().map(Text::en).collect(Collectors.joining("; ")))
                .at(card.id()));
    }

    private static Library library(Card card) {
        var library = new Library().setStatus(PublicationStatus.ACTIVE);
        library.setUrl(MODELS + card.id());
        library.setVersion(card.version());
        library.setTitle(card.outcome().ja());
        library.setType(new CodeableConcept(new Coding().setSystem(LIBRARY_TYPE).setCode("logic-library")));
        library.setDescription(
                String.join("\n", card.citation(), card.population(), card.quality(), card.limits(), UNVALIDATED.en()));
        return library;
    }

    private static Quantity percent(double value) {
        return new Quantity()
                .setValue(rounded(value))
                .setUnit("%")
                .setSystem(Canonical.UCUM)
                .setCode("%");
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    static Reference reference(Observation source) {
        return new Reference(source.getIdElement().toUnqualifiedVersionless().getValue());
    }

    private Reference subject() {
        return new Reference("Patient/" + person.value());
    }

    /** @return how others in the bundle refer to it */
    private String add(Resource resource, String what) {
        var name = person.value() + "\n" + asOf + "\n" + resource.fhirType() + "\n" + what;
        var url = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return url;
    }
}
