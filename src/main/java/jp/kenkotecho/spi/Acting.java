package jp.kenkotecho.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;

/** Answers whose records somebody may open: pages ask whose record they are about, {@code access} implements it. */
public interface Acting {

    /**
     * Everybody whose record they may open now, and how they stand to it. Meant for who has few: ask for one person where
     * somebody works at a clinic.
     *
     * @param links who they are in the record, {@code Patient/…}, {@code RelatedPerson/…}
     */
    Map<PersonId, Relationship> reaches(Set<String> links);

    /** How they stand to this person's record; empty when they may not open it. */
    Optional<Relationship> reaches(Set<String> links, PersonId person);

    /** Themselves, and those whose proxy they are now. */
    default Set<PersonId> actsFor(Set<String> links) {
        return reaches(links).entrySet().stream()
                .filter(one -> one.getValue() != Relationship.SHARED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
