package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.prediction.fhir.ProposedCare;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProposedCareTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @EnumSource(Advice.class)
    void every_goal_conforms_and_can_be_measured(Advice advice) {
        var care = care(66, false);

        assertThat(Conformity.errors(care.goal(advice))).isEmpty();
        assertThat(Conformity.errors(care.accepted(advice))).isEmpty();
        assertThat(care.goal(advice).getTargetFirstRep().getDueDateType().getValueAsString())
                .isGreaterThan(DAY.toString());
        assertThat(ProposedCare.key(care.goal(advice))).hasValue("p." + advice.code() + ".2026-07-01");
    }

    /** The targets of the facts: who they are for decides. */
    @ParameterizedTest
    @CsvSource({
        "WEIGHT, 50, true, -, 77.6",
        "SALT, 50, true, -, 6",
        "ALCOHOL, 50, true, -, 30",
        "ALCOHOL, 50, false, -, 20",
        "EXERCISE, 64, true, 8000, -",
        "EXERCISE, 65, true, 6000, -",
        "SLEEP, 59, true, 6, 9",
        "SLEEP, 60, true, 6, 8",
    })
    void targets_are_as_recommended(Advice advice, int age, boolean man, String low, String high) {
        var range = (Range) care(age, man).goal(advice).getTargetFirstRep().getDetail();

        assertThat(shown(range.getLow())).isEqualTo(low);
        assertThat(shown(range.getHigh())).isEqualTo(high);
    }

    @Test
    void the_doctor_comes_first_and_the_plan_conforms() {
        var reading = new Observation();
        reading.setId("Observation/1");

        var plan = care(50, true)
                .plan(
                        List.of(new BeyondReferral(
                                Catalogue.item(Catalogue.CHECKUP, "8A065000002391901")
                                        .orElseThrow(),
                                DAY,
                                "23 mL/min/1.73m2",
                                List.of(reading))),
                        List.of(new Proposal(
                                Advice.SALT,
                                new Text("上の血圧が 142 mmHg です。", "Systolic pressure is 142 mmHg."),
                                0,
                                Optional.empty())),
                        List.of("urn:uuid:9c3ff3a6-6b65-4a3c-8c3e-0d8a1d0b4f11"));

        assertThat(Conformity.errors(plan)).isEmpty();
        assertThat(plan.getActivity().get(0).getDetail().getDescription())
                .startsWith("医療機関を受診してください")
                .contains("eGFR");
        assertThat(plan.getActivity().get(1).getDetail().getGoal()).hasSize(1);
    }

    private static ProposedCare care(int age, boolean man) {
        return new ProposedCare(new PersonId("p"), new Person(age, man, Map.of(Item.WEIGHT, 80.0), Map.of()), DAY);
    }

    private static String shown(Quantity quantity) {
        return quantity.hasValue() ? quantity.getValue().toPlainString() : "-";
    }
}
