package jp.kenkotecho.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** A session of health guidance that Kenji had four weeks ago, and what the nurse wrote down. */
final class DemoGuidance {

    private static final String PERSON = "demo-kenji";
    private static final Reference NURSE = new Reference("Practitioner/demo-phn-takahashi").setDisplay("高橋 恵子");
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final int WEEKS_AGO = 4;
    private static final int WEEKS = 26;
    private static final int NEXT = 12;
    private static final int DAYS = 90;

    private final LocalDate today;
    private final LocalDate day;

    DemoGuidance(LocalDate today) {
        this.today = today;
        this.day = today.minusWeeks(WEEKS_AGO);
    }

    /** The resources, in an order in which each refers only to earlier ones. */
    List<DomainResource> resources() {
        return List.of(template(), session(), goal(), plan(), nextContact(), right());
    }

    /** The template with which the office begins a first session. */
    private static PlanDefinition template() {
        var template = new PlanDefinition().setStatus(PublicationStatus.ACTIVE);
        template.setId("PlanDefinition/demo-first-session");
        template.setUrl(Canonical.BASE + "/PlanDefinition/demo-first-session");
        template.setTitle("特定保健指導 初回面談");
        template.setPublisher("見本市 健康課");
        template.addGoal().setDescription(new CodeableConcept().setText("半年で体重を減らす"));
        template.addAction().setTitle("毎朝体重を測り、記録する");
        template.addAction()
                .setTitle("一週間、朝と晩の血圧を記録する")
                .addCode(kind("to-do", "本人がすること"))
                .setTiming(weeks(2));
        template.addAction()
                .setTitle("電話で様子を聞く")
                .addCode(kind("next-contact", "次回の連絡"))
                .setTiming(weeks(NEXT));
        return template;
    }

    private static Duration weeks(int count) {
        var duration = new Duration();
        duration.setValue(count).setUnit("週").setSystem(Canonical.UCUM).setCode("wk");
        return duration;
    }

    private Encounter session() {
        var session = new Encounter().setStatus(EncounterStatus.FINISHED);
        session.getMeta().addProfile(Canonical.profile("kt-encounter"));
        session.setId("Encounter/demo-kenji-session");
        session.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        session.addType(kind("session", "保健指導の面談"));
        session.setSubject(patient());
        session.addParticipant().setIndividual(NURSE);
        session.setServiceProvider(new Reference(DemoVisit.OFFICE));
        session.setPeriod(new Period().setStart(Date.from(day.atTime(14, 0).toInstant(JAPAN))));
        return session;
    }

    private Goal goal() {
        var goal = new Goal().setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
        goal.getMeta().addProfile(Canonical.profile("kt-goal"));
        goal.setId("Goal/demo-kenji-weight");
        goal.setDescription(new CodeableConcept().setText("半年で体重を 3 kg 減らす"));
        goal.setSubject(patient());
        goal.setStart(new DateType(day.toString()));
        goal.setExpressedBy(NURSE);
        goal.addTarget()
                .setMeasure(new CodeableConcept(
                                new Coding().setSystem(Canonical.LOINC).setCode("29463-7"))
                        .setText("体重"))
                .setDetail(new Quantity()
                        .setValue(new BigDecimal("77.6"))
                        .setUnit("kg")
                        .setSystem(Canonical.UCUM)
                        .setCode("kg"))
                .setDue(new DateType(day.plusWeeks(WEEKS).toString()));
        return goal;
    }

    private CarePlan plan() {
        var plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
        plan.getMeta().addProfile(Canonical.profile("kt-care-plan"));
        plan.setId("CarePlan/demo-kenji-plan");
        plan.setTitle("特定保健指導 支援計画");
        plan.setSubject(patient());
        plan.setAuthor(NURSE);
        plan.setEncounter(new Reference("Encounter/demo-kenji-session"));
        plan.addGoal(new Reference("Goal/demo-kenji-weight"));
        plan.addActivity()
                .getDetail()
                .setStatus(CarePlanActivityStatus.INPROGRESS)
                .setDescription("毎朝体重を測り、記録する");
        return plan;
    }

    private Task nextContact() {
        var task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.PLAN);
        task.getMeta().addProfile(Canonical.profile("kt-task"));
        task.setId("Task/demo-kenji-next-contact");
        task.setCode(kind("next-contact", "次回の連絡"));
        task.setDescription("電話で様子を聞く");
        task.setFor(patient());
        task.setAuthoredOnElement(new DateTimeType(day.toString()));
        task.setRequester(NURSE);
        task.setOwner(new Reference(DemoVisit.OFFICE));
        task.getRestriction()
                .setPeriod(new Period()
                        .setEndElement(new DateTimeType(day.plusWeeks(NEXT).toString())));
        return task;
    }

    private Consent right() {
        var consent =
                DemoConsents.sharing("demo-kenji-guidance", PERSON, DemoVisit.OFFICE, "PUBHLTH", today, DAYS, Set.of());
        consent.addCategory(new CodeableConcept(
                new Coding().setSystem(Canonical.SHARING_RIGHT).setCode("guide").setDisplay("保健指導を記録する")));
        return consent;
    }

    private static CodeableConcept kind(String code, String name) {
        return new CodeableConcept(
                new Coding().setSystem(Canonical.GUIDANCE).setCode(code).setDisplay(name));
    }

    private static Reference patient() {
        return new Reference("Patient/" + PERSON);
    }
}
