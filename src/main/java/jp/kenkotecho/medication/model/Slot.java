package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that is due at one time.
 *
 * @param at local time; empty when only the number of times a day is known
 * @param label of the first dose: 朝食後
 * @param doses at least one
 */
public record Slot(LocalDate day, Optional<LocalDateTime> at, String label, List<Dose> doses) {

    /**
     * The doses between these days, both included, merged by their time, in order; those without a time come last in their
     * day.
     */
    public static List<Slot> of(List<Course> courses, LocalDate start, LocalDate end, MealTimes times) {
        Map<String, List<Dose>> byTime = courses.stream()
                .flatMap(course -> course.between(start, end, times).stream())
                .filter(dose -> !dose.day().isBefore(start))
                .sorted(Comparator.comparing(Dose::day)
                        .thenComparing(dose -> dose.at().orElse(LocalDateTime.MAX))
                        .thenComparing(dose -> dose.moment().key()))
                .collect(Collectors.groupingBy(Slot::key, LinkedHashMap::new, Collectors.toList()));
        return byTime.values().stream().map(Slot::of).toList();
    }

    private static String key(Dose dose) {
        return dose.day() + " "
                + dose.at().map(LocalDateTime::toString).orElse(dose.moment().key());
    }

    private static Slot of(List<Dose> doses) {
        var first = doses.get(0);
        return new Slot(first.day(), first.at(), first.moment().label(), doses);
    }
}
