package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStoreContract;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The real store: it keeps the contract, and what it does for a caller is judged and labelled like a request. */
@OnBothDatabases(Because.STORE_CONTRACT)
class RecordStoreIT extends ServerTest {

    private static final Caller OBSERVER = new Caller("observer", Set.of("system/Observation.rs"));
    private static final RecordQuery<Observation> HANAKOS =
            RecordQuery.of(Observation.class, new PersonId("demo-hanako"));

    @Autowired
    private RecordStore store;

    @Nested
    class Contract extends RecordStoreContract {

        @Override
        protected RecordStore store() {
            return store;
        }
    }

    @Test
    void reads_for_a_caller_only_what_the_gate_permits() {
        assertThat(store.read(OBSERVER, Patient.class, "demo-hanako")).isEmpty();
        assertThat(store.search(OBSERVER, HANAKOS)).isNotEmpty();
        assertThatThrownBy(() ->
                        store.search(OBSERVER, RecordQuery.of(Patient.class).is("name", "x")))
                .hasMessageContaining("scopes");
    }

    @Test
    void finds_in_the_order_asked_for() {
        var newest = store.search(OBSERVER, HANAKOS.newestFirst("date").first(5));
        var oldest = store.search(OBSERVER, HANAKOS.oldestFirst("date").first(5));

        assertThat(newest).hasSize(5).isSortedAccordingTo(RecordStoreIT::newestFirst);
        assertThat(day(newest.get(0))).isAfter(day(oldest.get(0)));
    }

    private static int newestFirst(Observation one, Observation other) {
        return day(other).compareTo(day(one));
    }

    private static Instant day(Observation reading) {
        return reading.getEffectiveDateTimeType().getValue().toInstant();
    }

    @Test
    void writes_for_a_caller_only_what_the_gate_permits() {
        var person = new Patient();
        person.addIdentifier().setSystem("urn:contract").setValue("not-permitted");

        assertThatThrownBy(() -> store.write(OBSERVER, RecordStoreContractAccess.transactionOf(person)))
                .isInstanceOf(RuntimeException.class);
        assertThat(SERVER.get("Patient?identifier=urn:contract|not-permitted")
                        .json()
                        .has("entry"))
                .isFalse();
    }

    @Test
    void does_for_the_server_itself_no_more_than_its_purpose_needs() {
        var person = new Patient();
        person.addIdentifier().setSystem("urn:contract").setValue("not-permitted");
        var transaction = RecordStoreContractAccess.transactionOf(person);

        for (var purpose : Set.of(ServerCaller.JUDGEMENT, ServerCaller.NAMING, ServerCaller.NOTICE)) {
            assertThatThrownBy(() -> store.write(purpose, transaction)).hasMessageContaining("scopes");
        }
        assertThat(store.read(ServerCaller.NAMING, Patient.class, "demo-hanako"))
                .isEmpty();
        assertThat(store.read(ServerCaller.JUDGEMENT, Patient.class, "demo-hanako"))
                .isPresent();
    }

    /** Reaches the contract's builder from outside its package. */
    private abstract static class RecordStoreContractAccess extends RecordStoreContract {

        static org.hl7.fhir.r4.model.Bundle transactionOf(Patient person) {
            return transaction(person);
        }
    }
}
