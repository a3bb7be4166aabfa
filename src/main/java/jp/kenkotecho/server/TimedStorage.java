package jp.kenkotecho.server;

import ca.uhn.fhir.jpa.util.JpaHapiTransactionService;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;

/**
 * HAPI's transactions, which say by themselves that they ran out of time: HAPI answers the entries of a batch one by
 * one, and would call it a fault of the server.
 */
class TimedStorage extends JpaHapiTransactionService {

    @Override
    protected <T> @Nullable T doExecuteCallback(ExecutionBuilder execution, TransactionCallback<T> callback) {
        try {
            return super.doExecuteCallback(execution, callback);
        } catch (RuntimeException failure) {
            throw OutOfTime.isWhy(failure) ? OutOfTime.refusal() : failure;
        }
    }
}
