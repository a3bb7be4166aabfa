package jp.kenkotecho.spi;

import java.util.Set;
import jp.kenkotecho.record.PersonId;

/** The people for whom somebody acts: pages ask it whose record they are about ({@code access} answers). */
public interface Acting {

    /**
     * Themselves, and those whose proxy they are now.
     *
     * @param links who they are in the record, {@code Patient/…}, {@code RelatedPerson/…}
     */
    Set<PersonId> actsFor(Set<String> links);
}
