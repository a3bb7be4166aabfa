package jp.kenkotecho.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.kenkotecho.crypto.ConstantTime;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.notification.model.MailAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Codes that were sent to addresses and not entered yet: one for each account, half an hour long, for five attempts. One is
 * made once a minute and five times an hour at most, so that nobody's mailbox is filled in somebody's name, and so that
 * guessing takes years. Each row is claimed by an update, so that many at once get no more.
 */
@Component
class AddressCodes {

    private static final Duration VALID = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AN_HOUR = 5;
    private static final int ATTEMPTS = 5;
    private static final int CODES = 1_000_000;

    private final JdbcClient database;
    private final Encryption encryption;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AddressCodes(JdbcClient database, KeySettings keys, Clock clock) {
        this.database = database;
        this.encryption = new Encryption(keys, "notice address");
        this.clock = clock;
    }

    /** Where a code was sent. */
    record Asked(MailAddress address, String language) {}

    /** A new one in the place of the last, which counts no more; empty when it is too soon. */
    Optional<String> make(String account, MailAddress address, String language) {
        var code = "%06d".formatted(random.nextInt(CODES));
        var isMade = renew(account, address, language, code) || first(account, address, language, code);
        return isMade ? Optional.of(code) : Optional.empty();
    }

    private boolean renew(String account, MailAddress address, String language, String code) {
        var now = now();
        return database.sql("update notice_code set sealed_address = :address, language = :language,"
                                + " sealed_code = :code, asked_at = :now, attempts_left = :attempts,"
                                + " sent_in_hour = case when hour_began <= :hour then 1 else sent_in_hour + 1 end,"
                                + " hour_began = case when hour_began <= :hour then :now else hour_began end"
                                + " where account_id = :account and asked_at <= :pause"
                                + " and (hour_began <= :hour or sent_in_hour < :most)")
                        .param("address", encryption.encrypt(address.text()))
                        .param("language", language)
                        .param("code", encryption.encrypt(code))
                        .param("now", now)
                        .param("attempts", ATTEMPTS)
                        .param("hour", now.minus(HOUR))
                        .param("pause", now.minus(PAUSE))
                        .param("most", AN_HOUR)
                        .param("account", account)
                        .update()
                == 1;
    }

    private boolean first(String account, MailAddress address, String language, String code) {
        var isThere = database.sql("select count(*) from notice_code where account_id = ?")
                        .param(account)
                        .query(Long.class)
                        .single()
                > 0;
        if (isThere) {
            return false;
        }
        try {
            return database.sql("insert into notice_code (account_id, sealed_address, language, sealed_code, asked_at,"
                                    + " attempts_left, hour_began, sent_in_hour) values (?, ?, ?, ?, ?, ?, ?, 1)")
                            .params(
                                    account,
                                    encryption.encrypt(address.text()),
                                    language,
                                    encryption.encrypt(code),
                                    now(),
                                    ATTEMPTS,
                                    now())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false; // Asked twice at once: one of the two is sent.
        }
    }

    /** Takes an attempt, right or wrong; a right code is used up. */
    Optional<Asked> use(String account, String code) {
        var isTried = database.sql("update notice_code set attempts_left = attempts_left - 1 where account_id = ?"
                                + " and attempts_left > 0 and asked_at > ?")
                        .params(account, now().minus(VALID))
                        .update()
                == 1;
        if (!isTried) {
            return Optional.empty();
        }
        var asked = row(account).filter(row -> isSame(row.code(), code.strip())).map(Row::asked);
        asked.ifPresent(right -> forget(account));
        return asked;
    }

    /** Where a code was sent that may still be entered. */
    Optional<Asked> waiting(String account) {
        return row(account).map(Row::asked);
    }

    /** No code of this account counts; how many were sent is still known. */
    void forget(String account) {
        database.sql("update notice_code set sealed_address = '', sealed_code = '', attempts_left = 0"
                        + " where account_id = ?")
                .param(account)
                .update();
    }

    private record Row(Asked asked, String code) {}

    /** The row of an account; what was encrypted under a secret that this server no longer has is not there. */
    private Optional<Row> row(String account) {
        try {
            return database.sql("select sealed_address, language, sealed_code from notice_code where account_id = ?"
                            + " and sealed_code <> '' and asked_at > ?")
                    .params(account, now().minus(VALID))
                    .query((row, number) -> new Row(
                            new Asked(new MailAddress(encryption.decrypt(row.getString(1))), row.getString(2)),
                            encryption.decrypt(row.getString(3))))
                    .optional();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static boolean isSame(String one, String other) {
        return ConstantTime.isEqual(one, other);
    }
}
