package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import jp.kenkotecho.medication.model.Regimen.Undecided;
import jp.kenkotecho.medication.model.Regimen.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayOfDosesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final Moment BREAKFAST = new Around(Anchor.BREAKFAST, Relation.AFTER);
    private static final Moment DINNER = new Around(Anchor.DINNER, Relation.AFTER);
    private static final Course MORNING = course("a", Regimen.daily(List.of(BREAKFAST)));
    private static final Course BOTH = course("b", Regimen.daily(List.of(BREAKFAST, DINNER)));
    private static final Course NEEDED = course("c", new AsNeeded("痛いとき", Optional.of(2), Optional.of(6)));
    private static final Course UNCLEAR = course("d", new Undecided(Why.UNCLEAR));

    @Test
    void sorts_a_day_by_its_times_and_keeps_apart_what_has_none() {
        var day = at(7, 40, Map.of());

        assertThat(day.slots()).extracting(slot -> slot.label().ja()).containsExactly("朝食後", "夕食後");
        assertThat(day.slots()).extracting(DueSlot::part).containsExactly(PartOfDay.MORNING, PartOfDay.EVENING);
        assertThat(day.slots().get(0).doses()).hasSize(2);
        assertThat(day.whenNeeded()).extracting(WhenNeeded::course).containsExactly(NEEDED);
        assertThat(day.unscheduled()).containsExactly(UNCLEAR);
        assertThat(day.next()).contains(day.slots().get(0));
    }

    @Test
    void what_is_taken_is_done_and_the_evening_is_next() {
        var recorded = taken(at(7, 40, Map.of()).slots().get(0), 7, 45);

        var day = at(8, 0, recorded);

        assertThat(day.slots().get(0).isSettled()).isTrue();
        assertThat(day.next()).contains(day.slots().get(1));
        assertThat(day.kept(DAY.atTime(8, 0))).isEqualTo(new DayOfDoses.Kept(1, 1));
        assertThat(at(19, 0, Map.of()).kept(DAY.atTime(19, 0))).isEqualTo(new DayOfDoses.Kept(0, 2));
    }

    @Test
    void a_morning_without_a_record_stays_open_behind_what_is_still_to_come() {
        var day = at(12, 0, Map.of());

        assertThat(day.slots().get(0).isOpen()).isTrue();
        assertThat(day.next()).contains(day.slots().get(1));
        assertThat(at(23, 59, Map.of()).next())
                .contains(at(23, 59, Map.of()).slots().get(1));
    }

    @Test
    void counts_what_is_taken_when_needed_and_the_hours_until_it_may_be_taken_again() {
        var first = at(9, 0, Map.of()).whenNeeded().get(0).next().orElseThrow();
        var recorded = Map.of(first.id(), told(Dose.State.TAKEN, 9, 0));

        var needed = at(10, 0, recorded).whenNeeded().get(0);

        assertThat(needed.taken()).hasSize(1);
        assertThat(needed.next().orElseThrow().moment()).isEqualTo(new Moment.WhenNeeded(2));
        assertThat(needed.notBefore()).contains(DAY.atTime(15, 0));
        assertThat(needed.isMostReached()).isFalse();
        var both = new HashMap<>(recorded);
        both.put(needed.next().orElseThrow().id(), told(Dose.State.TAKEN, 16, 0));
        assertThat(at(17, 0, both).whenNeeded().get(0).isMostReached()).isTrue();
    }

    @Test
    void whoever_goes_to_bed_after_midnight_still_has_the_day_before() {
        var late = new MealTimes(
                LocalTime.of(8, 0), LocalTime.of(9, 0), LocalTime.of(14, 0), LocalTime.of(21, 0), LocalTime.of(0, 30));

        assertThat(DayOfDoses.dayOf(DAY.atTime(0, 20), late)).isEqualTo(DAY.minusDays(1));
        assertThat(DayOfDoses.dayOf(DAY.atTime(8, 0), late)).isEqualTo(DAY);
        assertThat(DayOfDoses.dayOf(DAY.atTime(0, 20), MealTimes.USUAL)).isEqualTo(DAY);
    }

    @ParameterizedTest
    @CsvSource({"07:00, MORNING", "10:00, NOON", "15:00, NOON", "17:00, EVENING", "21:00, BEDTIME", "01:00, BEDTIME"})
    void a_time_by_the_clock_is_of_the_nearest_part_of_the_day(LocalTime time, PartOfDay part) {
        assertThat(PartOfDay.of(new Moment.At(time), MealTimes.USUAL)).isEqualTo(part);
    }

    @Test
    void a_refill_of_the_same_medicine_lasts_longer() {
        var refill = new Course(
                "e",
                1,
                MORNING.supply(),
                MORNING.regimen(),
                DAY,
                Optional.of(DAY.plusDays(27)),
                Optional.empty(),
                MORNING.amount());

        assertThat(DayOfDoses.lastDay(MORNING, List.of(MORNING, refill))).contains(DAY.plusDays(27));
        assertThat(DayOfDoses.lastDay(MORNING, List.of(MORNING))).contains(DAY.plusDays(7));
    }

    private static DayOfDoses at(int hour, int minute, Map<String, Recorded> recorded) {
        return DayOfDoses.of(
                List.of(BOTH, MORNING, NEEDED, UNCLEAR), DAY, MealTimes.USUAL, recorded, DAY.atTime(hour, minute));
    }

    private static Map<String, Recorded> taken(DueSlot slot, int hour, int minute) {
        var recorded = new HashMap<String, Recorded>();
        slot.unrecorded().forEach(dose -> recorded.put(dose, told(Dose.State.TAKEN, hour, minute)));
        return recorded;
    }

    private static Recorded told(Dose.State state, int hour, int minute) {
        return new Recorded(
                state,
                Optional.of(LocalDateTime.of(DAY, LocalTime.of(hour, minute))),
                Optional.empty(),
                new Recorded.OfDose("", "", "", Optional.empty()));
    }

    private static Course course(String statement, Regimen regimen) {
        return new Course(
                statement,
                1,
                "supply of " + statement,
                regimen,
                DAY.minusDays(20),
                Optional.of(DAY.plusDays(7)),
                Optional.empty(),
                Optional.of(new Amount(BigDecimal.ONE, "錠")));
    }
}
