package jp.kenkotecho.smart;

import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.PersonId;

/** Whose records a person may open now: the gate's answer to the person picker ({@code sharing} implements it). */
public interface Openable {

    /** As what a record is opened. */
    enum Opened {
        OWN,
        PROXY,
        SHARED
    }

    /**
     * The persons whose records may be opened.
     *
     * @param links who the person is in the record, {@code Patient/…}, {@code Practitioner/…}
     */
    Set<PersonId> by(Set<String> links);

    /** As what this one may be opened; empty when it may not. */
    Optional<Opened> open(Set<String> links, PersonId person);
}
