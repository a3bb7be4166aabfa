package jp.kenkotecho.smart.launch;

import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import org.springframework.modulith.NamedInterface;

/** The records that a person may open now: the gate's answer to the person picker ({@code access} implements it). */
@NamedInterface("launch")
public interface Openable {

    /**
     * The persons whose records may be opened.
     *
     * @param links who the person is in the record, {@code Patient/…}, {@code Practitioner/…}
     */
    Set<PersonId> by(Set<String> links);

    /** The relationship in which this record may be opened; empty when it may not. */
    Optional<Relationship> open(Set<String> links, PersonId person);
}
