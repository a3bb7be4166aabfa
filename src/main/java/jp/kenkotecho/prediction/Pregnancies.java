package jp.kenkotecho.prediction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.kenkotecho.prediction.fhir.Pregnancy;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;

/** Whether somebody is pregnant, as far as the caller may see what tells of it: then her weight is judged otherwise. */
@Component
public class Pregnancies {

    private static final int MOST = 50;

    private final RecordStore store;
    private final ZoneId zone;

    Pregnancies(RecordStore store, Clock clock) {
        this.store = store;
        this.zone = clock.getZone();
    }

    /** The types that tell of it, which the caller has to be able to read. */
    public static List<String> types() {
        return List.of("Observation", "Condition");
    }

    /** Whether the record tells it of this day. */
    public boolean isTold(Caller caller, PersonId person, LocalDate day) {
        var told = RecordQuery.of(Observation.class, person)
                .anyOf("code", Pregnancy.codes())
                .newestFirst("date")
                .first(MOST);
        var active = RecordQuery.of(Condition.class, person)
                .anyOf("code", Pregnancy.conditions())
                .first(MOST);
        return Pregnancy.told(store.search(caller, told), day, zone)
                || Pregnancy.active(store.search(caller, active), day, zone);
    }
}
