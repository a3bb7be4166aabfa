package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import jp.kenkotecho.measurement.model.MorningOrEvening;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.visit.fhir.HomeObservations;
import jp.kenkotecho.visit.model.MorningPressure;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;

/** The blood pressure of this morning at home beside the mean of the last seven, as the caller may see it: one query. */
@Component
public class MorningPressures {

    /** Readings of a week: more than ten a day tell no more. */
    private static final int MOST = 70;

    private final RecordStore store;
    private final Clock clock;

    MorningPressures(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * This morning.
     *
     * @param day that of what is measured: until four in the morning still the one before
     * @param today the newest reading of this day; empty while there is none
     * @param mean of the last seven mornings; empty when fewer than five have a reading
     */
    public record Morning(LocalDate day, Optional<Pressure> today, Optional<Pressure> mean) {}

    /**
     * A pressure in mmHg.
     *
     * @param at local time; of a mean that of its newest reading
     */
    public record Pressure(LocalDateTime at, long systolic, long diastolic) {

        /** Whether to rest and measure again: from 180/110 mmHg, either of the two (JSH2025). */
        public boolean isUrgent() {
            return systolic >= 180 || diastolic >= 110;
        }
    }

    /** What is known this morning; a day ends at four, here as on the page of measurements. */
    public Morning of(Caller caller, PersonId person) {
        var today = MorningOrEvening.dayOf(LocalDateTime.now(clock));
        var query = RecordQuery.of(Observation.class, person)
                .is("code", HomeObservations.PRESSURE)
                .from("date", today.minusDays(MorningPressure.WINDOW - 1L))
                .newestFirst("date")
                .first(MOST);
        var readings = new HomeObservations(clock.getZone()).pressures(store.search(caller, query));
        var newest = readings.stream()
                .filter(one -> MorningOrEvening.dayOf(one.at()).equals(today))
                .max(Comparator.comparing(MorningPressure.Reading::at))
                .map(one -> pressure(one.at(), one.systolic(), one.diastolic()));
        var mean = MorningPressure.of(readings, today)
                .map(week -> pressure(
                        week.readings().get(week.readings().size() - 1).at(), week.systolic(), week.diastolic()));
        return new Morning(today, newest, mean);
    }

    private static Pressure pressure(LocalDateTime at, double systolic, double diastolic) {
        return new Pressure(at, Math.round(systolic), Math.round(diastolic));
    }
}
