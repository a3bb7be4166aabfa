package jp.kenkotecho.smart.tokens;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps out what has expired: a backend asks for a new token every five minutes, and the tables would grow. */
@Component
class ExpiredTokens {

    private static final Duration GIVEN_UP = Duration.ofHours(1);
    private static final Duration REUSE_NOTICED = Duration.ofDays(180);

    private final JdbcOperations database;
    private final Clock clock;

    ExpiredTokens(JdbcOperations database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void sweep() {
        var now = Timestamp.from(clock.instant());
        database.update(
                "delete from oauth2_authorization where access_token_expires_at < ?"
                        + " and (refresh_token_value is null or refresh_token_expires_at < ?)",
                now,
                now);
        database.update(
                "delete from oauth2_authorization where access_token_value is null and began_at < ?",
                Timestamp.from(clock.instant().minus(GIVEN_UP)));
        database.update(
                "delete from smart_grant where granted_at < ?"
                        + " and authorization_id not in (select id from oauth2_authorization)",
                Timestamp.from(clock.instant().minus(GIVEN_UP)));
        database.update("delete from smart_launch where expires_at < ?", now);
        database.update("delete from smart_seen_assertion where expires_at < ?", now);
        database.update("delete from account_invitation where expires_at < ?", now);
        database.update(
                "delete from smart_used_refresh_token where used_at < ?",
                Timestamp.from(clock.instant().minus(REUSE_NOTICED)));
    }
}
