package jp.kenkotecho.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.notification.AddressCodes.Asked;
import jp.kenkotecho.notification.model.MailAddress;
import jp.kenkotecho.notification.model.MailText;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where accounts want to be told by e-mail: an address counts once its owner has entered the code that was sent there, and
 * until then mail goes where it went before. Addresses are encrypted in the database, and in no log.
 */
@Component
public class Addresses {

    private static final Problem CLOSED =
            Problem.of(Problem.Kind.NOT_SUPPORTED, "このサーバーはメールを送れません。", "This server sends no mail.");
    private static final Problem NO_ADDRESS = Problem.of(
                    Problem.Kind.MALFORMED, "メールアドレスを確かめてください。", "This is no e-mail address.")
            .at("address");
    private static final Problem TOO_SOON = Problem.of(
            Problem.Kind.BUSY,
            "確認コードは一分に一度だけ、一時間に五回まで送れます。",
            "A code is sent once a minute, and five times an hour, at most.");
    private static final Problem NOT_SENT = Problem.of(
            Problem.Kind.BUSY, "メールを送れませんでした。しばらくしてからお試しください。", "The mail could not be sent; please try later.");
    private static final Problem WRONG = Problem.of(
                    Problem.Kind.REFUSED,
                    "コードが違うか、期限が切れています。もう一度送ってください。",
                    "The code is wrong or over; have another one sent.")
            .at("code");

    private final JdbcClient database;
    private final AddressCodes codes;
    private final Letters letters;
    private final MailSender post;
    private final Encryption encryption;
    private final Clock clock;

    Addresses(
            JdbcClient database, AddressCodes codes, Letters letters, MailSender post, KeySettings keys, Clock clock) {
        this.database = database;
        this.codes = codes;
        this.letters = letters;
        this.post = post;
        this.encryption = new Encryption(keys, "notice address");
        this.clock = clock;
    }

    /**
     * What an account has.
     *
     * @param masked where mail goes, not the address itself; empty as long as none is confirmed
     * @param waiting where a code was sent that is not entered yet; empty for none
     */
    public record Standing(String masked, String waiting) {}

    /** A confirmed one, to write to. */
    record Confirmed(MailAddress address, String language, Optional<Instant> lastSent) {}

    /** Whether mail can be had at all. */
    public boolean areOpen() {
        return post.isOpen();
    }

    /** Empty when there is neither an address nor one that waits. */
    public Optional<Standing> of(String account) {
        var masked = find(account).map(row -> row.address().masked()).orElse("");
        var waiting =
                codes.waiting(account).map(asked -> asked.address().masked()).orElse("");
        return masked.isEmpty() && waiting.isEmpty() ? Optional.empty() : Optional.of(new Standing(masked, waiting));
    }

    /**
     * Sends a code to this address; what the account had before stays until it is entered. Not within a transaction: a
     * mail server takes as long as it likes.
     *
     * @throws Refusal for what is no address, for codes too soon one after another, and when the mail could not be sent
     */
    public void ask(String account, String text, Locale locale) {
        if (!post.isOpen()) {
            throw new Refusal(CLOSED);
        }
        var address = MailAddress.read(text.strip()).orElseThrow(() -> new Refusal(NO_ADDRESS));
        var language = locale.getLanguage().equals("en") ? "en" : "ja";
        var code = codes.make(account, address, language).orElseThrow(() -> new Refusal(TOO_SOON));
        try {
            post.send(address, MailText.code(language, code));
        } catch (MailException e) {
            codes.forget(account);
            throw new Refusal(NOT_SENT);
        }
    }

    /**
     * Confirms an address: from now on mail goes there, and whoever reads the old address is told that it does not come
     * any more.
     *
     * @throws Refusal for a wrong code, and for every code after five wrong ones or half an hour
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void confirm(String account, String code) {
        var asked = codes.use(account, code).orElseThrow(() -> new Refusal(WRONG));
        find(account)
                .filter(old -> !old.address().equals(asked.address()))
                .ifPresent(old -> letters.send(MailText.Kind.MOVED, old.address(), old.language()));
        put(account, asked);
    }

    private void put(String account, Asked asked) {
        var changed = database.sql("update notice_address set sealed_address = ?, language = ?, confirmed_at = ?"
                        + " where account_id = ?")
                .params(encryption.encrypt(asked.address().text()), asked.language(), now(), account)
                .update();
        if (changed == 0) {
            database.sql("insert into notice_address (account_id, sealed_address, language, confirmed_at)"
                            + " values (?, ?, ?, ?)")
                    .params(account, encryption.encrypt(asked.address().text()), asked.language(), now())
                    .update();
        }
    }

    /** No mail from now on, and no code that would bring it back. */
    @Transactional
    public void remove(String account) {
        codes.forget(account);
        database.sql("delete from notice_address where account_id = ?")
                .param(account)
                .update();
    }

    /** Where to write to; empty as long as it is not confirmed. */
    Optional<Confirmed> confirmed(String account) {
        return find(account).map(row -> new Confirmed(row.address(), row.language(), row.lastSent()));
    }

    private record Row(MailAddress address, String language, Optional<Instant> lastSent) {}

    /** The row of an account; what was encrypted under a secret that this server no longer has is not there. */
    private Optional<Row> find(String account) {
        try {
            return database.sql("select sealed_address, language, sent_at from notice_address where account_id = ?")
                    .param(account)
                    .query((row, number) -> new Row(
                            new MailAddress(encryption.decrypt(row.getString(1))),
                            row.getString(2),
                            Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
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
}
