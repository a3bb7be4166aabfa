package jp.kenkotecho.guidance;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.guidance.fhir.Referral;
import jp.kenkotecho.guidance.fhir.WorkItem;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Closes advice to see a doctor, and the task of seeing to it, once there is a later visit: where whoever gave the advice
 * may see that visit, and not otherwise, for the closing tells of it.
 */
@Component
class Referrals {

    private static final Logger LOG = LoggerFactory.getLogger(Referrals.class);

    private static final Set<String> VISITS = Set.of("Encounter");

    private final RecordStore store;

    Referrals(RecordStore store) {
        this.store = store;
    }

    /** A failure leaves the advice open, to be closed by hand or by the next visit; the visit itself is stored. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void visited(Visited visited) {
        var waiting = RecordQuery.of(ServiceRequest.class)
                .patients(List.of(visited.person()))
                .is("status", "active")
                .is("code", Referral.KIND);
        for (var advice : store.search(ServerCaller.CONSEQUENCE, waiting)) {
            var giver = String.valueOf(advice.getRequester().getReference());
            store.read(Cohorts.inPlaceOf(giver, VISITS), Encounter.class, visited.visit())
                    .filter(visit -> Referral.isFollowed(advice, visit))
                    .ifPresent(visit -> close(advice));
        }
    }

    private void close(ServiceRequest advice) {
        var closing = new Bundle().setType(BundleType.TRANSACTION);
        add(closing, Referral.completed(advice));
        tasks(advice).stream().map(Referral::completed).forEach(task -> add(closing, task));
        try {
            store.write(ServerCaller.CONSEQUENCE, closing);
        } catch (NotWritten e) {
            LOG.warn("Advice to see a doctor stays open after a visit; somebody wrote at once: {}", e.isConflict());
        }
    }

    private List<Task> tasks(ServiceRequest advice) {
        var query = RecordQuery.of(Task.class)
                .patients(List.of(advice.getSubject().getReference()))
                .is("code", Referral.KIND)
                .oneOf("status", WorkItem.OPEN)
                .is("focus", "ServiceRequest/" + advice.getIdElement().getIdPart());
        return store.search(ServerCaller.CONSEQUENCE, query);
    }

    private static void add(Bundle transaction, DomainResource changed) {
        var address = changed.getIdElement().toUnqualifiedVersionless().getValue();
        transaction
                .addEntry()
                .setResource(changed)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(address);
    }
}
