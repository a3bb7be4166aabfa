package jp.kenkotecho.jobs;

import java.time.Instant;
import java.util.List;

/** What is under way of a kind of work, and can be called off: a bean of the feature that does it. */
public interface OpenJobs {

    /** The kind of the work, as its {@link Work} or {@link DividedJob} calls it. */
    String kind();

    /** The jobs that are not done yet, the oldest first. */
    List<Open> open(int most);

    /** Calls one off, whoever asked for it; false for one that is done, or not there. */
    boolean callOff(String id);

    /**
     * One of them.
     *
     * @param at when it was asked for
     */
    record Open(String id, Instant at) {}
}
