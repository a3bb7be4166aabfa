package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import org.junit.jupiter.api.Test;

class CountedDosesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final Moment BREAKFAST = new Around(Anchor.BREAKFAST, Relation.AFTER);
    private static final Moment LUNCH = new Around(Anchor.LUNCH, Relation.AFTER);
    private static final Moment DINNER = new Around(Anchor.DINNER, Relation.AFTER);

    @Test
    void what_was_taken_in_the_morning_is_not_offered_in_the_evening_after_a_correction() {
        var record = taken(daily(BREAKFAST), BREAKFAST, DAY.atTime(7, 45));

        var day = day(daily(DINNER), record);

        assertThat(day.slots()).singleElement().satisfies(slot -> {
            assertThat(slot.label().ja()).isEqualTo("夕食後");
            assertThat(slot.isSettled()).isTrue();
            assertThat(slot.doses().get(0).recorded()).contains(record);
            assertThat(record.isOfFormer(slot.doses().get(0).dose())).isTrue();
        });
        assertThat(day.next()).isEmpty();
        assertThat(day.kept(DAY.atTime(20, 0))).isEqualTo(new DayOfDoses.Kept(1, 1));
    }

    @Test
    void of_two_doses_a_day_one_is_left_after_one_was_taken_at_another_time() {
        var day = day(daily(LUNCH, DINNER), taken(daily(BREAKFAST), BREAKFAST, DAY.atTime(7, 45)));

        assertThat(day.slots()).extracting(DueSlot::isSettled).containsExactly(true, false);
    }

    @Test
    void a_dose_that_the_plan_still_has_counts_for_itself_alone() {
        var record = taken(daily(BREAKFAST), BREAKFAST, DAY.atTime(7, 45));

        var day = day(daily(BREAKFAST, DINNER), record);

        assertThat(day.slots()).extracting(DueSlot::isSettled).containsExactly(true, false);
        assertThat(record.isOfFormer(day.slots().get(0).doses().get(0).dose())).isFalse();
    }

    @Test
    void a_bedtime_dose_that_is_recorded_after_midnight_is_not_that_of_the_new_day() {
        var bedtime = new Around(Anchor.BEDTIME, Relation.AT);
        var late = new Recorded(
                Dose.State.TAKEN,
                Optional.of(DAY.atTime(0, 20)),
                Optional.empty(),
                of(dose(daily(bedtime), bedtime, DAY.minusDays(1))));

        assertThat(day(daily(bedtime), late).next()).isPresent();
    }

    @Test
    void taken_and_then_only_when_needed_is_one_of_today_and_the_other_way_round() {
        var needed = course(new AsNeeded("痛いとき", Optional.of(3), Optional.of(6)));
        var first = new Moment.WhenNeeded(1);

        var asNeeded = day(needed, taken(daily(BREAKFAST), BREAKFAST, DAY.atTime(7, 45)));
        var planned = day(daily(DINNER), taken(needed, first, DAY.atTime(7, 45)));

        assertThat(asNeeded.whenNeeded().get(0).taken()).hasSize(1);
        assertThat(asNeeded.whenNeeded().get(0).notBefore()).contains(DAY.atTime(13, 45));
        assertThat(planned.next()).isEmpty();
    }

    @Test
    void what_was_not_taken_does_not_count_for_the_new_time_and_is_still_told() {
        var skipped = new Recorded(
                Dose.State.SKIPPED,
                Optional.of(DAY.atTime(7, 45)),
                Optional.of(NotTaken.FELT_WELL),
                of(dose(daily(BREAKFAST), BREAKFAST, DAY)));

        assertThat(day(daily(DINNER), skipped).next()).isPresent();
        assertThat(counted(daily(DINNER), skipped).apart()).containsExactly(skipped);
    }

    @Test
    void what_was_taken_of_a_medicine_that_was_stopped_since_is_still_told() {
        var record = taken(daily(BREAKFAST), BREAKFAST, DAY.atTime(7, 45));

        var counted =
                CountedDoses.of(List.of(), MealTimes.USUAL, Map.of(record.of().dose(), record));

        assertThat(CountedDoses.on(DAY, counted.apart(), MealTimes.USUAL)).containsExactly(record);
        assertThat(CountedDoses.on(DAY.plusDays(1), counted.apart(), MealTimes.USUAL))
                .isEmpty();
        assertThat(counted.byDose()).isEmpty();
    }

    @Test
    void more_than_the_plan_has_left_is_told_apart() {
        var morning = taken(daily(BREAKFAST), BREAKFAST, DAY.atTime(7, 45));
        var noon = taken(daily(LUNCH), LUNCH, DAY.atTime(12, 45));

        assertThat(counted(daily(DINNER), morning, noon).apart()).containsExactly(noon);
    }

    @Test
    void an_apps_record_that_names_no_medicine_counts_for_the_dose_whose_id_it_has() {
        var bare = new Recorded(
                Dose.State.TAKEN,
                Optional.empty(),
                Optional.empty(),
                new Recorded.OfDose(dose(daily(DINNER), DINNER, DAY).id(), "", "見本の薬", Optional.of(DAY)));

        assertThat(day(daily(DINNER), bare).next()).isEmpty();
        assertThat(counted(daily(DINNER), bare).apart()).isEmpty();
    }

    @Test
    void another_medicine_does_not_count() {
        var other = new Recorded(
                Dose.State.TAKEN,
                Optional.of(DAY.atTime(7, 45)),
                Optional.empty(),
                new Recorded.OfDose("00000000-0000-4000-8000-00000000000a", "b", "別の薬", Optional.of(DAY)));

        assertThat(day(daily(DINNER), other).next()).isPresent();
    }

    private static DayOfDoses day(Course course, Recorded... records) {
        var counted = counted(course, records);
        return DayOfDoses.of(List.of(course), DAY, MealTimes.USUAL, counted.byDose(), DAY.atTime(18, 50));
    }

    private static CountedDoses counted(Course course, Recorded... records) {
        var recorded =
                Stream.of(records).collect(Collectors.toMap(one -> one.of().dose(), one -> one));
        return CountedDoses.of(List.of(course), MealTimes.USUAL, recorded);
    }

    private static Recorded taken(Course course, Moment moment, LocalDateTime at) {
        return new Recorded(
                Dose.State.TAKEN, Optional.of(at), Optional.empty(), of(dose(course, moment, at.toLocalDate())));
    }

    private static Recorded.OfDose of(Dose dose) {
        return new Recorded.OfDose(dose.id(), dose.course().statement(), "見本の薬", Optional.empty());
    }

    private static Dose dose(Course course, Moment moment, LocalDate day) {
        return new Dose(course, day, moment, Optional.empty(), Optional.empty());
    }

    private static Course daily(Moment... moments) {
        return course(Regimen.daily(List.of(moments)));
    }

    private static Course course(Regimen regimen) {
        return new Course(
                "a",
                1,
                "supply",
                regimen,
                DAY.minusDays(20),
                Optional.of(DAY.plusDays(7)),
                Optional.empty(),
                Optional.empty());
    }
}
