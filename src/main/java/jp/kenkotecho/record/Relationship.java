package jp.kenkotecho.record;

/** How somebody stands to a record that they reach. */
public enum Relationship {
    /** It is their own. */
    OWN,
    /** They act for the person whose it is. */
    PROXY,
    /** It was shared with them. */
    SHARED
}
