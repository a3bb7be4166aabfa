package jp.kenkotecho.access;

/** What the gate says: one yes, and a name for every kind of no. */
enum Verdict {
    PERMIT,
    /** The token's scopes do not cover this. */
    NO_SCOPE,
    /** A type that people's tokens do not reach, or do not write. */
    NOT_FOR_PEOPLE,
    /** Somebody's whom the caller does not reach, or nobody's that could be told. */
    NOT_IN_REACH,
    /** A category that was not shared, or that the person took away from the app. */
    CATEGORY_WITHHELD,
    /** Outside the search that bounds the scope. */
    OUT_OF_BOUNDS,
    /** Shared to be seen, not to be changed. */
    NOT_OWN,
    /** Added to somebody's record without saying by whom. */
    UNSIGNED,
    /** A write that only the product's own apps may do. */
    NOT_OWN_APP,
    /** A deed for which a second factor is needed. */
    NEEDS_SECOND_FACTOR,
    /** Labels say who sees a record: the server sets them. */
    LABELS_ARE_THE_SERVERS
}
