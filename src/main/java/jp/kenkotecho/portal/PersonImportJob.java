package jp.kenkotecho.portal;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.jobs.Work;
import jp.kenkotecho.portal.PersonImports.PersonImport;
import jp.kenkotecho.portal.PersonImports.State;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * A large import of a person: all of it, and that it is done, in one transaction. So nobody meets half of it, a node that
 * dies leaves nothing of it behind, and whoever takes it over begins anew.
 */
@Component
class PersonImportJob implements Work {

    private static final Problem NOT_STORED = Problem.of(
            Problem.Kind.BROKEN,
            "記録に保存できませんでした。何も保存していません。もう一度送ってください。",
            "It could not be stored, and nothing of it is: send it again.");

    private final PersonImports waiting;
    private final MynaImport imports;
    private final FhirContext fhir;

    PersonImportJob(PersonImports waiting, MynaImport imports, FhirContext fhir) {
        this.waiting = waiting;
        this.imports = imports;
        this.fhir = fhir;
    }

    @Override
    public String kind() {
        return PersonImports.KIND;
    }

    @Override
    public void run(String id, Lease lease) {
        var one = find(id);
        if (one.isEmpty()) {
            return;
        }
        try {
            lease.write(() -> take(one.get()));
        } catch (CalledOff meanwhile) {
            // Nothing of it is stored, and its answer says so already.
            return;
        } catch (Refusal refusal) {
            if (refusal.isPassing()) {
                throw refusal;
            }
            lease.write(() -> waiting.refuse(id, refusal.problems()));
        } catch (NotWritten refused) {
            if (refused.isConflict()) {
                throw refused;
            }
            var why = refused.getCause() instanceof Refusal refusal ? refusal.problems() : List.of(NOT_STORED);
            lease.write(() -> waiting.refuse(id, why));
        }
    }

    @Override
    public void giveUp(String id) {
        find(id).ifPresent(one -> waiting.refuse(id, List.of(NOT_STORED)));
    }

    private Optional<PersonImport> find(String id) {
        return waiting.find(id).filter(one -> one.state() == State.WAITING);
    }

    private void take(PersonImport one) {
        var read = imports.read(one.caller(), one.person(), waiting.files(one.id()));
        var answer = imports.store(one.caller(), read);
        if (!waiting.done(one.id(), fhir.newJsonParser().encodeResourceToString(answer))) {
            throw new CalledOff();
        }
    }

    /** Rolls back what was stored of an import that was called off while it was read. */
    private static final class CalledOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CalledOff() {
            super(null, null, false, false);
        }
    }
}
