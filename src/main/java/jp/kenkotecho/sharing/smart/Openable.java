package jp.kenkotecho.sharing.smart;

import java.util.Set;
import jp.kenkotecho.record.PersonId;

/** Whose records a person may open now: the gate's answer to the person picker ({@code sharing} implements it). */
public interface Openable {

    /**
     * The persons whose records may be opened.
     *
     * @param links who the person is in the record, {@code Patient/…}, {@code Practitioner/…}
     */
    Set<PersonId> by(Set<String> links);
}
