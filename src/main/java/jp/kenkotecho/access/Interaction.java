package jp.kenkotecho.access;

/** What is done with a resource, in the letters of SMART scopes. */
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
