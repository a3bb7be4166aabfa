package jp.kenkotecho.access;

import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.record.PersonId;

/** The people whose records somebody reaches. Asked person by person, since a clinic reaches thousands. */
interface ReachablePatients {

    /** What they may do with this person's record; empty when they do not reach it. */
    Optional<Permission> permission(PersonId person);

    /** Everybody they reach, for a search that names nobody. */
    Map<PersonId, Permission> everybody();

    static ReachablePatients of(Map<PersonId, Permission> permissions) {
        return new ReachablePatients() {
            @Override
            public Optional<Permission> permission(PersonId person) {
                return Optional.ofNullable(permissions.get(person));
            }

            @Override
            public Map<PersonId, Permission> everybody() {
                return permissions;
            }
        };
    }
}
