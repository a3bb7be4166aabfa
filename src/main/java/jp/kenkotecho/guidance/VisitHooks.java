package jp.kenkotecho.guidance;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jp.kenkotecho.guidance.fhir.Referral;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Encounter;
import org.springframework.context.ApplicationEventPublisher;

/** Notices visits, whoever records them: the person at the poster, a clinic, an import. */
@FhirInterceptor
class VisitHooks {

    private final ApplicationEventPublisher events;

    VisitHooks(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource resource) {
        notice(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    void updated(IBaseResource before, IBaseResource after) {
        notice(after);
    }

    private void notice(IBaseResource resource) {
        if (resource instanceof Encounter encounter) {
            Referral.visitor(encounter)
                    .map(person -> new Visited(person, encounter.getIdElement().getIdPart()))
                    .ifPresent(events::publishEvent);
        }
    }
}
