package jp.kenkotecho.prediction.fhir;

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
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.prediction.model.CheckupCondition;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.ModelCard;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.prediction.model.Prospect;
import jp.kenkotecho.prediction.model.Prospect.Unknown;
import jp.kenkotecho.prediction.model.Result;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.prediction.model.Result.NotApplicable;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.prediction.model.RiskClass;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The answer of {@code $predict-risk}: RiskAssessments, predicted values that cannot be taken for measured ones, the
 * models that were used, and what could not be computed. Nothing of it is stored; the same question gets the same answer.
 */
public final class PredictionAnswer {

    static final String MODELS = Canonical.BASE + "/Library/";
    private static final String LIBRARY_TYPE = "http://terminology.hl7.org/CodeSystem/library-type";
    static final String PROJECTION = "drifting-level|1";

    static final Text UNVALIDATED = new Text(
            "公表されたモデルによる一般的な情報で、診断ではありません。この地域での正確さは確かめられていません。",
            "General information by a published model, no diagnosis; not validated in this municipality.");

    private final PersonId person;
    private final LocalDate asOf;
    private final Assessments assessments;
    private final Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    private final List<Problem> notes = new ArrayList<>();
    private final Set<ModelCard> used = new LinkedHashSet<>();

    public PredictionAnswer(PersonId person, LocalDate asOf) {
        this.person = person;
        this.asOf = asOf;
        this.assessments = new Assessments(subject(), asOf);
    }

    /**
     * What stands beside a risk.
     *
     * @param guideline the class of the model's guideline
     * @param toOptimal how many times that of the same person at their best
     * @param toAverage how many times that of somebody of the same sex and age with average values
     * @param averaged over where the true systolic pressure may lie
     * @param pressure where that is: its mean and SD
     */
    public record Beside(
            Optional<RiskClass> guideline,
            Optional<Double> toOptimal,
            Optional<Double> toAverage,
            Optional<Risk> averaged,
            String pressure) {

        static final Beside NOTHING =
                new Beside(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /** What a model says, now or under a scenario; empty for none. */
    public void result(
            ModelCard modelCard, Result result, Beside beside, String scenario, List<? extends DomainResource> basis) {
        if (result instanceof Risk || result instanceof Band) {
            used.add(modelCard);
            add(assessments.of(modelCard, result, beside, scenario, basis), modelCard.id() + "\n" + scenario);
        } else if (scenario.isEmpty() && result instanceof NotApplicable not) {
            say(modelCard, "対象ではありません: ", "Not applicable: ", not.reasons());
        } else if (scenario.isEmpty() && result instanceof Missing missing) {
            say(modelCard, "足りない項目: ", "Missing: ", missing.inputs());
        }
    }

    /**
     * What an item is expected to be on a day to come.
     *
     * @param source whose figures tell how it drifts
     */
    public void forecast(
            Item item, LocalDate day, Forecast forecast, String scenario, List<Observation> sources, String source) {
        var observation = PredictedValue.of(item, day, forecast, sources, source);
        observation.setSubject(subject());
        Assessments.scenario(scenario).forEach(observation::addExtension);
        add(observation, item + "\n" + day + "\n" + scenario);
    }

    /** How likely a reading of an item reaches a limit on a day to come. */
    public void reaches(
            Item item, double limit, LocalDate day, Forecast forecast, String scenario, List<Observation> sources) {
        var assessment = assessments.ofLimit(item, limit, day, forecast, scenario, sources);
        add(assessment, item + "\n" + limit + "\n" + day + "\n" + scenario);
    }

    /** Whether a condition is to be expected on a day to come; where it cannot be told, why. */
    public void condition(
            CheckupCondition condition,
            Prospect prospect,
            LocalDate day,
            String scenario,
            List<? extends DomainResource> basis) {
        if (prospect instanceof Unknown unknown) {
            if (scenario.isEmpty()) {
                notes.add(Notes.undecided(condition, unknown.missing()));
            }
        } else {
            add(
                    assessments.ofCondition(condition, prospect, day, scenario, basis),
                    condition + "\n" + day + "\n" + scenario);
        }
    }

    /** Items that were measured, and of whose years to come nobody knows enough. */
    public void withoutForecast(List<Item> items) {
        notes.add(Notes.withoutForecast(items));
    }

    /**
     * What could be done: a goal for each proposal, and the plan of all, which names the goals by where they stand.
     *
     * @param stored ids of the goals that were taken up, by their key
     */
    public void care(
            ProposedCare care, List<BeyondReferral> referred, List<Proposal> proposals, Map<String, String> stored) {
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
            add(care.plan(referred, proposals, names), "plan");
        }
    }

    public void note(Problem note) {
        notes.add(note);
    }

    /** The models behind it, and last what could not be computed. */
    public Bundle answer() {
        used.forEach(modelCard -> add(library(modelCard), modelCard.method()));
        if (!notes.isEmpty()) {
            add(Outcome.of(notes, IssueSeverity.INFORMATION), "outcome");
        }
        return bundle;
    }

    private void say(ModelCard modelCard, String ja, String en, List<Text> what) {
        notes.add(Problem.of(
                        Problem.Kind.INCOMPLETE,
                        modelCard.outcome().ja() + " (" + modelCard.id() + "): " + ja
                                + what.stream().map(Text::ja).collect(Collectors.joining("、")),
                        modelCard.outcome().en() + " (" + modelCard.id() + "): " + en
                                + what.stream().map(Text::en).collect(Collectors.joining("; ")))
                .at(modelCard.id()));
    }

    private static Library library(ModelCard modelCard) {
        var library = new Library().setStatus(PublicationStatus.ACTIVE);
        library.setUrl(MODELS + modelCard.id());
        library.setVersion(modelCard.version());
        library.setTitle(modelCard.outcome().ja());
        library.setType(new CodeableConcept(new Coding().setSystem(LIBRARY_TYPE).setCode("logic-library")));
        library.setDescription(String.join(
                "\n",
                modelCard.citation(),
                modelCard.population(),
                modelCard.quality(),
                modelCard.limits(),
                UNVALIDATED.en()));
        return library;
    }

    static Reference reference(DomainResource source) {
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
