package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DayOfDosesProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    /** What a tap records, the schedule shows; nothing is due twice, and nothing of another day is. */
    @Property
    void every_dose_of_the_day_stands_once_whatever_is_recorded(
            @ForAll("courses") List<Course> courses, @ForAll @IntRange(max = 23) int hour, @ForAll long which) {
        var recorded = recorded(courses, which);
        var day = DayOfDoses.of(courses, DAY, MealTimes.USUAL, recorded, DAY.atTime(hour, 0));

        var shown = day.slots().stream()
                .flatMap(slot -> slot.doses().stream())
                .map(due -> due.dose().id())
                .toList();
        var due = courses.stream()
                .flatMap(course -> course.until(DAY, MealTimes.USUAL).stream())
                .filter(dose -> dose.day().equals(DAY))
                .map(Dose::id)
                .toList();
        assertThat(shown).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(due);
        assertThat(day.slots().stream().flatMap(slot -> slot.unrecorded().stream()))
                .noneMatch(recorded::containsKey);
        assertThat(day.next().isEmpty()).isEqualTo(recorded.keySet().containsAll(due));
        assertThat(day.doses().map(Dose::id)).containsAll(due).doesNotHaveDuplicates();
    }

    /** Whatever the hour, one that is not recorded is planned or open, and never one that was missed. */
    @Property
    void no_record_is_no_missed_dose(@ForAll("courses") List<Course> courses, @ForAll @IntRange(max = 23) int hour) {
        var day = DayOfDoses.of(courses, DAY, MealTimes.USUAL, Map.of(), DAY.atTime(hour, 0));

        assertThat(day.slots().stream().flatMap(slot -> slot.doses().stream()).map(DueDose::state))
                .allMatch(state -> state == Dose.State.PLANNED || state == Dose.State.OPEN);
    }

    @Provide
    static Arbitrary<List<Course>> courses() {
        var moments = Arbitraries.of(Anchor.BREAKFAST, Anchor.LUNCH, Anchor.DINNER)
                .map(meal -> (Moment) new Around(meal, Relation.AFTER))
                .set()
                .ofMinSize(1)
                .ofMaxSize(3);
        var numbers = Arbitraries.integers().between(0, 9);
        return moments.map(when -> Regimen.daily(List.copyOf(when)))
                .list()
                .ofMaxSize(6)
                .flatMap(regimens ->
                        Combinators.combine(numbers, numbers).as((before, after) -> numbered(regimens, before, after)));
    }

    private static List<Course> numbered(List<Regimen.Planned> regimens, int before, int after) {
        return Stream.iterate(0, i -> i < regimens.size(), i -> i + 1)
                .map(i -> new Course(
                        "s" + i,
                        1,
                        "supply " + i,
                        regimens.get(i),
                        DAY.minusDays(before - (i % 2)),
                        Optional.of(DAY.plusDays(after - (i % 3))),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static Map<String, Recorded> recorded(List<Course> courses, long which) {
        var recorded = new HashMap<String, Recorded>();
        courses.stream()
                .flatMap(course -> course.until(DAY, MealTimes.USUAL).stream())
                .filter(dose -> (dose.id().hashCode() ^ which) % 2 == 0)
                .forEach(dose -> recorded.put(
                        dose.id(),
                        new Recorded(
                                Dose.State.TAKEN,
                                Optional.empty(),
                                Optional.empty(),
                                new Recorded.OfDose(dose.id(), dose.course().statement(), "", Optional.empty()))));
        return recorded;
    }
}
