package jp.kenkotecho.medication;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Looks, then writes, all or nothing; where somebody else wrote in between, both once more. */
@Component
class Changes {

    private static final Problem NOT_NOW =
            Problem.of(Problem.Kind.CONFLICT, "保存できませんでした。もう一度お試しください。", "It could not be stored; please try again.");

    private static final int TRIES = 4;
    private static final String CREATED = "201";

    private final RecordStore store;

    Changes(RecordStore store) {
        this.store = store;
    }

    /** What is to be written, put together of what was just looked at. */
    static final class Draft {

        private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

        /** Another version of what was read, unless somebody has written one meanwhile. */
        void put(DomainResource read) {
            var id = read.getIdElement();
            bundle.addEntry()
                    .setResource(read)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(read.fhirType() + "/" + id.getIdPart())
                    .setIfMatch("W/\"" + read.getMeta().getVersionId() + "\"");
        }

        /** Something new, which is what the query finds from then on: written twice at one moment, it is there once. */
        void add(DomainResource fresh, RecordQuery<?> key) {
            key.createIfNone(bundle.addEntry().setResource(fresh).getRequest());
        }
    }

    /**
     * Writes a draft.
     *
     * @param look makes the draft out of the record as it is; a {@link Refusal} in it is the answer
     */
    ChangeOutcome write(Caller caller, Supplier<Draft> look) {
        for (var left = TRIES; left > 0; left--) {
            try {
                var written = new Written(caller, look.get().bundle);
                if (!written.somebodyWasFaster) {
                    return new ChangeOutcome.Done(written.addresses);
                }
            } catch (Refusal refusal) {
                return refused(refusal);
            } catch (NotWritten e) {
                if (!e.isConflict()) {
                    return refused(e.getCause() instanceof Refusal refusal ? refusal : new Refusal(NOT_NOW));
                }
            }
        }
        return refused(new Refusal(NOT_NOW));
    }

    /** The outcome of a draft: of something new, another may have been there by then, and stays as it is. */
    private final class Written {

        private final List<String> addresses = new ArrayList<>();
        private boolean somebodyWasFaster;

        Written(Caller caller, Bundle draft) {
            var isNew = draft.getEntry().stream()
                    .map(entry -> entry.getRequest().getMethod() == HTTPVerb.POST)
                    .toList();
            var answers = draft.hasEntry() ? store.write(caller, draft).getEntry() : List.<BundleEntryComponent>of();
            for (var i = 0; i < answers.size(); i++) {
                var response = answers.get(i).getResponse();
                somebodyWasFaster |= isNew.get(i) && !response.getStatus().startsWith(CREATED);
                addresses.add(new IdType(response.getLocation())
                        .toUnqualifiedVersionless()
                        .getValue());
            }
        }
    }

    /** An outage is no answer to what was asked. */
    private static ChangeOutcome refused(Refusal refusal) {
        if (refusal.isPassing()) {
            throw refusal;
        }
        return new ChangeOutcome.Refused(refusal.problems());
    }
}
