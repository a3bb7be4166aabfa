package jp.kenkotecho.sharing.smart;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps out tokens that have expired: a backend asks for a new one every five minutes, and the table would grow. */
class ExpiredTokens {

    private final JdbcOperations database;
    private final Clock clock;

    ExpiredTokens(JdbcOperations database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void sweep() {
        database.update(
                "delete from oauth2_authorization where access_token_expires_at < ? and refresh_token_value is null",
                Timestamp.from(clock.instant()));
    }
}
