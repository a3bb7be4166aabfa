package jp.kenkotecho.server;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Gives every transaction the time that its request has left, or that a background job may take. Hibernate and Spring's
 * JDBC give each statement what is left of its transaction; the drivers end a statement that takes longer within the
 * database (PostgreSQL by a cancel request, H2 by itself). A transaction is never without an end.
 */
class TimedTransactions extends JpaTransactionManager {

    private static final long serialVersionUID = 1L;

    /** A request that is out of time may still write down that it was there. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final transient TimeLimits limits;

    TimedTransactions(EntityManagerFactory entities, TimeLimits limits) {
        super(entities);
        this.limits = limits;
    }

    @Override
    protected int determineTimeout(TransactionDefinition definition) {
        var most = RequestTime.left().map(left -> ofRequest(definition, left)).orElse(limits.job());
        if (most.isNegative() || most.isZero()) {
            throw new TransactionTimedOutException("the time of the request is up");
        }
        var seconds = (int) most.plusMillis(999).toSeconds();
        var asked = super.determineTimeout(definition);
        return asked == TransactionDefinition.TIMEOUT_DEFAULT ? seconds : Math.min(asked, seconds);
    }

    private Duration ofRequest(TransactionDefinition definition, Duration left) {
        if (!definition.isReadOnly()) {
            return left.plus(GRACE);
        }
        return left.compareTo(limits.read()) < 0 ? left : limits.read();
    }
}
