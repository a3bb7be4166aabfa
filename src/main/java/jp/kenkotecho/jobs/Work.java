package jp.kenkotecho.jobs;

/**
 * A kind of work in the background, a bean of the feature that does it. It is done at least once: whoever dies in the
 * middle leaves it to another node, so doing it again must change nothing.
 */
public interface Work {

    /** The name of the work in the database, the same for ever. */
    String kind();

    /** How often it is tried, and how fast. */
    default Retries retries() {
        return Retries.OF_A_JOB;
    }

    /** The lane whose threads do the work. */
    default Lane lane() {
        return Lane.INSIDE;
    }

    /**
     * Does it, on a thread of its own. What it throws is tried again; {@link NotNow} is no failure.
     *
     * @param id under which the feature knows what is to be done; it may be gone by now
     * @param lease to be shown with every write
     */
    void run(String id, Lease lease);

    /** Tried to the end in vain: from now on nobody tries any more. */
    void giveUp(String id);
}
