package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Doing;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Proposals;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Translated;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * Proposals as a draft CarePlan, with a Goal for each that has a value to be reached: JSH 2025 for salt and drinking,
 * JASSO for weight, 健康日本21 (third term) for steps and sleep.
 */
public final class ProposedCare {

    /** What an accepted Goal is recognised by, so that the same day's acceptance is one. */
    public static final String GOAL_KEY = Canonical.ID + "accepted-proposal";

    private static final int OLD = 65;
    private static final int OLD_FOR_SLEEP = 60;
    private static final int MONTHS_FOR_WEIGHT = 6;
    private static final int MONTHS_FOR_LIFE = 12;

    private final PersonId id;
    private final Person person;
    private final LocalDate asOf;

    public ProposedCare(PersonId id, Person person, LocalDate asOf) {
        this.id = id;
        this.person = person;
        this.asOf = asOf;
    }

    /** The goal of a piece of advice, as it is proposed. */
    public Goal goal(Advice advice) {
        var goal = new Goal().setLifecycleStatus(GoalLifecycleStatus.PROPOSED);
        goal.getMeta().addProfile(Canonical.profile("kt-goal"));
        goal.addIdentifier().setSystem(GOAL_KEY).setValue(id.value() + "." + advice.code() + "." + asOf);
        goal.setDescription(new CodeableConcept().setText(advice.display().ja()));
        goal.setSubject(subject());
        goal.addTarget(target(advice));
        return goal;
    }

    /** The same, taken up: what later check-ups are compared with. */
    public Goal accepted(Advice advice) {
        var goal = goal(advice).setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
        goal.setStart(new DateType(asOf.toString()));
        return goal;
    }

    /**
     * The plan.
     *
     * @param referred readings for which a doctor is to be seen, which comes before all else
     * @param goals where the goal of each proposal stands, in the order of the proposals
     */
    public CarePlan plan(List<BeyondReferral> referred, List<Proposal> proposals, List<String> goals) {
        var plan = new CarePlan().setStatus(CarePlanStatus.DRAFT).setIntent(CarePlanIntent.PROPOSAL);
        plan.getMeta().addProfile(Canonical.profile("kt-care-plan"));
        plan.setTitle("健診の値からの提案");
        plan.setSubject(subject());
        plan.setPeriod(new Period().setStartElement(new DateTimeType(asOf.toString())));
        var activities = new ArrayList<CarePlanActivityComponent>();
        if (!referred.isEmpty()) {
            var doctor = activity("医療機関を受診してください。受診勧奨の値です: " + Referred.names(referred));
            referred.stream().flatMap(one -> one.sources().stream()).forEach(reading -> doctor.getDetail()
                    .addReasonReference(PredictionAnswer.reference(reading)));
            activities.add(doctor);
        }
        for (var i = 0; i < proposals.size(); i++) {
            var activity = activity(description(proposals.get(i)));
            activity.getDetail().addReasonCode(said(proposals.get(i).reason()));
            activity.getDetail().addGoal(new Reference(goals.get(i)));
            plan.addGoal(new Reference(goals.get(i)));
            activities.add(activity);
        }
        plan.setActivity(activities);
        plan.addNote().setText(PredictionAnswer.UNVALIDATED.ja());
        var doing = Doing.of(person);
        if (!doing.isEmpty()) {
            plan.addNote().setTextElement(Translated.markdown(all(doing)));
        }
        return plan;
    }

    private static String description(Proposal proposal) {
        var name = proposal.advice().display().ja();
        if (proposal.falls() <= 0 || proposal.of().isEmpty()) {
            return name;
        }
        var gram = proposal.advice() == Advice.SALT ? "1 g 減らすごとに、" : "";
        return name + "。" + gram + "試験の平均では、" + proposal.of().get().outcome().ja() + "の "
                + proposal.of().get().years() + " 年のリスクがおよそ " + decimal(proposal.falls(), 2) + " ポイント下がります";
    }

    /** What the questions tell that they do already. */
    private static Text all(List<Text> doing) {
        return new Text(
                "質問票によると、すでに: " + doing.stream().map(Text::ja).collect(Collectors.joining("、")),
                "By their answers already: " + doing.stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    private static CodeableConcept said(Text text) {
        return new CodeableConcept().setTextElement(Translated.string(text));
    }

    private static CarePlanActivityComponent activity(String description) {
        var activity = new CarePlanActivityComponent();
        activity.getDetail().setStatus(CarePlanActivityStatus.NOTSTARTED).setDescription(description);
        return activity;
    }

    private GoalTargetComponent target(Advice advice) {
        return switch (advice) {
            case SMOKING ->
                target(
                        checkup("9N736000000000011", "喫煙"),
                        quantity(BigDecimal.ZERO, "本/日", "{cigarette}/d"),
                        MONTHS_FOR_LIFE);
            case WEIGHT ->
                atMost(
                        weight(),
                        decimal(person.of(Item.WEIGHT).orElse(0.0) * (1 - Proposals.WEIGHT_SHARE), 1),
                        "kg",
                        "kg",
                        MONTHS_FOR_WEIGHT);
            case SALT -> atMost(named("食塩の摂取量"), new BigDecimal("6"), "g/日", "g/d", MONTHS_FOR_LIFE);
            case ALCOHOL ->
                atMost(
                        named("純アルコールの摂取量"),
                        new BigDecimal(person.man() ? "30" : "20"),
                        "mL/日",
                        "mL/d",
                        MONTHS_FOR_LIFE);
            case EXERCISE ->
                atLeast(
                        coded("41950-7", "一日の歩数"),
                        new BigDecimal(person.age() >= OLD ? "6000" : "8000"),
                        "歩/日",
                        "{steps}/d");
            case SLEEP ->
                between(
                        coded("93832-4", "睡眠時間"),
                        new BigDecimal("6"),
                        new BigDecimal(person.age() >= OLD_FOR_SLEEP ? "8" : "9"));
        };
    }

    private static CodeableConcept weight() {
        var weight = coded("29463-7", "体重");
        return weight.addCoding(new Coding().setSystem(Canonical.JLAC10_CHECKUP).setCode("9N006000000000001"));
    }

    private static CodeableConcept coded(String loinc, String name) {
        return named(name).addCoding(new Coding().setSystem(Canonical.LOINC).setCode(loinc));
    }

    private static CodeableConcept checkup(String code, String name) {
        return named(name)
                .addCoding(new Coding().setSystem(Canonical.JLAC10_CHECKUP).setCode(code));
    }

    private static CodeableConcept named(String name) {
        return new CodeableConcept().setText(name);
    }

    private GoalTargetComponent target(CodeableConcept measure, Type detail, int months) {
        return new GoalTargetComponent()
                .setMeasure(measure)
                .setDetail(detail)
                .setDue(new DateType(asOf.plusMonths(months).toString()));
    }

    private GoalTargetComponent atMost(CodeableConcept measure, BigDecimal most, String unit, String ucum, int months) {
        return target(measure, new Range().setHigh(quantity(most, unit, ucum)), months);
    }

    private GoalTargetComponent atLeast(CodeableConcept measure, BigDecimal least, String unit, String ucum) {
        return target(measure, new Range().setLow(quantity(least, unit, ucum)), MONTHS_FOR_LIFE);
    }

    private GoalTargetComponent between(CodeableConcept measure, BigDecimal least, BigDecimal most) {
        var range = new Range().setLow(quantity(least, "時間", "h")).setHigh(quantity(most, "時間", "h"));
        return target(measure, range, MONTHS_FOR_LIFE);
    }

    private static Quantity quantity(BigDecimal value, String unit, String ucum) {
        return new Quantity()
                .setValue(value)
                .setUnit(unit)
                .setSystem(Canonical.UCUM)
                .setCode(ucum);
    }

    private static BigDecimal decimal(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }

    private Reference subject() {
        return new Reference("Patient/" + id.value());
    }

    /** Whether a goal is one of these. */
    public static Optional<String> key(Goal goal) {
        return goal.getIdentifier().stream()
                .filter(identifier ->
                        identifier.getValueElement().hasValue() && GOAL_KEY.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }
}
