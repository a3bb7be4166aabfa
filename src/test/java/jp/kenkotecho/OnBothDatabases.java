package jp.kenkotecho;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What these tests show depends on the database, so they run on H2 too. The whole suite runs on PostgreSQL, this class's
 * tests among it. {@code OnBothDatabasesTest} says which classes must carry it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("on-both-databases")
public @interface OnBothDatabases {

    /** Why they depend on it. */
    Because[] value();

    /** What one database may do otherwise than another. */
    enum Because {
        /** What the port to the record promises ({@code RecordStoreContract}). */
        STORE_CONTRACT,
        /** Written, read, corrected, deleted, and every version kept. */
        CRUD,
        /** Conditions, joins and orders become SQL. */
        SEARCH,
        /** Page after page, nothing twice and nothing skipped. */
        PAGING,
        /** Whole or not at all, and what those beside it see of it. */
        TRANSACTIONS,
        /** Two at once, and one of them wins. */
        LOCKS,
        /** Tables, columns and their lengths; those of an older server. */
        SCHEMA,
        /** SQL of our own, beside HAPI's. */
        OWN_SQL,
        /** A statement ends when its time is up. */
        TIME_OUT,
        /** Another process goes on with what a dead one left. */
        RESTART,
        /** Nothing that was acknowledged is lost with the process. */
        KILL,
        /** The jar brings the driver of each. */
        DRIVER,
        /** No room is left. */
        FULL_DISK
    }
}
