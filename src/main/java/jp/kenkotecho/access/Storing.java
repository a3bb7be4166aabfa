package jp.kenkotecho.access;

import java.util.List;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.TransactionScoped;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes for features that answer people: all or nothing, and what the record has against it as a {@link Refusal}. */
@Component
public class Storing {

    private static final int TRIES = 3;

    private static final Problem NOT_NOW =
            Problem.of(Problem.Kind.CONFLICT, "保存できませんでした。もう一度お試しください。", "It could not be stored; please try again.");

    private final RecordStore store;

    Storing(RecordStore store) {
        this.store = store;
    }

    /**
     * Creates those without an id and updates the others, within the caller's transaction.
     *
     * @return the addresses in order, {@code Consent/…}
     * @throws Refusal when the caller may not, or somebody writes the same at the same moment
     */
    public List<String> all(Caller caller, List<? extends Resource> resources) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var resource : resources) {
            var request = bundle.addEntry().setResource(resource).getRequest();
            if (resource.getIdElement().hasIdPart()) {
                request.setMethod(HTTPVerb.PUT)
                        .setUrl(resource.fhirType() + "/"
                                + resource.getIdElement().getIdPart());
            } else {
                request.setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
            }
        }
        return all(caller, bundle);
    }

    /**
     * The same for a transaction whose entries refer to each other, or are created where there is none yet. Where somebody
     * writes the same at this moment it is written again: then that is found.
     */
    public List<String> all(Caller caller, Bundle transaction) {
        for (var left = TRIES; ; left--) {
            try {
                return addresses(store.write(caller, transaction.copy()));
            } catch (NotWritten e) {
                // What a caller's own transaction has met is the end of it.
                if (!e.isConflict() || left == 1 || TransactionScoped.isUnderWay()) {
                    throw e.getCause() instanceof Refusal refusal ? refusal : new Refusal(NOT_NOW);
                }
            }
        }
    }

    private static List<String> addresses(Bundle response) {
        return response.getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation())
                        .toUnqualifiedVersionless()
                        .getValue())
                .toList();
    }
}
