package jp.kenkotecho.everything;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.access.WholeRecord;
import jp.kenkotecho.everything.model.CareDates;
import jp.kenkotecho.everything.model.Position;
import jp.kenkotecho.everything.model.Position.Shown;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Pages of a record, put together of the searches that the caller may make: what is hidden takes no place on them. The
 * Patient comes first, then the types by their names.
 */
@Component
class Gathering {

    private static final String PATIENT = "Patient";

    private final RecordStore store;
    private final WholeRecord whole;
    private final FhirContext fhir;

    Gathering(RecordStore store, WholeRecord whole, FhirContext fhir) {
        this.store = store;
        this.whole = whole;
        this.fhir = fhir;
    }

    /** A page, and where the next begins if there is one. */
    record Page(List<Resource> resources, Optional<Position> next) {}

    /**
     * The page that begins there.
     *
     * @param from {@link Position#START} for the first page
     * @throws Refusal when the caller may not know of the person, or has no scope to search at all
     */
    Page page(Caller caller, PersonId person, EverythingParameters everythingParameters, Position from) {
        var patient =
                store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var types = whole.types(caller, person).stream()
                .filter(everythingParameters::wants)
                .toList();
        return new Walk(caller, patient, everythingParameters).along(types, from);
    }

    /** One page in the making. */
    private final class Walk {

        private final Caller caller;
        private final Patient patient;
        private final EverythingParameters everythingParameters;
        private final List<Resource> page = new ArrayList<>();

        Walk(Caller caller, Patient patient, EverythingParameters everythingParameters) {
            this.caller = caller;
            this.patient = patient;
            this.everythingParameters = everythingParameters;
        }

        Page along(List<String> types, Position from) {
            if (from.isStart()) {
                addPatient();
            }
            for (var type : types) {
                if (type.compareTo(from.type()) >= 0) {
                    var next = take(
                            type.equals(from.type()) ? resumed(from) : Position.of(type, everythingParameters.since()));
                    if (next.isPresent()) {
                        return new Page(page, next);
                    }
                }
            }
            return new Page(page, Optional.empty());
        }

        private void addPatient() {
            if (everythingParameters.wants(PATIENT) && !changed(patient).isBefore(everythingParameters.since())) {
                page.add(patient);
            }
        }

        /** Takes what there is of a type; answers where the next page begins, if this one is full before its end. */
        private Optional<Position> take(Position from) {
            var at = from;
            while (true) {
                var room = everythingParameters.count() - page.size();
                var rows = rows(at, Math.max(room, 1));
                var found = rows.resources();
                if (room == 0 && !found.isEmpty()) {
                    return Optional.of(at);
                }
                page.addAll(found);
                if (!rows.more()) {
                    return Optional.empty();
                }
                at = room > 0 && found.size() == room
                        ? at.behind(found.stream().map(Walk::shown).toList())
                        : at.past(Math.max(room, 1));
            }
        }

        private Position resumed(Position at) {
            if (!at.isAfterKnown()) {
                return at;
            }
            var before = rows(new Position(at.type(), at.from(), at.skip() - 1, ""), 1)
                    .resources();
            var isThere = before.stream()
                    .anyMatch(one -> one.getIdElement().getIdPart().equals(at.last()));
            return isThere ? at : at.again();
        }

        private RecordStore.Rows<? extends Resource> rows(Position at, int howMany) {
            var type =
                    fhir.getResourceDefinition(at.type()).getImplementingClass().asSubclass(Resource.class);
            return store.rows(caller, query(type, at), at.skip(), howMany);
        }

        private <T extends Resource> RecordQuery<T> query(Class<T> type, Position at) {
            var query = RecordQuery.of(type, new PersonId(patient.getIdElement().getIdPart()))
                    .oldestFirst("_lastUpdated");
            if (!at.from().equals(Instant.EPOCH)) {
                query = query.changedSince(at.from());
            }
            var dates = CareDates.parameter(at.type());
            if (dates.isPresent() && !everythingParameters.start().isEmpty()) {
                query = query.from(dates.get(), CareDates.firstDay(everythingParameters.start()));
            }
            return dates.isPresent() && !everythingParameters.end().isEmpty()
                    ? query.until(dates.get(), CareDates.lastDay(everythingParameters.end()))
                    : query;
        }

        private static Shown shown(Resource resource) {
            return new Shown(changed(resource), resource.getIdElement().getIdPart());
        }

        private static Instant changed(Resource resource) {
            return resource.getMeta().getLastUpdated().toInstant();
        }
    }
}
