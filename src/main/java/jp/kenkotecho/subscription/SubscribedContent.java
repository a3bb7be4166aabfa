package jp.kenkotecho.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.subscription.model.StoredSubscription;
import jp.kenkotecho.subscription.model.SubscriptionCriteria;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What an app may see of what it watches. */
@Component
class SubscribedContent {

    /** A moment since which nothing is. */
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

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
    void demand(Caller caller, SubscriptionCriteria criteria) {
        count(caller, criteria, FAR);
    }

    /** Whether there is something of it that the app may see, as nobody's access: no trail tells of it. */
    boolean isNew(Caller caller, StoredSubscription storedSubscription) {
        var since = storedSubscription.since().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        try {
            return count(Caller.rehearsal(caller.scopes(), caller.behalf()), storedSubscription.criteria(), since) > 0;
        } catch (BaseServerResponseException e) {
            // It may not search so any more.
            return false;
        }
    }

    private long count(Caller caller, SubscriptionCriteria criteria, Instant since) {
        var type = fhir.getResourceDefinition(criteria.type()).getImplementingClass();
        RecordQuery<?> query = RecordQuery.of(type.asSubclass(Resource.class), criteria.person());
        for (var filter : criteria.conditions()) {
            query = query.matching(filter.parameter(), filter.value());
        }
        return store.count(caller, query.changedSince(since));
    }
}
