package jp.kenkotecho.jobs;

import java.time.Duration;

/** Work that comes round again and again, on one node at a time: a bean of the feature that does it. */
public interface Clocked {

    /** The name of the work in the database, the same for ever. */
    String kind();

    /** The time from the end of one round to the next; the very first is at once. */
    Duration every();

    /** What it throws is tried again in the next round. */
    void run();
}
