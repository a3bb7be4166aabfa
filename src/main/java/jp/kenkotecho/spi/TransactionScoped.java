package jp.kenkotecho.spi;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something there is one of in each database transaction: made when it is first asked for, told of the commit, and gone
 * with the transaction. One that is suspended keeps its own.
 */
public abstract class TransactionScoped implements TransactionSynchronization {

    private final Object key;

    protected TransactionScoped(Object key) {
        this.key = key;
    }

    /** Whether there is a transaction to be part of. */
    public static boolean isUnderWay() {
        return TransactionSynchronizationManager.isSynchronizationActive();
    }

    /** The instance of the transaction that is under way. */
    public static <T extends TransactionScoped> T current(Object key, Class<T> type, Supplier<T> maker) {
        var known = TransactionSynchronizationManager.getResource(key);
        if (known != null) {
            return type.cast(known);
        }
        var made = maker.get();
        TransactionSynchronizationManager.bindResource(key, made);
        TransactionSynchronizationManager.registerSynchronization(made);
        return made;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
