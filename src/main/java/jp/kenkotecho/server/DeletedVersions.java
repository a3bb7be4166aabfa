package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.Map;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * {@code ifMatch} of a deletion in a transaction or batch (R4, Bundle.entry.request.ifMatch): HAPI heeds it for updates
 * alone. What is deleted at the same moment as it is changed, the database tells.
 */
@FhirInterceptor
class DeletedVersions {

    private static final String EXPECTED = DeletedVersions.class.getName();

    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    void read(IBaseBundle bundle, RequestDetails request) {
        var expected = new HashMap<String, String>();
        for (var entry : ((Bundle) bundle).getEntry()) {
            var asked = entry.getRequest();
            if (asked.getMethod() == HTTPVerb.DELETE && asked.hasIfMatch()) {
                expected.put(asked.getUrl(), asked.getIfMatch());
            }
        }
        if (!expected.isEmpty()) {
            request.getUserData().put(EXPECTED, Map.copyOf(expected));
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    void demand(IBaseResource resource, RequestDetails request) {
        if (request.getUserData().get(EXPECTED) instanceof Map<?, ?> expected) {
            var id = resource.getIdElement();
            var asked = expected.get(id.toUnqualifiedVersionless().getValue());
            if (asked instanceof String tag && !VersionNumbers.isOf(tag, id.getVersionIdPart())) {
                throw new Refusal(VersionNumbers.NOT_THE_VERSION);
            }
        }
    }
}
