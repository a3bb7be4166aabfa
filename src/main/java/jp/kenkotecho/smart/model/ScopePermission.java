package jp.kenkotecho.smart.model;

/** What a scope's letters allow (SMART 2.2, "Scopes for requesting FHIR Resources"). */
public enum ScopePermission {
    CREATE('c'),
    /** Read, vread and the history of one resource. */
    READ('r'),
    /** Update and patch, also where an update creates. */
    UPDATE('u'),
    DELETE('d'),
    /** Search of a type or of the system, and their histories. */
    SEARCH('s');

    private final char letter;

    ScopePermission(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    /** The permission with this letter; any other letter is a broken promise of the caller's code. */
    public static ScopePermission of(char letter) {
        for (var permission : values()) {
            if (permission.letter == letter) {
                return permission;
            }
        }
        throw new IllegalArgumentException("no permission " + letter);
    }
}
