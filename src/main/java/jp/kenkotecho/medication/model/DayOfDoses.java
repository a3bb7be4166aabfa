package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;

/**
 * What is taken on one day, by time of day.
 *
 * @param slots in the order of the day; those without a time come last
 * @param whenNeeded what is taken when needed
 * @param unscheduled courses of which no times are made up; {@link Course#unscheduled} says why
 */
public record DayOfDoses(LocalDate day, List<DueSlot> slots, List<WhenNeeded> whenNeeded, List<Course> unscheduled) {

    public DayOfDoses {
        slots = List.copyOf(slots);
        whenNeeded = List.copyOf(whenNeeded);
        unscheduled = List.copyOf(unscheduled);
    }

    /**
     * The day's doses.
     *
     * @param courses those of other days too; following each other ({@link Course#following})
     * @param recorded by the id of a dose
     * @param now local time
     */
    public static DayOfDoses of(
            List<Course> courses, LocalDate day, MealTimes times, Map<String, Recorded> recorded, LocalDateTime now) {
        var current =
                courses.stream().filter(course -> course.isWithin(day, day)).toList();
        var slots = Slot.of(current, day, day, times).stream()
                .map(slot -> DueSlot.of(slot, times, recorded, now))
                .toList();
        var whenNeeded = current.stream()
                .filter(course -> course.regimen() instanceof AsNeeded)
                .map(course -> WhenNeeded.of(course, (AsNeeded) course.regimen(), day, recorded))
                .toList();
        var unscheduled = current.stream()
                .filter(course -> course.unscheduled().isPresent())
                .toList();
        return new DayOfDoses(day, slots, whenNeeded, unscheduled);
    }

    /** The day it is for somebody who goes to bed after midnight: until they get up, yesterday. */
    public static LocalDate dayOf(LocalDateTime now, MealTimes times) {
        var isStillUp = times.bed().isBefore(times.wake()) && now.toLocalTime().isBefore(times.wake());
        return isStillUp ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    /**
     * What to take next: the first slot that is still to come or due just now; else the last one of which nothing is
     * recorded, since it may have been taken and not written down. Empty when all is recorded.
     */
    public Optional<DueSlot> next() {
        var unsettled = slots.stream().filter(slot -> !slot.isSettled()).toList();
        return unsettled.stream().filter(slot -> !slot.isOpen()).findFirst().or(() -> unsettled.stream()
                .reduce((one, later) -> later));
    }

    /** The slots of a part of the day. */
    public List<DueSlot> of(PartOfDay part) {
        return slots.stream().filter(slot -> slot.part() == part).toList();
    }

    /** Every dose that may be recorded on this day. */
    public Stream<Dose> doses() {
        return Stream.concat(
                slots.stream().flatMap(slot -> slot.doses().stream()).map(DueDose::dose),
                whenNeeded.stream().flatMap(needed -> WhenNeeded.doses(needed.course(), day)));
    }

    /** How many slots there were until now, and of how many at least one dose is recorded as taken. */
    public Kept kept(LocalDateTime now) {
        var due = slots.stream()
                .filter(slot ->
                        !slot.at().orElse(day.plusDays(1).atStartOfDay()).isAfter(now))
                .toList();
        var taken = due.stream()
                .filter(slot -> slot.doses().stream().anyMatch(dose -> dose.state() == Dose.State.TAKEN))
                .count();
        return new Kept((int) taken, due.size());
    }

    /**
     * Slots that were due, and those with a record that something was taken: no record is no proof of the contrary.
     */
    public record Kept(int taken, int due) {

        public Kept and(Kept other) {
            return new Kept(taken + other.taken, due + other.due);
        }
    }

    /**
     * Until when what was handed over lasts, a refill of the same medicine from the same place included.
     *
     * @return the last day; empty where no end is known
     */
    public static Optional<LocalDate> lastDay(Course course, List<Course> courses) {
        return courses.stream()
                .filter(other -> other.supply().equals(course.supply()))
                .flatMap(other -> other.until().stream())
                .max(Comparator.naturalOrder())
                .filter(last -> course.until().isPresent());
    }
}
