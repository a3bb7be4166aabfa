package jp.kenkotecho.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.subscription.model.Criteria;
import jp.kenkotecho.subscription.model.StoredSubscription;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What an app may see of what it watches. */
@Component
class SubscribedContent {

    private final RecordStore store;
    private final FhirContext fhir;

    SubscribedContent(RecordStore store, FhirContext fhir) {
        this.store = store;
        this.fhir = fhir;
    }

    /**
     * Asks once, as the app: refused where it could not search so.
     *
     * @throws BaseServerResponseException as the search would
     */
    void demand(Caller caller, Criteria criteria) {
        count(caller, criteria, "&_lastUpdated=ge2100-01-01");
    }

    /** Whether there is something of it that the app may see, as nobody's access: no trail tells of it. */
    boolean isNew(Caller caller, StoredSubscription storedSubscription) {
        var since = storedSubscription.since().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        try {
            return count(
                            Caller.rehearsal(caller.scopes(), caller.behalf()),
                            storedSubscription.criteria(),
                            "&_lastUpdated=ge" + since)
                    > 0;
        } catch (BaseServerResponseException e) {
            // It may not search so any more.
            return false;
        }
    }

    private long count(Caller caller, Criteria criteria, String also) {
        var type = fhir.getResourceDefinition(criteria.type()).getImplementingClass();
        return store.count(caller, type.asSubclass(Resource.class), criteria.query() + also);
    }
}
