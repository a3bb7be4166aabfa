package jp.kenkotecho.server;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says of a start that failed at the database what it may: not the driver's message, but its code. */
class NoDatabase extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
        return new FailureAnalysis(
                "The database did not answer, did not let this server in, or refused what it needs: SQLSTATE "
                        + cause.getSQLState() + ".",
                "Look at PHR_DB_URL, PHR_DB_USER and PHR_DB_PASSWORD, and at the log of the database.",
                cause);
    }
}
