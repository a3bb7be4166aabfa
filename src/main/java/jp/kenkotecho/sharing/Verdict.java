package jp.kenkotecho.sharing;

/** What the gate says: one yes, and a name for every kind of no. */
enum Verdict {
    PERMIT,
    /** The token's scopes do not cover this. */
    NO_SCOPE
}
