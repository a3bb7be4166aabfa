package jp.kenkotecho.consent;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.TransactionScoped;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;

/**
 * Holds every Consent that is written to what a sharing consent has to say, and keeps its rules beside it: in the same
 * transaction, so that there is no moment in which the one holds without the other.
 */
@FhirInterceptor
class ConsentHooks {

    /** What decides about access besides Consents: who works where, and who is related to whom. */
    private static final Set<String> DECIDING =
            Set.of("Consent", "PractitionerRole", "Organization", "RelatedPerson", "CareTeam", "Patient");

    private final ConsentCheck check;
    private final Rules rules;
    private final Consents consents;

    ConsentHooks(ConsentCheck check, Rules rules, Consents consents) {
        this.check = check;
        this.rules = rules;
        this.consents = consents;
    }

    /** Checks a Consent before the gate looks at references, which says less of what is wrong. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = -2)
    void beforeCreate(IBaseResource created, @Nullable RequestDetails request) {
        if (created instanceof Consent consent) {
            check.demand(consent, request);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = -2)
    void beforeUpdate(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (after instanceof Consent consent) {
            check.demand(consent, request);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource created) {
        changed(created, false);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    void updated(IBaseResource before, IBaseResource after) {
        changed(after, false);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    void deleted(IBaseResource deleted) {
        changed(deleted, true);
    }

    private void changed(IBaseResource resource, boolean isGone) {
        if (resource instanceof Consent consent) {
            rules.replace("Consent/" + consent.getIdElement().getIdPart(), isGone ? List.of() : check.rulesOf(consent));
        }
        if (DECIDING.contains(resource.fhirType())) {
            afterCommit(consents);
        }
    }

    /** Not before: what is read in between is still what held. */
    static void afterCommit(Consents consents) {
        if (TransactionScoped.isUnderWay()) {
            TransactionScoped.current(Change.class, Change.class, () -> new Change(consents));
        } else {
            consents.changed();
        }
    }

    /** However much of what decides a transaction changes, it is told once. */
    private static final class Change extends TransactionScoped {

        private final Consents consents;

        Change(Consents consents) {
            super(Change.class);
            this.consents = consents;
        }

        @Override
        public void afterCommit() {
            consents.changed();
        }
    }
}
