package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordQuery.Token;
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
        assertThat(store().search(ANYBODY, known(value))).hasSize(1);
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

        assertThat(store().search(ANYBODY, known(value))).hasSize(1);
    }

    @Test
    public void gives_rows_one_after_the_other_and_says_whether_there_are_more() {
        var value = UUID.randomUUID().toString();
        var five = new Bundle().setType(BundleType.TRANSACTION);
        for (var i = 0; i < 5; i++) {
            five.addEntry(transaction(person(value)).getEntryFirstRep());
            five.getEntry().get(i).getRequest().setIfNoneExist(null);
        }
        store().write(ANYBODY, five);
        var query = known(value).oldestFirst("_lastUpdated");

        var first = store().rows(ANYBODY, query, 0, 2);
        var second = store().rows(ANYBODY, query, 2, 2);
        var last = store().rows(ANYBODY, query, 4, 2);
        var whole = store().rows(ANYBODY, query, 0, 5);

        assertThat(Stream.of(first, second, last)
                        .flatMap(rows -> rows.resources().stream())
                        .map(one -> one.getIdElement().getIdPart()))
                .containsExactlyElementsOf(whole.resources().stream()
                        .map(one -> one.getIdElement().getIdPart())
                        .toList())
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(Stream.of(first, second, last, whole).map(RecordStore.Rows::more))
                .containsExactly(true, true, false, false);
        assertThat(store().rows(ANYBODY, query, 5, 2)).isEqualTo(new RecordStore.Rows<Patient>(List.of(), false));
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
        assertThat(store().search(ANYBODY, known(value))).isEmpty();
    }

    protected static Patient person(String value) {
        var person = new Patient();
        person.addIdentifier().setSystem("urn:contract").setValue(value);
        return person;
    }

    private static RecordQuery<Patient> known(String value) {
        return RecordQuery.of(Patient.class).is("identifier", new Token("urn:contract", value));
    }

    protected static Bundle transaction(Resource resource) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var entry =
                bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(resource);
        known(((Patient) resource).getIdentifierFirstRep().getValue()).createIfNone(entry.getRequest());
        return bundle;
    }
}
