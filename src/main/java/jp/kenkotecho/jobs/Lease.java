package jp.kenkotecho.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The right to do a piece of work, as long as no other node has taken it over. A node that was silent for too long (a
 * pause of the machine, a network that came back) still believes that it holds its leases: the database knows better.
 */
public final class Lease {

    /** Another node has taken the work over; whoever meets this leaves it alone. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost() {
            super("another node has taken this work over");
        }
    }

    /** @param version by which it was picked up */
    record Claim(String kind, String id, String node, long version) {}

    private static final String STANDS = "select version from job_work where task_name = ? and task_instance = ?"
            + " and picked_by = ? and version = ?";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Claim claim;

    Lease(JdbcClient database, TransactionOperations transactions, Claim claim) {
        this.database = database;
        this.transactions = transactions;
        this.claim = claim;
    }

    /**
     * Writes in one transaction with the proof that the work is still ours. The proof comes last: it holds the row, which
     * nobody can take over until the commit, and a row held for longer would keep its own heartbeat out.
     *
     * @throws RuntimeException and nothing is written, when another node has taken it over
     */
    public void write(Runnable writing) {
        transactions.executeWithoutResult(status -> {
            writing.run();
            demand(STANDS + " for update");
        });
    }

    /**
     * Checks that the lease stands, before what takes a while and is not written through {@link #write(Runnable)},
     * since it has transactions of its own.
     *
     * @throws RuntimeException when another node has taken the work over
     */
    public void check() {
        demand(STANDS);
    }

    private void demand(String question) {
        if (database.sql(question)
                .params(claim.kind(), claim.id(), claim.node(), claim.version())
                .query(Long.class)
                .optional()
                .isEmpty()) {
            throw new Lost();
        }
    }
}
