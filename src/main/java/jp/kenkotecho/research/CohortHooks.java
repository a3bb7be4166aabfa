package jp.kenkotecho.research;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Group;

/**
 * Nobody writes down who is in a cohort: that follows from people's Consents, and a list of them would be one more thing
 * to keep secret, and out of date ({@code docs/clarifications/021}).
 */
@FhirInterceptor
class CohortHooks {

    private static final Problem MEMBERS = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "Group に member は書けません。だれが参加しているかは、研究への同意 (Consent) で決まります。",
                    "A Group lists no members: who takes part follows from Consents to research.")
            .at("Group.member");

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void beforeCreate(IBaseResource created) {
        demandNoMembers(created);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void beforeUpdate(IBaseResource before, IBaseResource after) {
        demandNoMembers(after);
    }

    private static void demandNoMembers(IBaseResource resource) {
        if (resource instanceof Group group && group.hasMember()) {
            throw new Refusal(MEMBERS);
        }
    }
}
