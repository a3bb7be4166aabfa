package jp.kenkotecho.access;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;

/** {@code POST Communication/{id}/$received}: the person has seen what somebody wrote ({@link Received}). */
@FhirProvider
class Receiving {

    private final AccessContexts accessContexts;
    private final Received received;
    private final ReferenceMasking referenceMasking;
    private final RecordStore store;

    Receiving(AccessContexts accessContexts, Received received, ReferenceMasking referenceMasking, RecordStore store) {
        this.accessContexts = accessContexts;
        this.received = received;
        this.referenceMasking = referenceMasking;
        this.store = store;
    }

    /** The message as it is then; one that was seen before, or is one's own, stays as it is. The body may be missing. */
    @Operation(name = "$received", type = Communication.class, manualRequest = true)
    public Communication received(@IdParam IdType id, RequestDetails request) {
        if (request.loadRequestContents().length > 0) {
            Inputs.ofBody(Set.of(), request);
        }
        var message = read(id);
        var decision = accessContexts.of(request);
        received.refusal(decision, message).ifPresent(verdict -> {
            throw accessContexts.refusal(request, Interaction.UPDATE, verdict, message);
        });
        if (!Received.isUnread(message)) {
            return shown(decision, message);
        }
        received.mark(decision, message);
        return shown(decision, read(id));
    }

    /** The message as a plain read shows it: the server read it whole, to write it whole. */
    private Communication shown(AccessContext decision, Communication message) {
        return referenceMasking
                .over(decision, message)
                .map(Communication.class::cast)
                .orElse(message);
    }

    /** The door has seen that it may be known of. */
    private Communication read(IdType id) {
        return store.read(ServerCaller.JUDGEMENT, Communication.class, id.getIdPart())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }
}
