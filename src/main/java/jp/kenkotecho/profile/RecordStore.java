package jp.kenkotecho.profile;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The record, for features: read, search and write, always on behalf of a {@link Caller}. The same gate judges these
 * calls that judges the caller's own HTTP requests. Safe for use by many threads.
 */
public interface RecordStore {

    /**
     * The current version of one resource.
     *
     * @return empty when it does not exist, was deleted, or the caller may not know of it
     */
    <T extends Resource> Optional<T> read(Caller caller, Class<T> type, String id);

    /**
     * What matches, in the order asked for; as many as are asked for.
     *
     * @throws IllegalArgumentException when all are asked for and more than {@link #MOST_FOUND} match: ask for
     *     {@link #rows}
     */
    <T extends Resource> List<T> search(Caller caller, RecordQuery<T> query);

    /**
     * Some of what matches, for whoever reads more than fits in memory.
     *
     * @param query however many it asks for
     * @param skip how many rows stand before them, in the order asked for and among equals in that of the storage
     * @param howMany rows at most, above zero
     */
    <T extends Resource> Rows<T> rows(Caller caller, RecordQuery<T> query, int skip, int howMany);

    /**
     * What rows hold.
     *
     * @param resources in their order; fewer than there are rows when the gate took some out
     * @param more whether there are rows behind them
     */
    record Rows<T extends Resource>(List<T> resources, boolean more) {
        public Rows {
            resources = List.copyOf(resources);
        }
    }

    /** How many match, without loading them, however many it asks for. */
    long count(Caller caller, RecordQuery<?> query);

    /**
     * Writes a transaction Bundle: all of it or nothing; as part of the caller's own database transaction, if it has one.
     *
     * @return the transaction-response, entry by entry
     * @throws jp.kenkotecho.profile.RecordStore.NotWritten when it was refused; nothing is stored then
     */
    Bundle write(Caller caller, Bundle transaction);

    /** A feature that needs more than this at once needs another way of asking. */
    int MOST_FOUND = 10_000;

    /** The store refused a write; the cause says why. */
    class NotWritten extends RuntimeException {

        private final boolean conflict;

        /** @param conflict whether somebody else wrote the same at the same moment, so that trying again may succeed */
        public NotWritten(Throwable cause, boolean conflict) {
            super(cause);
            this.conflict = conflict;
        }

        public boolean isConflict() {
            return conflict;
        }
    }
}
