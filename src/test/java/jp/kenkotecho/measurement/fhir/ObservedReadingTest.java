package jp.kenkotecho.measurement.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasurementEntry;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservedReadingTest {

    private static final PersonId HANAKO = new PersonId("demo-hanako");
    private static final LocalDateTime AT = LocalDateTime.parse("2026-11-30T07:40:00");

    private final ObservedReading observed = new ObservedReading(ZoneId.of("Asia/Tokyo"));

    @ParameterizedTest
    @MethodSource("kinds")
    void reads_back_what_it_wrote(MeasuredKind kind) {
        var entry = (MeasurementEntry.Taken) MeasurementEntry.read(
                kind,
                kind.fields().stream().map(MeasuredKind.Field::example).toList(),
                new MeasurementEntry.When("", ""),
                AT);
        var written = observed.of(HANAKO, kind, entry);
        written.setId("x");

        assertThat(ObservedReading.kindOf(written)).contains(kind);
        assertThat(observed.read(kind, written)).hasValueSatisfying(reading -> {
            assertThat(reading.numbers()).isEqualTo(entry.numbers());
            assertThat(reading.words()).isEqualTo(entry.words());
            assertThat(reading.at()).isEqualTo(AT);
        });
        if (!kind.profile().isEmpty()) {
            Conformity.assertConforms(written);
        } else {
            assertThat(Conformity.errors(written)).isEmpty();
        }
        assertThat(written.setStatus(ObservationStatus.ENTEREDINERROR))
                .satisfies(struck -> assertThat(observed.read(kind, struck)).isEmpty());
    }

    @Test
    void takes_a_check_up_that_has_a_day_alone_for_no_reading_at_home() {
        var pressure = observed.of(HANAKO, MeasuredKind.PRESSURE, pressure());
        pressure.setEffective(new DateTimeType("2026-11-30"));

        assertThat(observed.read(MeasuredKind.PRESSURE, pressure)).isEmpty();
    }

    @Test
    void lets_nobody_correct_what_somebody_else_signed() {
        var pressure = observed.of(HANAKO, MeasuredKind.PRESSURE, pressure());
        var signers = Set.of("Patient/demo-hanako");

        assertThat(Origin.isOwn(pressure, signers)).isTrue();
        assertThat(Origin.isOwn(pressure.addPerformer(new Reference("Patient/demo-hanako")), signers))
                .isTrue();
        assertThat(Origin.isOwn(pressure.addPerformer(new Reference("Practitioner/demo-dr-ito")), signers))
                .isFalse();
    }

    @Test
    void takes_the_newest_goal_that_was_agreed_on() {
        var old = goal("2025-01-01", 140, 90);
        var agreed = goal("2026-10-01", 130, 80);
        var proposed = goal("2026-11-01", 115, 70).setLifecycleStatus(GoalLifecycleStatus.PROPOSED);

        assertThat(AgreedGoal.of(List.of(old, agreed, proposed))).contains(new PressureGoal(130, 80, true));
        assertThat(AgreedGoal.of(List.of())).isEmpty();
    }

    private static MeasurementEntry.Taken pressure() {
        return new MeasurementEntry.Taken(List.of(new BigDecimal("126"), new BigDecimal("78")), "", AT);
    }

    private static Goal goal(String start, int upper, int lower) {
        var goal = new Goal().setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
        goal.setStart(new DateType(start));
        target(goal, "8480-6", upper);
        target(goal, "8462-4", lower);
        return goal;
    }

    private static void target(Goal goal, String loinc, int below) {
        goal.addTarget()
                .setMeasure(new CodeableConcept(
                        new Coding().setSystem(Canonical.LOINC).setCode(loinc)))
                .setDetail(new Quantity()
                        .setValue(below)
                        .setComparator(Quantity.QuantityComparator.LESS_THAN)
                        .setSystem(Canonical.UCUM)
                        .setCode("mm[Hg]"));
    }

    static List<MeasuredKind> kinds() {
        return MeasuredKind.all();
    }
}
