package jp.kenkotecho.access;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.profile.ProvenanceRecipe;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a professional adds to somebody's record on a page of ours: all or nothing, with where it comes from, and once
 * however often the form is sent, since its entries are created where there is none yet. For apps {@link Additions}
 * writes down the same.
 */
@Component
public class SignedAdditions {

    private static final int TRIES = 3;
    private static final String CREATED = "201";

    private static final Problem NOT_NOW =
            Problem.of(Problem.Kind.CONFLICT, "保存できませんでした。もう一度お試しください。", "It could not be stored; please try again.");

    private final RecordStore store;
    private final TransactionOperations transactions;
    private final Clock clock;

    SignedAdditions(RecordStore store, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds it.
     *
     * @param signer {@code Practitioner/…}
     * @param additions entries that are created if there is none, or changed
     * @throws Refusal when the caller may not, or others keep writing the same
     */
    public void add(Caller caller, PersonId person, String signer, Bundle additions) {
        for (var left = TRIES; ; left--) {
            try {
                transactions.executeWithoutResult(status -> write(caller, person, signer, additions.copy()));
                return;
            } catch (NotWritten e) {
                if (!e.isConflict() || left == 1) {
                    throw e.getCause() instanceof Refusal refusal ? refusal : new Refusal(NOT_NOW);
                }
            }
        }
    }

    private void write(Caller caller, PersonId person, String signer, Bundle additions) {
        var answers = store.write(caller, additions).getEntry();
        var created = IntStream.range(0, answers.size())
                .filter(i -> additions.getEntry().get(i).getRequest().getMethod() == HTTPVerb.PUT
                        || answers.get(i).getResponse().getStatus().startsWith(CREATED))
                .mapToObj(answers::get)
                .map(entry -> new IdType(entry.getResponse().getLocation()).toUnqualifiedVersionless())
                .map(id -> new Reference(id.getValue()).setType(id.getResourceType()))
                .toList();
        if (created.isEmpty()) {
            return;
        }
        var provenance =
                ProvenanceRecipe.imported(person, created, clock.instant(), caller, List.of(new Reference(signer)));
        var transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(provenance)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Provenance");
        store.write(caller, transaction);
    }
}
