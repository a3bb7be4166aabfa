package jp.kenkotecho.access;

/** An interaction, by its letter in SMART scopes (SMART 2.2, "Scopes for requesting FHIR Resources"). */
enum Interaction {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    /** Asks about all types at once. */
    static final String EVERY_TYPE = "*";

    private final char letter;

    Interaction(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    boolean changes() {
        return this != READ && this != SEARCH;
    }
}
