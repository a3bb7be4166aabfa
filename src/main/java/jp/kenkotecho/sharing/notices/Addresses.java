package jp.kenkotecho.sharing.notices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import jp.kenkotecho.plug.KeySettings;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.plug.Seal;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.sharing.notices.model.Letter;
import jp.kenkotecho.sharing.notices.model.MailAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where accounts want to be told by e-mail: an address counts once its owner has entered the code that was sent there.
 * Addresses and codes are sealed in the database, and in no log.
 */
@Component
public class Addresses {

    private static final Duration VALID = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;
    private static final int CODES = 1_000_000;

    private static final Problem CLOSED =
            Problem.of(Problem.Kind.NOT_SUPPORTED, "このサーバーはメールを送れません。", "This server sends no mail.");
    private static final Problem NO_ADDRESS = Problem.of(
                    Problem.Kind.MALFORMED, "メールアドレスを確かめてください。", "This is no e-mail address.")
            .at("address");
    private static final Problem TOO_SOON =
            Problem.of(Problem.Kind.BUSY, "確認コードは一分に一度だけ送れます。", "A code is sent once a minute at most.");
    private static final Problem NOT_SENT = Problem.of(
            Problem.Kind.BUSY, "メールを送れませんでした。しばらくしてからお試しください。", "The mail could not be sent; please try later.");
    private static final Problem WRONG = Problem.of(
                    Problem.Kind.REFUSED,
                    "コードが違うか、期限が切れています。もう一度送ってください。",
                    "The code is wrong or over; have another one sent.")
            .at("code");

    private final JdbcClient database;
    private final Post post;
    private final Seal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Addresses(JdbcClient database, Post post, KeySettings keys, Clock clock) {
        this.database = database;
        this.post = post;
        this.seal = new Seal(keys, "notice address");
        this.clock = clock;
    }

    /**
     * What an account has.
     *
     * @param masked not the address itself
     */
    public record Standing(String masked, boolean confirmed) {}

    /** A confirmed one, to write to. */
    record Confirmed(MailAddress address, String language, Optional<Instant> lastSent) {}

    /** Whether mail can be had at all. */
    public boolean areOpen() {
        return post.isOpen();
    }

    public Optional<Standing> of(String account) {
        return find(account).map(row -> new Standing(row.address().masked(), row.confirmed()));
    }

    /**
     * Sends a code to this address, which takes the place of whatever the account had before once it is on its way. Not
     * within a transaction: a mail server takes as long as it likes.
     *
     * @throws Refusal for what is no address, a second code within a minute, and when the mail could not be sent
     */
    public void ask(String account, String text, Locale locale) {
        if (!post.isOpen()) {
            throw new Refusal(CLOSED);
        }
        var address = MailAddress.read(text.strip()).orElseThrow(() -> new Refusal(NO_ADDRESS));
        var language = locale.getLanguage().equals("en") ? "en" : "ja";
        var code = "%06d".formatted(random.nextInt(CODES));
        var asked = new Asked(account, seal.close(address.text()), language, seal.close(code), now());
        if (!isFirst(asked)) {
            throw new Refusal(TOO_SOON);
        }
        try {
            post.send(address, Letter.code(language, code));
        } catch (MailException e) {
            takeBack(asked);
            throw new Refusal(NOT_SENT);
        }
        replace(asked);
    }

    /** An address that somebody entered, and the code that was sent to it; both sealed. */
    private record Asked(String account, String address, String language, String code, OffsetDateTime at) {}

    /** Whether nobody has asked within the minute: of several at once, one is the first. */
    private boolean isFirst(Asked asked) {
        var again = database.sql("update notice_address set asked_at = ? where account_id = ? and asked_at <= ?")
                .params(asked.at(), asked.account(), asked.at().minus(PAUSE))
                .update();
        return again == 1 || isAdded(asked);
    }

    private boolean isAdded(Asked asked) {
        try {
            database.sql("insert into notice_address (account_id, sealed_address, language, sealed_code, asked_at,"
                            + " attempts_left) values (?, ?, ?, ?, ?, ?)")
                    .params(asked.account(), asked.address(), asked.language(), asked.code(), asked.at(), ATTEMPTS)
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void replace(Asked asked) {
        database.sql("update notice_address set sealed_address = ?, language = ?, sealed_code = ?, attempts_left = ?,"
                        + " confirmed_at = null, sent_at = null where account_id = ?")
                .params(asked.address(), asked.language(), asked.code(), ATTEMPTS, asked.account())
                .update();
        database.sql("delete from notice_mail where account_id = ?")
                .param(asked.account())
                .update();
    }

    /** What stood there before stays. */
    private void takeBack(Asked asked) {
        database.sql("delete from notice_address where account_id = ? and sealed_code = ?")
                .params(asked.account(), asked.code())
                .update();
    }

    /**
     * From now on mail goes there.
     *
     * @throws Refusal for a wrong code, and for every code after five wrong ones or half an hour
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void confirm(String account, String code) {
        var tried = database.sql("update notice_address set attempts_left = attempts_left - 1 where account_id = ?"
                        + " and confirmed_at is null and attempts_left > 0 and asked_at > ?")
                .params(account, now().minus(VALID))
                .update();
        var expected = database.sql("select sealed_code from notice_address where account_id = ?")
                .param(account)
                .query(String.class)
                .optional();
        if (tried == 0 || expected.isEmpty() || !isSame(seal.open(expected.get()), code.strip())) {
            throw new Refusal(WRONG);
        }
        database.sql("update notice_address set confirmed_at = ?, attempts_left = 0 where account_id = ?")
                .params(now(), account)
                .update();
    }

    /** No mail from now on. */
    @Transactional
    public void remove(String account) {
        database.sql("delete from notice_address where account_id = ?")
                .param(account)
                .update();
        database.sql("delete from notice_mail where account_id = ?")
                .param(account)
                .update();
    }

    /** Where to write to; empty as long as it is not confirmed. */
    Optional<Confirmed> confirmed(String account) {
        return find(account)
                .filter(Row::confirmed)
                .map(row -> new Confirmed(row.address(), row.language(), row.lastSent()));
    }

    private record Row(MailAddress address, String language, boolean confirmed, Optional<Instant> lastSent) {}

    /** What was sealed under a secret that this server no longer has is not there. */
    private Optional<Row> find(String account) {
        try {
            return database.sql("select sealed_address, language, confirmed_at, sent_at from notice_address"
                            + " where account_id = ?")
                    .param(account)
                    .query((row, number) -> new Row(
                            new MailAddress(seal.open(row.getString(1))),
                            row.getString(2),
                            row.getObject(3) != null,
                            Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)))
                    .optional();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    void sent(String account, Instant at) {
        database.sql("update notice_address set sent_at = ? where account_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), account)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
