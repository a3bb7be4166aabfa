package jp.kenkotecho.record;

/** How somebody stands to a record that they reach. */
public enum Relationship {
    /** A record that is their own. */
    OWN,
    /** A record of a person for whom they act. */
    PROXY,
    /** A record that was shared with them. */
    SHARED
}
