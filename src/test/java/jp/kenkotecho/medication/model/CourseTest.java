package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Regimen.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final Moment BREAKFAST = new Around(Anchor.BREAKFAST, Relation.AFTER);
    private static final Moment BEDTIME = new Around(Anchor.BEDTIME, Relation.AT);
    private static final Amount ONE = new Amount(BigDecimal.ONE, "錠");

    @ParameterizedTest
    @CsvSource({
        "BREAKFAST, BEFORE, 2026-11-02T07:00",
        "BREAKFAST, JUST_BEFORE, 2026-11-02T07:25",
        "LUNCH, WITH, 2026-11-02T12:00",
        "DINNER, JUST_AFTER, 2026-11-02T18:35",
        "DINNER, AFTER, 2026-11-02T19:00",
        "DINNER, TWO_HOURS_AFTER, 2026-11-02T20:30",
        "WAKING, AT, 2026-11-02T06:30",
        "BEDTIME, AT, 2026-11-02T22:00",
    })
    void a_dose_lies_around_the_persons_day(Anchor anchor, Relation relation, LocalDateTime at) {
        assertThat(MealTimes.USUAL.at(MONDAY, new Around(anchor, relation))).contains(at);
    }

    @Test
    void a_bedtime_after_midnight_belongs_to_the_day_before() {
        var late = new MealTimes(
                LocalTime.of(8, 0), LocalTime.of(9, 0), LocalTime.of(14, 0), LocalTime.of(21, 0), LocalTime.of(0, 30));

        assertThat(late.at(MONDAY, BEDTIME)).contains(LocalDateTime.of(2026, 11, 3, 0, 30));
        assertThat(late.at(MONDAY, new Moment.At(LocalTime.of(0, 30)))).contains(LocalDateTime.of(2026, 11, 2, 0, 30));
        assertThat(late.at(MONDAY, new Moment.AnyTime(1))).isEmpty();
    }

    @Test
    void only_a_meal_has_a_before() {
        assertThatThrownBy(() -> new Around(Anchor.BEDTIME, Relation.BEFORE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rhythm_counts_from_the_first_day() {
        assertThat(days(new Rhythm.Cycle(1, 1))).containsExactly(2, 4, 6, 8, 10);
        assertThat(days(new Rhythm.Cycle(5, 2))).containsExactly(2, 3, 4, 5, 6, 9, 10, 11);
        assertThat(days(new Rhythm.Weekdays(Set.of(MONDAY.getDayOfWeek())))).containsExactly(2, 9);
        assertThat(days(new Rhythm.MonthDays(0, Set.of(10)))).containsExactly(10);
        assertThat(days(new Rhythm.MonthDays(12, Set.of(10)))).isEmpty();
        assertThat(days(new Rhythm.MonthDays(11, Set.of(3)))).containsExactly(3);
        assertThat(days(new Rhythm.Dates(Set.of(MONDAY.plusDays(1))))).containsExactly(3);
    }

    @Test
    void a_number_of_doses_ends_a_course() {
        var course = course("a", Regimen.daily(List.of(BREAKFAST, BEDTIME)), MONDAY, Optional.empty(), Optional.of(3));

        assertThat(course.until(MONDAY.plusDays(30), MealTimes.USUAL)).hasSize(3);
        assertThat(course.unscheduled()).isEmpty();
    }

    @Test
    void without_an_end_or_times_there_are_no_doses() {
        var planned = Regimen.daily(List.of(BREAKFAST));
        assertThat(course("a", planned, MONDAY, Optional.empty(), Optional.empty())
                        .unscheduled())
                .contains(Why.NO_END);
        assertThat(endless(new Regimen.Every(8)).unscheduled()).contains(Why.FIRST_TIME);
        assertThat(endless(new Regimen.Per(1, Regimen.Period.WEEK)).unscheduled())
                .contains(Why.WHICH_DAYS);
        assertThat(endless(new Regimen.Undecided(Why.CHANGES)).unscheduled()).contains(Why.CHANGES);
        assertThat(endless(new Regimen.AsNeeded("", Optional.empty(), Optional.empty()))
                        .unscheduled())
                .isEmpty();
        assertThat(endless(new Regimen.Every(8)).until(MONDAY, MealTimes.USUAL)).isEmpty();
    }

    /** A person says what they take; nobody knows yet when they will stop. */
    @Test
    void what_goes_on_is_taken_every_day_without_an_end() {
        var goesOn = new Course(
                "a",
                1,
                "here",
                Regimen.daily(List.of(BREAKFAST)),
                MONDAY.minusYears(20),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ONE),
                true);

        assertThat(goesOn.unscheduled()).isEmpty();
        assertThat(Slot.of(List.of(goesOn), MONDAY, MONDAY.plusDays(1), MealTimes.USUAL))
                .hasSize(2);
        assertThat(DayOfDoses.lastDay(goesOn, List.of(goesOn))).isEmpty();
    }

    @Test
    void whatever_a_record_says_a_course_is_not_expanded_beyond_ten_years() {
        var course = course(
                "a", Regimen.daily(List.of(BREAKFAST)), LocalDate.of(1, 1, 1), Optional.of(MONDAY), Optional.empty());

        assertThat(course.until(MONDAY, MealTimes.USUAL)).hasSizeLessThan(3700);
    }

    @Test
    void a_refill_ends_the_supply_before_it_and_another_pharmacy_does_not() {
        var planned = Regimen.daily(List.of(BREAKFAST));
        var first = course("a", planned, MONDAY, Optional.of(MONDAY.plusDays(6)), Optional.empty());
        var refill = course("b", planned, MONDAY.plusDays(5), Optional.of(MONDAY.plusDays(11)), Optional.empty());
        var other = new Course(
                "c",
                1,
                "elsewhere",
                planned,
                MONDAY,
                Optional.of(MONDAY.plusDays(6)),
                Optional.empty(),
                Optional.empty());

        var courses = Course.following(List.of(first, refill, other));

        assertThat(courses)
                .extracting(course -> course.until().orElseThrow())
                .containsExactly(MONDAY.plusDays(4), MONDAY.plusDays(11), MONDAY.plusDays(6));
        assertThat(Slot.of(courses, MONDAY, MONDAY.plusDays(11), MealTimes.USUAL))
                .allSatisfy(slot -> assertThat(slot.doses()).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void what_is_due_at_one_time_is_one_slot_and_times_of_ones_own_come_last() {
        var usual = course("a", Regimen.daily(List.of(BREAKFAST)), MONDAY, Optional.of(MONDAY), Optional.empty());
        var clock = new Course(
                "b",
                1,
                "b",
                Regimen.daily(List.of(new Moment.At(LocalTime.of(8, 0)), new Moment.AnyTime(1))),
                MONDAY,
                Optional.of(MONDAY),
                Optional.empty(),
                Optional.empty());

        var slots = Slot.of(List.of(clock, usual), MONDAY, MONDAY, MealTimes.USUAL);

        assertThat(slots).hasSize(2);
        assertThat(slots.get(0).doses()).hasSize(2);
        assertThat(slots.get(1).at()).isEmpty();
        assertThat(slots.get(1).label()).isEqualTo("1回目");
    }

    @Test
    void a_dose_keeps_its_id_and_no_two_share_one() {
        var planned = Regimen.daily(List.of(BREAKFAST, BEDTIME));
        var course = course("a", planned, MONDAY, Optional.of(MONDAY.plusDays(9)), Optional.empty());

        var once = course.until(MONDAY.plusDays(9), MealTimes.USUAL);
        var later = course.until(MONDAY.plusDays(20), MealTimes.USUAL);

        assertThat(once)
                .extracting(Dose::id)
                .doesNotHaveDuplicates()
                .isEqualTo(later.stream().map(Dose::id).toList());
    }

    @Test
    void a_dose_without_a_record_is_open_two_hours_after_its_time() {
        var dose = course("a", Regimen.daily(List.of(BREAKFAST)), MONDAY, Optional.of(MONDAY), Optional.empty())
                .until(MONDAY, MealTimes.USUAL)
                .get(0);

        assertThat(dose.state(Optional.empty(), MONDAY.atTime(10, 0))).isEqualTo(Dose.State.PLANNED);
        assertThat(dose.state(Optional.empty(), MONDAY.atTime(10, 1))).isEqualTo(Dose.State.OPEN);
        assertThat(dose.state(Optional.of(Dose.State.TAKEN), MONDAY.atTime(10, 1)))
                .isEqualTo(Dose.State.TAKEN);
        var any = course("a", UsageCode.anyTimes(1), MONDAY, Optional.of(MONDAY), Optional.empty())
                .until(MONDAY, MealTimes.USUAL)
                .get(0);
        assertThat(any.state(Optional.empty(), MONDAY.atTime(23, 59))).isEqualTo(Dose.State.PLANNED);
        assertThat(any.state(Optional.empty(), MONDAY.plusDays(1).atTime(0, 1))).isEqualTo(Dose.State.OPEN);
    }

    @Test
    void what_is_left_lies_between_what_was_recorded_and_what_was_due() {
        var doses = course(
                        "a",
                        Regimen.daily(List.of(BREAKFAST)),
                        MONDAY,
                        Optional.of(MONDAY.plusDays(6)),
                        Optional.empty())
                .until(MONDAY.plusDays(6), MealTimes.USUAL);
        var now = MONDAY.plusDays(3).atTime(23, 0);
        Map<String, Dose.State> recorded = new HashMap<>();

        assertThat(Leftover.of(ONE, doses, recorded, now)).isEmpty();
        recorded.put(doses.get(0).id(), Dose.State.TAKEN);
        recorded.put(doses.get(1).id(), Dose.State.FORGOTTEN);

        var week = new Amount(BigDecimal.valueOf(7), "錠");
        assertThat(Leftover.of(week, doses, recorded, now))
                .contains(new Leftover(new Amount(BigDecimal.valueOf(6), "錠"), new Amount(BigDecimal.valueOf(4), "錠")));
        assertThat(Leftover.of(ONE, doses, recorded, now))
                .contains(new Leftover(new Amount(BigDecimal.ZERO, "錠"), new Amount(BigDecimal.ZERO, "錠")));
    }

    @Test
    void nothing_is_said_of_what_is_left_where_a_dose_cannot_be_told() {
        var unknown = new Course(
                        "a",
                        1,
                        "a",
                        Regimen.daily(List.of(BREAKFAST)),
                        MONDAY,
                        Optional.of(MONDAY.plusDays(1)),
                        Optional.empty(),
                        Optional.empty())
                .until(MONDAY.plusDays(1), MealTimes.USUAL);

        var recorded = Map.of(unknown.get(0).id(), Dose.State.TAKEN);

        assertThat(Leftover.of(ONE, unknown, recorded, MONDAY.atTime(9, 0))).isEmpty();
    }

    @Test
    void uneven_doses_are_those_of_their_moments() {
        var planned = new Planned(
                List.of(BREAKFAST, BEDTIME), Rhythm.DAILY, Map.of(BREAKFAST, BigDecimal.TEN, BEDTIME, BigDecimal.ONE));

        assertThat(course("a", planned, MONDAY, Optional.of(MONDAY), Optional.empty())
                        .until(MONDAY, MealTimes.USUAL))
                .extracting(dose -> dose.amount().orElseThrow().value())
                .containsExactly(BigDecimal.TEN, BigDecimal.ONE);
    }

    @Test
    void a_share_is_exact_or_none() {
        assertThat(new Amount(new BigDecimal("3"), "錠").dividedBy(2)).contains(new Amount(new BigDecimal("1.5"), "錠"));
        assertThat(ONE.dividedBy(3)).isEmpty();
    }

    private static List<Integer> days(Rhythm rhythm) {
        var planned = new Planned(List.of(BREAKFAST), rhythm, Map.of());
        return course("a", planned, MONDAY, Optional.of(MONDAY.plusDays(9)), Optional.empty())
                .until(MONDAY.plusDays(9), MealTimes.USUAL)
                .stream()
                .map(dose -> dose.day().getDayOfMonth())
                .toList();
    }

    private static Course endless(Regimen regimen) {
        return course("a", regimen, MONDAY, Optional.empty(), Optional.empty());
    }

    private static Course course(
            String id, Regimen regimen, LocalDate from, Optional<LocalDate> until, Optional<Integer> doses) {
        return new Course(id, 1, "here", regimen, from, until, doses, Optional.of(ONE));
    }
}
