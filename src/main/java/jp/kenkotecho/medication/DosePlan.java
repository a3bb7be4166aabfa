package jp.kenkotecho.medication;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.CountedDoses;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.medication.model.DayOfDoses;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.Leftover;
import jp.kenkotecho.medication.model.MealTimes;
import jp.kenkotecho.medication.model.Recorded;
import jp.kenkotecho.medication.model.Slot;
import org.hl7.fhir.r4.model.MedicationStatement;

/**
 * What the record says of a person's doses within a window.
 *
 * @param start the first day
 * @param end the last day
 * @param courses of the window and of the days before it, following each other
 * @param recorded what became of doses, by their id; after a correction of the plan also what was taken before it
 * @param apart what was recorded of doses that the plan has no more, and that counts for none of it
 * @param supplies what was handed over, by the id of the statement
 */
record DosePlan(
        LocalDate start,
        LocalDate end,
        MealTimes times,
        List<MedicationStatement> statements,
        List<Course> courses,
        Map<String, Recorded> recorded,
        List<Recorded> apart,
        Map<String, Amount> supplies) {

    /** The courses of the window. */
    List<Course> current() {
        return courses.stream().filter(course -> course.isWithin(start, end)).toList();
    }

    List<Slot> slots() {
        return Slot.of(current(), start, end, times);
    }

    /** The states that were recorded, by the id of a dose. */
    Map<String, Dose.State> states() {
        return recorded.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, dose -> dose.getValue()
                .state()));
    }

    /** One of its days. */
    DayOfDoses day(LocalDate day, LocalDateTime now) {
        return DayOfDoses.of(courses, day, times, recorded, now);
    }

    /** What was recorded on a day of doses that the plan has no more. */
    List<Recorded> apart(LocalDate day) {
        return CountedDoses.on(day, apart, times);
    }

    String nameOf(Course course) {
        return statement(course).map(Courses::nameOf).orElse("");
    }

    /** The leftovers of the medicines in course of which a dose was ever recorded. */
    Map<Course, Leftover> leftovers(LocalDateTime now) {
        var left = new LinkedHashMap<Course, Leftover>();
        for (var course : current()) {
            var first =
                    left.keySet().stream().noneMatch(other -> other.statement().equals(course.statement()));
            if (first) {
                leftover(course.statement(), now).ifPresent(found -> left.put(course, found));
            }
        }
        return left;
    }

    private Optional<Leftover> leftover(String statement, LocalDateTime now) {
        var doses = courses.stream()
                .filter(course -> course.statement().equals(statement))
                .flatMap(course -> course.until(now.toLocalDate(), times).stream())
                .toList();
        return Optional.ofNullable(supplies.get(statement))
                .flatMap(supply -> Leftover.of(supply, doses, states(), now));
    }

    Optional<MedicationStatement> statement(Course course) {
        return statements.stream()
                .filter(statement -> statement.getIdElement().getIdPart().equals(course.statement()))
                .findFirst();
    }
}
