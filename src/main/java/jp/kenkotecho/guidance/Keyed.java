package jp.kenkotecho.guidance;

import java.util.List;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;

/** Entries of a transaction that are created once, however often the form that they come from is sent. */
final class Keyed {

    private static final String SYSTEM = Canonical.ID + "guidance-form";

    private Keyed() {}

    /**
     * The same transaction, each entry created where there is none of its key yet.
     *
     * @param key of the form, with what was typed
     */
    static Bundle once(Bundle transaction, PersonId person, String key) {
        for (var i = 0; i < transaction.getEntry().size(); i++) {
            var entry = transaction.getEntry().get(i);
            var token = new Token(SYSTEM, key + "." + i);
            var resource = (DomainResource) entry.getResource();
            resource.setProperty(
                    "identifier", new Identifier().setSystem(token.system()).setValue(token.code()));
            query(resource.getClass(), person).is("identifier", token).createIfNone(entry.getRequest());
        }
        return transaction;
    }

    private static <T extends DomainResource> RecordQuery<T> query(Class<T> type, PersonId person) {
        return RecordQuery.of(type).patients(List.of("Patient/" + person.value()));
    }
}
