package jp.kenkotecho.checkup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import jp.kenkotecho.checkup.fhir.ShownReadings;
import jp.kenkotecho.checkup.fhir.ShownReadings.Found;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** How items of check-ups went over the years: one query, however many items are asked for. */
@Component
public class Trends {

    /** Fifteen items with up to three readings each, over more than ten years. */
    private static final int MOST = 600;

    private final RecordStore store;
    private final ZoneId zone;

    Trends(RecordStore store, Clock clock) {
        this.store = store;
        this.zone = clock.getZone();
    }

    /**
     * What check-ups found.
     *
     * @param days of check-ups, newest first
     * @param series those that have a reading, in the order of the items
     * @param sources where each reading of the series stands
     */
    public record Results(List<LocalDate> days, List<Series> series, List<Source> sources) {
        public Results {
            days = List.copyOf(days);
            series = List.copyOf(series);
            sources = List.copyOf(sources);
        }
    }

    /** The Observation that a reading was taken from. */
    public record Source(ShownItem item, LocalDate day, Observation observation) {}

    /** The newest check-ups of a person, as far as the caller may see them. */
    public Results of(Caller caller, PersonId person, List<ShownItem> items) {
        var codes = items.stream().flatMap(ShownItem::codes).map(Trends::token).toList();
        var query = RecordQuery.of(Observation.class, person)
                .anyOf("code", codes)
                .newestFirst("date")
                .first(MOST);
        var found = ShownReadings.of(
                items, store.search(caller, query), CheckupItems.reader(patient(caller, person), zone));
        var days = found.stream()
                .map(one -> one.reading().day())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Results(days, ShownReadings.series(items, found), sources(found));
    }

    private List<Patient> patient(Caller caller, PersonId person) {
        return store.read(caller, Patient.class, person.value()).stream().toList();
    }

    private static List<Source> sources(List<Found> found) {
        return found.stream()
                .map(one -> new Source(one.item(), one.reading().day(), one.source()))
                .toList();
    }

    private static Token token(String code) {
        return new Token("urn:oid:" + Catalogue.CHECKUP, code);
    }
}
