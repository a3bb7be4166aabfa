package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * The people of a clinic or an office: who has come today, and who shows it their record. Read in the name of whoever
 * asks, so that nobody else is in it; but to see a name in a list is no look at a record, and no trail tells of it.
 */
@Component
public class Reception {

    private static final Set<String> TYPES = Set.of("Patient", "Encounter");
    private static final Set<String> SCOPES = Set.of("user/Patient.rs", "user/Encounter.rs");
    private static final Set<String> CAME = Set.of("arrived", "triaged", "in-progress", "onleave", "finished");

    private final Cohorts cohorts;
    private final RecordStore store;
    private final Clock clock;

    Reception(Cohorts cohorts, RecordStore store, Clock clock) {
        this.cohorts = cohorts;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Somebody who shows their record here.
     *
     * @param id of the Patient
     * @param born as far as it is known, {@code 1948-04-12}; else empty
     * @param came today; empty for who has not, or does not show visits
     */
    public record Guest(String id, String name, String born, Optional<Instant> came) {}

    /**
     * Whoever has come, the first first, and then everybody else by name; nobody for who does not work there.
     *
     * @param organization {@code Organization/…}
     */
    public List<Guest> of(String organization, Caller caller) {
        var quiet = Caller.rehearsal(SCOPES, caller.behalf());
        var people = cohorts.agreedWith(organization, caller).keySet();
        return cohorts.inParts(people, quiet, TYPES).stream()
                .flatMap(some -> guests(some, organization, quiet))
                .sorted(Comparator.comparing((Guest one) -> one.came().orElse(Instant.MAX))
                        .thenComparing(Guest::name)
                        .thenComparing(Guest::id))
                .toList();
    }

    private Stream<Guest> guests(List<String> ids, String organization, Caller quiet) {
        var arrivals = arrivals(ids, organization, quiet);
        return store.search(quiet, RecordQuery.of(Patient.class).ids(ids)).stream()
                .map(one -> guest(one, arrivals));
    }

    private static Guest guest(Patient patient, Map<String, Instant> arrivals) {
        var id = patient.getIdElement().getIdPart();
        var born = patient.getBirthDateElement();
        return new Guest(
                id,
                ShownName.of(patient.getNameFirstRep()),
                born.hasValue() ? born.getValueAsString() : "",
                Optional.ofNullable(arrivals.get("Patient/" + id)));
    }

    /** When each came, by {@code Patient/…}: the first visit of today. */
    private Map<String, Instant> arrivals(List<String> ids, String organization, Caller quiet) {
        var today = LocalDate.now(clock);
        var query = RecordQuery.of(Encounter.class)
                .patients(ids.stream().map(id -> "Patient/" + id).toList())
                .is("service-provider", organization)
                .from("date", today);
        var arrivals = new HashMap<String, Instant>();
        store.search(quiet, query).stream()
                .filter(visit -> CAME.contains(RecordState.of(visit)))
                .filter(visit -> visit.getPeriod().getStartElement().hasValue())
                .forEach(visit -> {
                    var start = visit.getPeriod().getStart().toInstant();
                    if (LocalDate.ofInstant(start, clock.getZone()).equals(today)) {
                        arrivals.merge(
                                visit.getSubject().getReference(),
                                start,
                                (one, other) -> one.isBefore(other) ? one : other);
                    }
                });
        return arrivals;
    }
}
