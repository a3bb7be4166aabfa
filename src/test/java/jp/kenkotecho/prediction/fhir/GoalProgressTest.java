package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalProgressTest {

    /** Ends of a range count as reached; another unit cannot be compared. */
    @ParameterizedTest
    @CsvSource({
        "WEIGHT, 77.6, kg, true",
        "WEIGHT, 77.7, kg, false",
        "WEIGHT, 70, [lb_av], ",
        "EXERCISE, 8000, {steps}/d, true",
        "EXERCISE, 7999, {steps}/d, false",
        "SLEEP, 6, h, true",
        "SLEEP, 9.5, h, false",
        "SMOKING, 0, {cigarette}/d, true",
        "SMOKING, 1, {cigarette}/d, false",
    })
    void a_measure_is_held_against_its_target(Advice advice, double value, String unit, @Nullable Boolean reached) {
        var measured = new Observation().setValue(new Quantity().setValue(value).setCode(unit));

        assertThat(GoalProgress.isReached(target(advice), measured).map(String::valueOf))
                .isEqualTo(java.util.Optional.ofNullable(reached).map(String::valueOf));
    }

    /** The check-up asks whether somebody smokes, and not how much. */
    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true"})
    void an_answer_tells_that_somebody_stopped(String answer, boolean reached) {
        var measured = new Observation()
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, "9N736000000000011", "")))
                .setValue(new CodeableConcept(new Coding("urn:oid:1.2.392.200119.6.24060", answer, "")));

        assertThat(GoalProgress.isReached(target(Advice.SMOKING), measured)).hasValue(reached);
    }

    @Test
    void what_was_not_done_or_taken_back_tells_nothing() {
        var reading = new Observation().setValue(new Quantity().setValue(70));

        assertThat(GoalProgress.tells(reading.copy().setStatus(ObservationStatus.FINAL)))
                .isTrue();
        assertThat(GoalProgress.tells(reading.copy().setStatus(ObservationStatus.ENTEREDINERROR)))
                .isFalse();
        assertThat(GoalProgress.tells(new Observation().setStatus(ObservationStatus.CANCELLED)))
                .isFalse();
    }

    @Test
    void a_goal_counts_from_its_start_and_by_its_codes() {
        assertThat(GoalProgress.began(new Goal())).isEmpty();
        assertThat(GoalProgress.began(care().accepted(Advice.WEIGHT))).hasValue(LocalDate.of(2026, 7, 1));
        assertThat(GoalProgress.codes(target(Advice.WEIGHT)))
                .containsExactly(
                        new Token("http://loinc.org", "29463-7"),
                        new Token("urn:oid:1.2.392.200119.6.1005", "9N006000000000001"));
        assertThat(GoalProgress.codes(target(Advice.SALT))).isEmpty();
    }

    private static GoalTargetComponent target(Advice advice) {
        return care().goal(advice).getTargetFirstRep();
    }

    private static ProposedCare care() {
        return new ProposedCare(
                new PersonId("p"), new Person(50, true, Map.of(Item.WEIGHT, 80.0), Map.of()), LocalDate.of(2026, 7, 1));
    }
}
