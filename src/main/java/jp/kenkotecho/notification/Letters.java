package jp.kenkotecho.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.notification.model.Letter;
import jp.kenkotecho.notification.model.MailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Letters to an address, whoever has it: stored in the transaction of what they tell of, tried again twice as late each
 * time, and given up after two days. Several nodes may do this at once: each row is taken by one.
 */
@Component
class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 10;
    private static final int AT_ONCE = 100;

    private final JdbcClient database;
    private final MailSender post;
    private final Encryption encryption;
    private final Clock clock;
    private final String base;

    Letters(
            JdbcClient database,
            MailSender post,
            KeySettings keys,
            Clock clock,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.database = database;
        this.post = post;
        this.encryption = new Encryption(keys, "notice address");
        this.clock = clock;
        this.base = baseUrl.replaceAll("/+$", "");
    }

    private record Due(String id, String encryptedAddress, String language, Letter.Kind kind, int attempts) {}

    /** Within the caller's transaction. */
    void send(Letter.Kind kind, MailAddress to, String language) {
        database.sql("insert into notice_letter (id, sealed_address, language, kind, due_at, attempts)"
                        + " values (?, ?, ?, ?, ?, 0)")
                .params(
                        UUID.randomUUID().toString(),
                        encryption.encrypt(to.text()),
                        language,
                        kind.name(),
                        at(clock.instant()))
                .update();
    }

    @Scheduled(fixedDelayString = "${phr.notices.every:PT15S}")
    void post() {
        if (post.isOpen()) {
            due().stream().filter(this::take).forEach(this::post);
        }
    }

    private List<Due> due() {
        return database.sql("select id, sealed_address, language, kind, attempts from notice_letter where due_at <= ?"
                        + " order by due_at fetch first " + AT_ONCE + " rows only")
                .param(at(clock.instant()))
                .query((row, number) -> new Due(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Letter.Kind.valueOf(row.getString(4)),
                        row.getInt(5)))
                .list();
    }

    /** For whoever takes it; it is due again later, in case that it is never sent. */
    private boolean take(Due due) {
        var wait = FIRST_WAIT.multipliedBy(1L << due.attempts());
        return database.sql(
                                "update notice_letter set due_at = ?, attempts = attempts + 1 where id = ? and attempts = ?")
                        .params(at(clock.instant().plus(wait)), due.id(), due.attempts())
                        .update()
                == 1;
    }

    private void post(Due due) {
        try {
            post.send(
                    new MailAddress(encryption.decrypt(due.encryptedAddress())),
                    Letter.of(due.kind(), due.language(), base));
            done(due);
        } catch (MailException | IllegalStateException e) {
            LOG.warn("A letter could not be mailed: {}", e.getClass().getSimpleName());
            if (due.attempts() + 1 >= ATTEMPTS) {
                done(due);
            }
        }
    }

    private void done(Due due) {
        database.sql("delete from notice_letter where id = ?").param(due.id()).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
