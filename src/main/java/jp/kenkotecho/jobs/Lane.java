package jp.kenkotecho.jobs;

/** The threads that do the work: a server of somebody else's that does not answer holds up nothing of our own. */
public enum Lane {
    /** Work that this server and its database do. */
    INSIDE,
    /** Calls to servers of others, each with a deadline of its own. */
    OUTSIDE
}
