package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * {@code $meta} of a resource. HAPI's own looks into tag tables, which are empty here because labels stand in the
 * resource; its {@code $meta} of a type or of the server would therefore say that there are no labels, and is refused.
 */
@Component
@Interceptor
class MetaAnswers {

    private static final String META = "$meta";
    private static final Problem OF_ONE_RESOURCE = Problem.of(
            Problem.Kind.NOT_SUPPORTED, "$meta は一つのリソースに対してだけ使えます。", "$meta is offered for single resources only.");

    private final DaoRegistry daos;

    MetaAnswers(DaoRegistry daos) {
        this.daos = daos;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void beforeHandling(RequestDetails request) {
        if (META.equals(request.getOperation()) && request.getId() == null) {
            throw new Refusal(OF_ONE_RESOURCE);
        }
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    boolean beforeAnswering(RequestDetails request, ResponseDetails response) {
        if (META.equals(request.getOperation())
                && request.getId() != null
                && response.getResponseResource() instanceof Parameters) {
            var resource =
                    (Resource) daos.getResourceDao(request.getResourceName()).read(request.getId(), request);
            var answer = new Parameters();
            answer.addParameter().setName("return").setValue(resource.getMeta());
            response.setResponseResource(answer);
        }
        return true;
    }
}
