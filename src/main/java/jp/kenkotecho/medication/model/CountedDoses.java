package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was recorded of doses, held against the plan as it is now. How a medicine is taken may be corrected after a dose
 * of it was taken; then the plan has another dose in its place, and to offer that one as if nothing had been taken would
 * have it taken twice. So what was taken counts for the medicine's next dose of that day of which nothing is recorded.
 *
 * @param byDose by the id of the planned dose
 * @param apart what no planned dose is left for: it was recorded all the same, and is told
 */
public record CountedDoses(Map<String, Recorded> byDose, List<Recorded> apart) {

    public CountedDoses {
        byDose = Map.copyOf(byDose);
        apart = List.copyOf(apart);
    }

    /** Where a record belongs. */
    private record Place(String statement, LocalDate day) {}

    /**
     * Counts them.
     *
     * @param courses following each other ({@link Course#following})
     * @param recorded by the id of the dose that each was written of
     */
    public static CountedDoses of(List<Course> courses, MealTimes times, Map<String, Recorded> recorded) {
        var byDose = new HashMap<>(recorded);
        var apart = new ArrayList<Recorded>();
        var planned = new Planned(courses, times);
        byPlace(recorded, times).forEach((place, records) -> {
            var former = records.stream()
                    .filter(record -> !planned.isNear(record.of().dose(), place.day()))
                    .toList();
            var open = planned.on(place.day()).stream()
                    .filter(dose -> dose.course().statement().equals(place.statement()))
                    .map(Dose::id)
                    .filter(id -> !recorded.containsKey(id))
                    .iterator();
            for (var record : former) {
                byDose.remove(record.of().dose());
                if (record.isTaken() && open.hasNext()) {
                    byDose.put(open.next(), record);
                } else {
                    apart.add(record);
                }
            }
        });
        return new CountedDoses(byDose, apart);
    }

    /** What was taken without being a dose of that day. */
    public static List<Recorded> on(LocalDate day, List<Recorded> apart, MealTimes times) {
        return apart.stream()
                .filter(record -> record.day(times).filter(day::equals).isPresent())
                .toList();
    }

    private static Map<Place, List<Recorded>> byPlace(Map<String, Recorded> recorded, MealTimes times) {
        return recorded.values().stream()
                .filter(record -> record.day(times).isPresent())
                .sorted(Comparator.comparing((Recorded record) -> record.at().orElse(LocalDateTime.MIN))
                        .thenComparing(record -> record.of().dose()))
                .collect(Collectors.groupingBy(
                        record -> new Place(
                                record.of().statement(), record.day(times).orElseThrow()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** The doses of a plan by their day, each day drawn up once. */
    private static final class Planned {

        private final List<Course> courses;
        private final MealTimes times;
        private final Map<LocalDate, List<Dose>> days = new HashMap<>();
        private final Map<LocalDate, Set<String>> ids = new HashMap<>();

        Planned(List<Course> courses, MealTimes times) {
            this.courses = courses;
            this.times = times;
        }

        /** Whether it is planned for about this day: what is due late may be recorded a day later, or a day earlier. */
        boolean isNear(String dose, LocalDate day) {
            return Stream.of(day, day.minusDays(1), day.plusDays(1))
                    .anyMatch(near -> idsOn(near).contains(dose));
        }

        private Set<String> idsOn(LocalDate day) {
            return ids.computeIfAbsent(
                    day, one -> on(one).stream().map(Dose::id).collect(Collectors.toSet()));
        }

        /** Doses in the order of the day. */
        List<Dose> on(LocalDate day) {
            return days.computeIfAbsent(day, this::drawnUp);
        }

        private List<Dose> drawnUp(LocalDate day) {
            var current =
                    courses.stream().filter(course -> course.isWithin(day, day)).toList();
            var scheduled = Slot.of(current, day, day, times).stream().flatMap(slot -> slot.doses().stream());
            var needed = current.stream()
                    .filter(course -> course.regimen() instanceof Regimen.AsNeeded)
                    .flatMap(course -> WhenNeeded.doses(course, day));
            return Stream.concat(scheduled, needed).toList();
        }
    }
}
