package jp.kenkotecho.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Devices on which residents read without signing in. A token is good once: the device is given the next one with the
 * answer. Whoever comes with one that was replaced has a copy, or the copy was used first: the device is forgotten, and
 * both have to sign in.
 */
@Component
class RememberedDevices {

    /** Devices of one account; the one that came longest ago gives way. */
    private static final int MOST = 20;

    /** How long the token before counts: for pages that are asked for at once, and an answer that was lost. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final JdbcClient database;
    private final Accounts accounts;
    private final AccountSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RememberedDevices(
            JdbcClient database,
            Accounts accounts,
            AccountSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * One of them, for its owner's eyes.
     *
     * @param handle names it without opening anything
     * @param device what it is, in words
     */
    record Shown(
            String handle,
            Text device,
            ZonedDateTime since,
            ZonedDateTime lastUsed,
            ZonedDateTime until,
            boolean current) {}

    /**
     * A device that came back.
     *
     * @param token to be kept from now on
     */
    record Opened(Account account, DeviceToken token) {}

    /** Whether this account's devices may be remembered: whoever looks at other people's records signs in each time. */
    boolean isOfferedTo(Account account) {
        return settings.remembersDevices() && !account.kind().needsTwoFactors();
    }

    @Transactional
    public DeviceToken remember(Account account, DeviceName name) {
        var token = DeviceToken.ofNewDevice();
        var now = clock.instant();
        database.sql("delete from remembered_device where expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
        database.sql("insert into remembered_device (id, account_id, name, token_hash, replaced_at, remembered_at,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        token.device(),
                        account.id(),
                        name.stored(),
                        token.hash(),
                        Timestamp.from(now),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(settings.rememberedFor())))
                .update();
        of(account, "").stream().skip(MOST).forEach(one -> forget(account, one.handle()));
        events.publishEvent(new SecurityEvent(What.DEVICE_REMEMBERED, account.id(), ""));
        return token;
    }

    /** The account whose device this is: empty once it was forgotten or its time is over, and while the account is locked. */
    Optional<Account> ownerOf(String device) {
        var now = Timestamp.from(clock.instant());
        return database.sql("select a.id from remembered_device d join account a on a.id = d.account_id"
                        + " where d.id = ? and d.expires_at > ? and (a.locked_until is null or a.locked_until <= ?)")
                .params(device, now, now)
                .query(String.class)
                .optional()
                .flatMap(accounts::find)
                .filter(this::isOfferedTo);
    }

    /** Takes a token and gives the next one; empty for one that opens nothing. */
    Optional<Opened> open(DeviceToken given) {
        var owner = ownerOf(given.device());
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        var next = given.next();
        if (isReplaced(given, next)) {
            return Optional.of(new Opened(owner.get(), next));
        }
        if (wasReplacedJustNow(given)) {
            return Optional.of(new Opened(owner.get(), given));
        }
        forget(owner.get(), given.device());
        events.publishEvent(
                new SecurityEvent(What.DEVICE_TOKEN_REUSED, owner.get().id(), ""));
        return Optional.empty();
    }

    /** True for the first of those who come with this token. */
    private boolean isReplaced(DeviceToken given, DeviceToken next) {
        return database.sql("update remembered_device set token_hash = ?, replaced_hash = token_hash, replaced_at = ?"
                                + " where id = ? and token_hash = ?")
                        .params(next.hash(), Timestamp.from(clock.instant()), given.device(), given.hash())
                        .update()
                == 1;
    }

    private boolean wasReplacedJustNow(DeviceToken given) {
        return database.sql("select 1 from remembered_device where id = ? and replaced_hash = ? and replaced_at > ?")
                .params(
                        given.device(),
                        given.hash(),
                        Timestamp.from(clock.instant().minus(GRACE)))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The devices of an account, the one that came last first. */
    List<Shown> of(Account account, String current) {
        return database.sql("select id, name, remembered_at, replaced_at, expires_at from remembered_device"
                        + " where account_id = ? and expires_at > ? order by replaced_at desc, id")
                .params(account.id(), Timestamp.from(clock.instant()))
                .query((row, number) -> new Shown(
                        row.getString("id"),
                        DeviceName.read(row.getString("name")).text(),
                        at(row, "remembered_at"),
                        at(row, "replaced_at"),
                        at(row, "expires_at"),
                        row.getString("id").equals(current)))
                .list();
    }

    /** Forgets one, if it is the account's. */
    void forget(Account account, String device) {
        var forgotten = database.sql("delete from remembered_device where id = ? and account_id = ?")
                .params(device, account.id())
                .update();
        if (forgotten > 0) {
            events.publishEvent(new SecurityEvent(What.DEVICE_FORGOTTEN, account.id(), ""));
        }
    }

    /** Forgets all of an account. */
    void forgetAll(String account) {
        database.sql("delete from remembered_device where account_id = ?")
                .param(account)
                .update();
    }

    /** Forgets the one that keeps this token. */
    void forget(DeviceToken token) {
        ownerOf(token.device()).filter(owner -> isRight(token)).ifPresent(owner -> forget(owner, token.device()));
    }

    private boolean isRight(DeviceToken token) {
        return database.sql("select 1 from remembered_device where id = ? and (token_hash = ? or replaced_hash = ?)")
                .params(token.device(), token.hash(), token.hash())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private ZonedDateTime at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(clock.getZone());
    }
}
