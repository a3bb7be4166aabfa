package jp.kenkotecho.jobs;

import java.util.List;

/**
 * A job that comes in pieces, a bean of the feature that does it. The pieces of one job run side by side on all nodes, each
 * under a lease of its own; each is done at least once.
 */
public interface DividedJob {

    /** The name of the work in the database, the same for ever. */
    String kind();

    /** How often the division and each piece is tried, and how fast. */
    default Retries retries() {
        return Retries.OF_A_JOB;
    }

    /**
     * What of it is to be done, in pieces of about a second: prepares them where that has not been done. Asked again
     * after a node died, it names them by the same numbers.
     *
     * @return the number of each piece of which something waits; none for a job that is gone
     */
    List<Integer> divide(String job, Lease lease);

    /** Does what waits of a piece; nothing where nothing does, or the job was called off. */
    void take(String job, int piece, Lease lease);

    /** Called after the division and each piece: ends the job if nothing of it waits. Many nodes may ask at once. */
    void endIfDone(String job);

    /** Gives up a job whose division was tried to the end in vain. */
    void giveUp(String job);

    /** A piece of it was; without a word against it, that is the end of the job. */
    default void giveUp(String job, int piece) {
        giveUp(job);
    }
}
