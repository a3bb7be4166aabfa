package jp.kenkotecho.identity;

import java.util.Set;

/**
 * Somebody who can sign in.
 *
 * @param id a UUID; what tokens, sessions and logs call this person
 * @param username what is typed in to sign in, unique
 * @param displayName for pages and consent screens
 * @param links who this is in the record: {@code Patient/…}, {@code Practitioner/…}, {@code RelatedPerson/…}
 */
public record Account(String id, String username, String displayName, Kind kind, Set<String> links) {

    /** What sort of person; it decides which proofs are asked for, never what may be seen. */
    public enum Kind {
        RESIDENT,
        PROFESSIONAL,
        RESEARCHER,
        ADMIN;

        /** Whoever looks at other people's records signs in with two different factors. */
        public boolean needsTwoFactors() {
            return this != RESIDENT;
        }
    }

    public Account {
        links = Set.copyOf(links);
    }
}
