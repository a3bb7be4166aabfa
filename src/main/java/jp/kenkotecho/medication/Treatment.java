package jp.kenkotecho.medication;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.model.Course;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;

/**
 * The taking of a medicine which lowers something.
 *
 * @param from the first day
 * @param until the last day that is told; empty while it goes on without an end
 */
public record Treatment(DrugEffect lowers, LocalDate from, Optional<LocalDate> until, MedicationStatement statement) {

    /**
     * One for each statement and what it lowers; none for one without a day on which it began, and for one that is
     * only intended.
     *
     * @param zone in which instants become days
     */
    public static List<Treatment> of(List<MedicationStatement> statements, ZoneId zone) {
        var courses = new Courses(zone);
        return statements.stream()
                .filter(statement -> statement.getStatus() != MedicationStatementStatus.INTENDED)
                .flatMap(statement -> DrugEffect.by(statement).stream()
                        .flatMap(lowers -> of(lowers, statement, courses.of(statement))))
                .toList();
    }

    private static Stream<Treatment> of(DrugEffect lowers, MedicationStatement statement, List<Course> courses) {
        var isActive = statement.getStatus() == MedicationStatementStatus.ACTIVE;
        var isEndless =
                isActive && courses.stream().anyMatch(course -> course.until().isEmpty());
        return courses.stream()
                .findFirst()
                .map(course -> new Treatment(
                        lowers,
                        course.from(),
                        isEndless ? Optional.empty() : Optional.of(last(courses, course.from())),
                        statement))
                .stream();
    }

    private static LocalDate last(List<Course> courses, LocalDate from) {
        return courses.stream()
                .flatMap(course -> course.until().stream())
                .max(Comparator.naturalOrder())
                .orElse(from);
    }
}
