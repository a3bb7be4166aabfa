package jp.kenkotecho.guidance;

import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CreatedOnce;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;

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
            CreatedOnce.by(
                    new Token(SYSTEM, key + "." + i),
                    person,
                    transaction.getEntry().get(i));
        }
        return transaction;
    }
}
