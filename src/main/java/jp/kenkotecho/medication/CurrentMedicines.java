package jp.kenkotecho.medication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.fhir.Courses;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.SearchValue;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.stereotype.Component;

/** What somebody takes today, as the caller may see it, and which of it comes twice. */
@Component
public class CurrentMedicines {

    private static final String STATUS = "&status=active,unknown";

    /** Days: what was begun longer ago, and without an end, is found by its period alone. */
    private static final int LONGEST_SUPPLY = 366;

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
        var patient = "patient=Patient/" + person.value();
        var today = LocalDate.now(clock);
        var dated = dated(caller, patient + STATUS, today);
        var running = running(dated, today);
        var taken = Stream.concat(
                        dated.stream()
                                .filter(one ->
                                        running.contains(one.getIdElement().getIdPart())),
                        undated(caller, patient + STATUS))
                .toList();
        var twice = SameIngredient.twice(taken, today);
        var issues = twice.isEmpty()
                ? List.<DetectedIssue>of()
                : new SameIngredient(person, requests(caller, patient, twice)).issues(twice);
        return new Taken(taken, issues);
    }

    private Set<String> running(List<MedicationStatement> statements, LocalDate today) {
        var all = statements.stream().flatMap(one -> courses.of(one).stream()).toList();
        return Course.following(all).stream()
                .filter(course -> course.isWithin(today, today))
                .map(Course::statement)
                .collect(Collectors.toSet());
    }

    private List<MedicationStatement> dated(Caller caller, String query, LocalDate today) {
        var since = "&effective=ge" + today.minusDays(LONGEST_SUPPLY);
        return store.search(caller, MedicationStatement.class, query + since + "&_sort=-effective");
    }

    /** A search cannot ask for them; years of dated ones are loaded only where the numbers say that there are some. */
    private Stream<MedicationStatement> undated(Caller caller, String query) {
        var all = store.count(caller, MedicationStatement.class, query);
        var dated = store.count(caller, MedicationStatement.class, query + "&effective=ge1900-01-01");
        return all == dated
                ? Stream.empty()
                : store.search(caller, MedicationStatement.class, query).stream()
                        .filter(one -> courses.of(one).isEmpty());
    }

    /** The requests by which it is known who prescribed what is taken twice. */
    private List<MedicationRequest> requests(Caller caller, String patient, List<List<MedicationStatement>> twice) {
        var keys = twice.stream()
                .flatMap(List::stream)
                .flatMap(one -> one.getIdentifier().stream())
                .flatMap(CurrentMedicines::token)
                .distinct()
                .collect(Collectors.joining(","));
        return keys.isEmpty()
                ? List.of()
                : store.search(caller, MedicationRequest.class, patient + "&identifier=" + keys);
    }

    private static Stream<String> token(Identifier identifier) {
        return identifier.getSystemElement().hasValue()
                        && identifier.getValueElement().hasValue()
                ? Stream.of(SearchValue.of(identifier.getSystem()) + "|" + SearchValue.of(identifier.getValue()))
                : Stream.empty();
    }
}
