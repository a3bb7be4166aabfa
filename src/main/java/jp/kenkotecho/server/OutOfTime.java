package jp.kenkotecho.server;

import java.sql.SQLException;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.transaction.TransactionTimedOutException;

/** Whether something failed because it took too long, and what is said then. */
final class OutOfTime {

    /** {@code query_canceled} of PostgreSQL and {@code STATEMENT_WAS_CANCELED} of H2 have the same SQLSTATE. */
    private static final String CANCELED = "57014";

    private static final Problem PROBLEM = Problem.of(
            Problem.Kind.TIMED_OUT,
            "時間内に終わらなかったため中断しました。条件を絞るか、分けて送ってください。",
            "It took too long and was ended. Ask for less, or in parts.");

    private OutOfTime() {}

    static boolean isWhy(Throwable failure) {
        return Causes.of(failure).anyMatch(OutOfTime::says);
    }

    static Refusal refusal() {
        return new Refusal(PROBLEM);
    }

    private static boolean says(Throwable cause) {
        return cause instanceof TransactionTimedOutException
                || (cause instanceof SQLException sql && CANCELED.equals(sql.getSQLState()))
                || (cause instanceof org.hibernate.TransactionException
                        && "transaction timeout expired".equals(cause.getMessage()));
    }
}
