package jp.kenkotecho.access;

import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.record.PersonId;

/** Whose records somebody reaches. Asked person by person, since a clinic reaches thousands. */
interface ReachablePatients {

    /** What they may do with this person's record; empty when they do not reach it. */
    Optional<Share> share(PersonId person);

    /** Everybody they reach, for a search that names nobody. */
    Map<PersonId, Share> everybody();

    static ReachablePatients of(Map<PersonId, Share> shares) {
        return new ReachablePatients() {
            @Override
            public Optional<Share> share(PersonId person) {
                return Optional.ofNullable(shares.get(person));
            }

            @Override
            public Map<PersonId, Share> everybody() {
                return shares;
            }
        };
    }
}
