package jp.kenkotecho.guidance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.guidance.fhir.DraftedSession.Signed;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftedSessionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @ParameterizedTest
    @CsvSource({
        "10, d, 2026-02-10",
        "2, wk, 2026-02-14",
        "1, mo, 2026-02-28",
        "1, a, 2027-01-31",
        "0, d, 2026-01-31",
        "1.5, mo, ",
        "-1, d, ",
        "2, h, ",
        "100000, d, ",
    })
    void a_task_is_due_so_long_after_the_session(String value, String unit, String day) {
        var template = new PlanDefinition();
        template.addAction().setTitle("電話").addCode(ours("next-contact")).setTiming(duration(value, unit));

        var task = (Task) drafted(template, DAY).getEntry().get(2).getResource();

        assertThat(task.getRestriction().getPeriod().getEndElement().getValueAsString())
                .isEqualTo(day);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/o1");
    }

    @Test
    void advice_to_see_a_doctor_is_a_request_and_the_persons_task() {
        var template = new PlanDefinition().setTitle("面談");
        template.addAction().setDescription("内科を受診する").addCode(ours("referral"));
        template.addAction().setTitle("歩く").addCode(new CodeableConcept(new Coding("urn:other", "referral", "")));

        var drafted = drafted(template, DAY);

        assertThat(drafted.getEntry())
                .allSatisfy(entry -> Conformity.assertConforms((DomainResource) entry.getResource()));
        assertThat(drafted.getEntry().stream().map(entry -> entry.getResource().fhirType()))
                .containsExactly("Encounter", "CarePlan", "ServiceRequest", "Task");
        var advice = (ServiceRequest) drafted.getEntry().get(2).getResource();
        var task = (Task) drafted.getEntry().get(3).getResource();
        assertThat(advice.getCode().getText()).isEqualTo("内科を受診する");
        assertThat(task.getFocus().getReference())
                .isEqualTo(drafted.getEntry().get(2).getFullUrl());
        assertThat(task.getOwner().getReference()).isEqualTo("Patient/p1");
        var plan = (CarePlan) drafted.getEntry().get(1).getResource();
        assertThat(plan.getActivity())
                .extracting(activity -> activity.getDetail().getDescription())
                .containsExactly("歩く");
    }

    @Test
    void a_goal_has_the_targets_that_have_a_value() {
        var template = new PlanDefinition();
        var goal = template.addGoal().setDescription(new CodeableConcept().setText("血圧"));
        goal.addTarget()
                .setMeasure(new CodeableConcept(new Coding(Canonical.LOINC, "8480-6", "")))
                .setDetail(new Quantity(129))
                .setDue(duration("6", "mo"));
        goal.addTarget().setMeasure(new CodeableConcept(new Coding(Canonical.LOINC, "29463-7", "")));

        var drafted = (Goal) drafted(template, DAY).getEntry().get(1).getResource();

        assertThat(drafted.getTarget()).hasSize(1);
        assertThat(drafted.getTargetFirstRep().getDueDateType().getValueAsString())
                .isEqualTo("2026-07-31");
        assertThat(drafted.getExpressedBy().getReference()).isEqualTo("Practitioner/n1");
    }

    @Test
    void a_session_to_come_is_planned() {
        var session = (Encounter)
                drafted(new PlanDefinition(), DAY.plusDays(2)).getEntry().get(0).getResource();

        assertThat(session.getStatus().toCode()).isEqualTo("planned");
    }

    private static Bundle drafted(PlanDefinition template, LocalDate day) {
        template.setId("PlanDefinition/t1");
        return DraftedSession.of(
                template, new Signed(new PersonId("p1"), "Practitioner/n1", "Organization/o1", day, DAY));
    }

    private static Duration duration(String value, String unit) {
        var duration = new Duration();
        duration.setValue(new BigDecimal(value)).setCode(unit);
        return duration;
    }

    private static CodeableConcept ours(String code) {
        return new CodeableConcept(new Coding(Canonical.GUIDANCE, code, ""));
    }
}
