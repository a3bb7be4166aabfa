package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What every {@link RecordStore} does; the fake is held to it in {@code mvn test}, the real one in {@code mvn verify}. */
public abstract class RecordStoreContract {

    private static final Caller ANYBODY = new Caller("contract", Set.of("system/*.cruds"));

    protected abstract RecordStore store();

    @Test
    public void finds_what_was_written_by_identifier() {
        var value = UUID.randomUUID().toString();

        var response = store().write(ANYBODY, transaction(person(value)));

        assertThat(response.getEntryFirstRep().getResponse().getLocation()).startsWith("Patient/");
        assertThat(store().search(ANYBODY, Patient.class, "identifier=urn:contract|" + value))
                .hasSize(1);
    }

    @Test
    public void reads_what_was_written() {
        var response =
                store().write(ANYBODY, transaction(person(UUID.randomUUID().toString())));
        var id = new org.hl7.fhir.r4.model.IdType(
                        response.getEntryFirstRep().getResponse().getLocation())
                .getIdPart();

        assertThat(store().read(ANYBODY, Patient.class, id)).isPresent();
    }

    @Test
    public void reads_nothing_where_nothing_is() {
        assertThat(store().read(ANYBODY, Patient.class, "nobody-" + UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    public void creates_once_what_is_created_if_none_exists() {
        var value = UUID.randomUUID().toString();
        store().write(ANYBODY, transaction(person(value)));
        store().write(ANYBODY, transaction(person(value)));

        assertThat(store().search(ANYBODY, Patient.class, "identifier=urn:contract|" + value))
                .hasSize(1);
    }

    @Test
    public void writes_nothing_of_a_transaction_that_is_refused() {
        var value = UUID.randomUUID().toString();
        var transaction = transaction(person(value));
        transaction
                .addEntry()
                .setResource(new Patient())
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Patient");

        assertThatThrownBy(() -> store().write(ANYBODY, transaction)).isInstanceOf(NotWritten.class);
        assertThat(store().search(ANYBODY, Patient.class, "identifier=urn:contract|" + value))
                .isEmpty();
    }

    protected static Patient person(String value) {
        var person = new Patient();
        person.addIdentifier().setSystem("urn:contract").setValue(value);
        return person;
    }

    protected static Bundle transaction(Resource resource) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Patient")
                .setIfNoneExist("identifier=urn:contract|"
                        + ((Patient) resource).getIdentifierFirstRep().getValue());
        return bundle;
    }
}
