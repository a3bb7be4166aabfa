package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.LocalDate;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.fhir.RecordedDoses;
import jp.kenkotecho.medication.model.CountedDoses;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up a person's doses from the record, as the caller may see it. */
@Component
class DosePlans {

    private static final int MOST_DAYS = 366;

    /** Days: a medicine handed over longer ago, and without an end, is not looked for. */
    private static final int LONGEST_SUPPLY = 366;

    private static final Problem BACKWARDS = Problem.of(
                    Problem.Kind.MALFORMED, "end は start より前にはできません。", "end must not be before start.")
            .at("end");
    private static final Problem TOO_LONG = Problem.of(
                    Problem.Kind.TOO_MUCH, "一度に見られるのは 366 日までです。", "At most 366 days at a time.")
            .at("end");

    private final RecordStore store;
    private final PersonalDay days;
    private final Clock clock;
    private final Courses courses;

    DosePlans(RecordStore store, PersonalDay days, Clock clock) {
        this.store = store;
        this.days = days;
        this.clock = clock;
        this.courses = new Courses(clock.getZone());
    }

    /**
     * The plan of a window.
     *
     * @param start a day; today when absent
     * @param end a day; {@code days} days when absent
     */
    DosePlan of(Caller caller, PersonId person, @Nullable String start, @Nullable String end, int days) {
        var first = start == null ? LocalDate.now(clock) : DateParameter.of(start, "start");
        var last = end == null ? first.plusDays(days - 1L) : DateParameter.of(end, "end");
        if (last.isBefore(first)) {
            throw new Refusal(BACKWARDS);
        }
        if (last.isAfter(first.plusDays(MOST_DAYS - 1L))) {
            throw new Refusal(TOO_LONG);
        }
        var since = first.minusDays(LONGEST_SUPPLY);
        return of(caller, person, first, last, since);
    }

    /**
     * The plan of a window, of which the caller answers for the length.
     *
     * @param recordedSince the first day whose records of doses are read
     */
    DosePlan of(Caller caller, PersonId person, LocalDate first, LocalDate last, LocalDate recordedSince) {
        if (store.read(caller, Patient.class, person.value()).isEmpty()) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        var since = first.minusDays(LONGEST_SUPPLY);
        var statements = store.search(
                caller,
                RecordQuery.of(MedicationStatement.class, person)
                        .from("effective", since)
                        .until("effective", last));
        var all = statements.stream()
                .flatMap(statement -> courses.of(statement).stream())
                .toList();
        var dispensings = store.search(
                caller, RecordQuery.of(MedicationDispense.class, person).from("whenhandedover", since));
        var recorded = store.search(
                caller, RecordQuery.of(MedicationAdministration.class, person).from("effective-time", recordedSince));
        var times = days.of(caller, person);
        var following = Course.following(all);
        var counted = CountedDoses.of(following, times, RecordedDoses.of(recorded, clock.getZone()));
        return new DosePlan(
                first,
                last,
                times,
                statements,
                following,
                counted.byDose(),
                counted.apart(),
                Courses.supplies(statements, dispensings));
    }
}
