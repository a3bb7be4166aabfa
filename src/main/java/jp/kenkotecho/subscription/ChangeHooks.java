package jp.kenkotecho.subscription;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Notes, within the transaction that stores it, that there is something new in a record that somebody watches. */
@FhirInterceptor
class ChangeHooks {

    /** Where the resource does not tell when it was stored. */
    private static final Duration BEFORE = Duration.ofSeconds(10);

    private final Subscriptions subscriptions;
    private final Cohorts cohorts;
    private final Clock clock;

    ChangeHooks(Subscriptions subscriptions, Cohorts cohorts, Clock clock) {
        this.subscriptions = subscriptions;
        this.cohorts = cohorts;
        this.clock = clock;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource resource) {
        note(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    void updated(IBaseResource former, IBaseResource resource) {
        note(resource);
    }

    private void note(IBaseResource stored) {
        if (stored instanceof Resource resource) {
            var since = Optional.ofNullable(resource.getMeta().getLastUpdated())
                    .map(Date::toInstant)
                    .orElseGet(() -> clock.instant().minus(BEFORE));
            cohorts.subjectsOf(resource).forEach(person -> subscriptions.changed(person, resource.fhirType(), since));
        }
    }
}
