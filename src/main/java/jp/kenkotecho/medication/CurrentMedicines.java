package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.fhir.Prescribers;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.stereotype.Component;

/** What somebody takes today, as the caller may see it, and which of it comes twice. */
@Component
public class CurrentMedicines {

    /** Days: what was begun longer ago, and without an end, is found by its period alone. */
    private static final int LONGEST_SUPPLY = 366;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final RecordStore store;
    private final Clock clock;
    private final Courses courses;

    CurrentMedicines(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.courses = new Courses(clock.getZone());
    }

    /**
     * The medicines that are taken.
     *
     * @param twice the same ingredient from two sources; found now, and not stored
     */
    public record Taken(List<MedicationStatement> statements, List<DetectedIssue> twice) {

        public Taken {
            statements = List.copyOf(statements);
            twice = List.copyOf(twice);
        }
    }

    /** What lasts until today at least, and what is said to be taken without a word of when; newest first. */
    public Taken of(Caller caller, PersonId person) {
        var query = RecordQuery.of(MedicationStatement.class, person).is("status", "active", "unknown");
        var today = LocalDate.now(clock);
        var dated = dated(caller, query, today);
        var running = running(dated, today);
        var taken = Stream.concat(
                        dated.stream()
                                .filter(one ->
                                        running.contains(one.getIdElement().getIdPart())),
                        undated(caller, query))
                .toList();
        var twice = SameIngredient.twice(taken, today);
        var issues = twice.isEmpty()
                ? List.<DetectedIssue>of()
                : new SameIngredient(person, requests(caller, person, twice)).issues(twice);
        return new Taken(taken, issues);
    }

    private Set<String> running(List<MedicationStatement> statements, LocalDate today) {
        var all = statements.stream().flatMap(one -> courses.of(one).stream()).toList();
        return Course.following(all).stream()
                .filter(course -> course.isWithin(today, today))
                .map(Course::statement)
                .collect(Collectors.toSet());
    }

    private List<MedicationStatement> dated(Caller caller, RecordQuery<MedicationStatement> query, LocalDate today) {
        var recent = query.from("effective", today.minusDays(LONGEST_SUPPLY)).newestFirst("effective");
        return store.search(caller, recent);
    }

    /** A search cannot ask for them; years of dated ones are loaded only where the numbers say that there are some. */
    private Stream<MedicationStatement> undated(Caller caller, RecordQuery<MedicationStatement> query) {
        var all = store.count(caller, query);
        var dated = store.count(caller, query.from("effective", EARLIEST));
        return all == dated
                ? Stream.empty()
                : store.search(caller, query).stream()
                        .filter(one -> courses.of(one).isEmpty());
    }

    /** The requests by which it is known who prescribed what is taken twice. */
    private List<MedicationRequest> requests(Caller caller, PersonId person, List<List<MedicationStatement>> twice) {
        var based = Prescribers.requestsOf(twice.stream().flatMap(List::stream).toList());
        return based.isEmpty()
                ? List.of()
                : store.search(
                        caller, RecordQuery.of(MedicationRequest.class, person).ids(based));
    }
}
