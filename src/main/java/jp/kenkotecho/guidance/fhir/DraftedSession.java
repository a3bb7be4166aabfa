package jp.kenkotecho.guidance.fhir;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * A session of health guidance as a template has it, for one person: the transaction that would write it down, to be
 * changed and sent by whoever holds the session. Of a PlanDefinition are read the title and description, the goals with
 * their targets, and the actions: one whose code is {@code next-contact}, {@code to-do} or {@code referral} of our code
 * system becomes a task or a request, due after {@code timingDuration}; any other is an activity of the plan.
 */
public final class DraftedSession {

    private static final Map<String, BiFunction<LocalDate, Integer, LocalDate>> UNITS = Map.of(
            "d", (day, count) -> day.plusDays(count),
            "wk", (day, count) -> day.plusWeeks(count),
            "mo", (day, count) -> day.plusMonths(count),
            "a", (day, count) -> day.plusYears(count));

    private final PlanDefinition template;
    private final Signed signed;
    private final List<Reference> goals = new ArrayList<>();
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    /**
     * The signature of a session: by whom and for whom.
     *
     * @param author {@code Practitioner/…}
     * @param office {@code Organization/…}
     * @param day of the session
     */
    public record Signed(PersonId person, String author, String office, LocalDate day, LocalDate today) {}

    private DraftedSession(PlanDefinition template, Signed signed) {
        this.template = template;
        this.signed = signed;
    }

    public static Bundle of(PlanDefinition template, Signed signed) {
        return new DraftedSession(template, signed).bundle();
    }

    private Bundle bundle() {
        var session = add(session());
        template.getGoal().forEach(goal -> goals.add(add(goal(goal))));
        var plan = plan(session);
        add(plan);
        for (var action : template.getAction()) {
            switch (kind(action)) {
                case "next-contact" -> add(task(action, signed.office()));
                case "to-do" -> add(task(action, "Patient/" + signed.person().value()));
                case "referral" -> {
                    var advice = add(FollowUp.advice(words(action), signed));
                    add(task(action, "Patient/" + signed.person().value()).setFocus(advice));
                }
                default ->
                    plan.addActivity()
                            .getDetail()
                            .setStatus(CarePlanActivityStatus.NOTSTARTED)
                            .setDescription(words(action));
            }
        }
        return bundle;
    }

    private Encounter session() {
        var isToCome = signed.day().isAfter(signed.today());
        var session = new Encounter().setStatus(isToCome ? EncounterStatus.PLANNED : EncounterStatus.FINISHED);
        session.getMeta().addProfile(Canonical.profile("kt-encounter"));
        session.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        session.addType(FollowUp.ours("session"));
        session.setSubject(patient());
        session.addParticipant().setIndividual(author());
        session.setServiceProvider(new Reference(signed.office()));
        session.setPeriod(
                new Period().setStartElement(new DateTimeType(signed.day().toString())));
        return session;
    }

    private Goal goal(PlanDefinitionGoalComponent drafted) {
        var goal = new Goal().setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
        goal.getMeta().addProfile(Canonical.profile("kt-goal"));
        goal.setDescription(drafted.getDescription().copy());
        goal.setSubject(patient());
        goal.setStart(new DateType(signed.day().toString()));
        goal.setExpressedBy(author());
        for (var target : drafted.getTarget()) {
            if (!target.hasDetail()) {
                // Not measurable yet: the value is for whoever holds the session to set.
                continue;
            }
            var own = goal.addTarget();
            own.setMeasure(target.getMeasure().copy());
            own.setDetail(target.getDetail().copy());
            due(target.getDue()).ifPresent(day -> own.setDue(new DateType(day.toString())));
        }
        return goal;
    }

    private CarePlan plan(Reference session) {
        var plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
        plan.getMeta().addProfile(Canonical.profile("kt-care-plan"));
        plan.setTitle(template.getTitle());
        plan.setDescription(template.getDescription());
        plan.setSubject(patient());
        plan.setAuthor(author());
        plan.setEncounter(session);
        goals.forEach(plan::addGoal);
        if (template.getUrlElement().hasValue()) {
            plan.addInstantiatesCanonical(template.getUrl());
        }
        return plan;
    }

    private Task task(PlanDefinitionActionComponent action, String owner) {
        var due = action.getTiming() instanceof Duration after ? due(after) : Optional.<LocalDate>empty();
        return FollowUp.task(kind(action), words(action), due, owner, signed);
    }

    /** The same template for the same person and day has the same addresses. */
    private Reference add(DomainResource resource) {
        var name = template.getIdElement().getIdPart() + "\n" + signed.person().value() + "\n" + signed.day() + "\n"
                + bundle.getEntry().size();
        var address = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        bundle.addEntry()
                .setFullUrl(address)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return new Reference(address);
    }

    /** Whole days, weeks, months and years from the session on; a longer or other duration names no day. */
    private Optional<LocalDate> due(Duration after) {
        var unit = Optional.ofNullable(after.getCode()).map(UNITS::get);
        return unit.isPresent()
                        && after.getValueElement().hasValue()
                        && after.getValue().stripTrailingZeros().scale() <= 0
                        && after.getValue().signum() >= 0
                        && after.getValue().intValue() <= 1000
                ? Optional.of(unit.get().apply(signed.day(), after.getValue().intValue()))
                : Optional.empty();
    }

    private static String kind(PlanDefinitionActionComponent action) {
        return action.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> coding.getCodeElement().hasValue() && Canonical.GUIDANCE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }

    private static String words(PlanDefinitionActionComponent action) {
        return action.getDescriptionElement().hasValue() ? action.getDescription() : action.getTitle();
    }

    private Reference patient() {
        return FollowUp.patient(signed);
    }

    private Reference author() {
        return new Reference(signed.author());
    }
}
