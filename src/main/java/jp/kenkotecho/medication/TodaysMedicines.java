package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.medication.fhir.Prescribers;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.medication.model.DayOfDoses;
import jp.kenkotecho.medication.model.Recorded;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.stereotype.Component;

/**
 * What somebody takes on a day, by time of day, as the caller may see it: for what, from whom, how long it lasts, what
 * became of each dose. At most twelve queries, however long the record is.
 */
@Component
public class TodaysMedicines {

    /** Days before the day itself of which it is told how many doses are recorded. */
    private static final int WEEK = 7;

    private static final int IDS_OF_A_QUERY = 100;

    private final DosePlans plans;
    private final CurrentMedicines current;
    private final RecordStore store;
    private final Clock clock;

    TodaysMedicines(DosePlans plans, CurrentMedicines current, RecordStore store, Clock clock) {
        this.plans = plans;
        this.current = current;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A day's medicines.
     *
     * @param doses by time of day; {@code Course.statement} says which medicine each is of
     * @param medicines all that is taken on the day, also what has no times, by the id of the statement
     * @param twice the same ingredient twice, in words
     * @param apart what was recorded on the day of doses that are no more planned, of a medicine stopped since, too
     * @param week of the seven days before: a slot without a record is no proof that nothing was taken
     */
    public record Today(
            DayOfDoses doses,
            List<Recorded> apart,
            Map<String, Medicine> medicines,
            List<Twice> twice,
            DayOfDoses.Kept week) {

        public Today {
            apart = List.copyOf(apart);
            medicines = Collections.unmodifiableMap(new LinkedHashMap<>(medicines));
            twice = List.copyOf(twice);
        }

        /** Medicines that are in none of the day's slots, nor among those without times: nobody says when they are taken. */
        public List<Medicine> withoutCourse() {
            var told = Stream.of(
                            doses.slots().stream()
                                    .flatMap(slot -> slot.doses().stream())
                                    .map(due -> due.dose().course()),
                            doses.whenNeeded().stream().map(needed -> needed.course()),
                            doses.unscheduled().stream())
                    .flatMap(courses -> courses)
                    .map(Course::statement)
                    .toList();
            return medicines.values().stream()
                    .filter(medicine -> !told.contains(medicine.statement()))
                    .toList();
        }
    }

    /**
     * Today, which lasts until one goes to bed.
     *
     * @throws Refusal when the caller may know of no such person
     */
    public Today of(Caller caller, PersonId person) {
        var now = LocalDateTime.now(clock);
        var today = now.toLocalDate();
        var plan = plans.of(caller, person, today.minusDays(WEEK), today, today.minusDays(WEEK + 1L));
        var day = DayOfDoses.dayOf(now, plan.times());
        var doses = plan.day(day, now);
        var taken = current.of(caller, person);
        var statements = statements(plan, day, taken.statements());
        var medicines = medicines(caller, person, plan, doses, statements);
        var twice = taken.twice().stream()
                .map(issue -> Twice.of(issue, List.copyOf(medicines.values())))
                .toList();
        return new Today(doses, plan.apart(day), medicines, twice, week(plan, day, now));
    }

    /** Statements in course on the day, then those that are said to be taken without a word of when. */
    private static List<MedicationStatement> statements(
            DosePlan plan, LocalDate day, List<MedicationStatement> others) {
        var found = new LinkedHashMap<String, MedicationStatement>();
        plan.courses().stream()
                .filter(course -> course.isWithin(day, day))
                .flatMap(course -> plan.statement(course).stream())
                .forEach(statement -> found.put(statement.getIdElement().getIdPart(), statement));
        others.forEach(statement -> found.putIfAbsent(statement.getIdElement().getIdPart(), statement));
        return List.copyOf(found.values());
    }

    private Map<String, Medicine> medicines(
            Caller caller, PersonId person, DosePlan plan, DayOfDoses doses, List<MedicationStatement> statements) {
        var prescribers = new Prescribers(requests(caller, person, statements));
        var medicines = new LinkedHashMap<String, Medicine>();
        for (var statement : statements) {
            var id = statement.getIdElement().getIdPart();
            medicines.put(id, Medicine.of(statement, prescribers, lasts(plan, doses, id)));
        }
        return medicines;
    }

    private static Optional<Medicine.Lasts> lasts(DosePlan plan, DayOfDoses doses, String statement) {
        var courses = plan.courses().stream()
                .filter(course -> course.statement().equals(statement))
                .toList();
        var isDone = doses.slots().stream()
                .flatMap(slot -> slot.doses().stream())
                .filter(due -> due.dose().course().statement().equals(statement))
                .map(due -> due.isRecorded())
                .reduce(Boolean::logicalAnd)
                .orElse(false);
        var from = isDone ? doses.day().plusDays(1) : doses.day();
        return courses.stream()
                .flatMap(course -> DayOfDoses.lastDay(course, plan.courses()).stream())
                .max(LocalDate::compareTo)
                .map(last -> new Medicine.Lasts(last, Math.max(0, ChronoUnit.DAYS.between(from, last) + 1)));
    }

    private List<MedicationRequest> requests(Caller caller, PersonId person, List<MedicationStatement> statements) {
        var ids = Prescribers.requestsOf(statements).stream()
                .limit(IDS_OF_A_QUERY)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : store.search(
                        caller, RecordQuery.of(MedicationRequest.class, person).ids(ids));
    }

    private static DayOfDoses.Kept week(DosePlan plan, LocalDate day, LocalDateTime now) {
        return IntStream.rangeClosed(1, WEEK)
                .mapToObj(before -> plan.day(day.minusDays(before), now).kept(now))
                .reduce(new DayOfDoses.Kept(0, 0), DayOfDoses.Kept::and);
    }
}
