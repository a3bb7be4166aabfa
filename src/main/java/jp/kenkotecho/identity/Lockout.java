package jp.kenkotecho.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks an account after failures in a row, of password or code alike, on all nodes. A locked account answers as a wrong
 * password does: nothing tells the guesser that it is locked, or exists.
 */
@Component
class Lockout {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 11;

    private final JdbcClient database;
    private final AccountSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Lockout(JdbcClient database, AccountSettings settings, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Counts an attempt before it is judged, so that many at once are no more than one after another: the last that is
     * allowed locks the account until it has succeeded. False for a locked account, whose lock it does not prolong.
     */
    @Transactional
    public boolean take(Account account) {
        var now = clock.instant();
        var isTaken = database.sql("update account set failures = failures + 1 where id = ?"
                                + " and (locked_until is null or locked_until <= ?)")
                        .params(account.id(), Timestamp.from(now))
                        .update()
                == 1;
        var failures = failures(account);
        if (isTaken && failures >= settings.failures()) {
            database.sql("update account set locked_until = ? where id = ?")
                    .params(Timestamp.from(until(failures - settings.failures())), account.id())
                    .update();
        }
        return isTaken;
    }

    /** Tells of the lock, where the attempt that was taken was a wrong one and the last. */
    void failed(Account account) {
        if (failures(account) >= settings.failures()) {
            events.publishEvent(new SecurityEvent(What.ACCOUNT_LOCKED, account.id(), "failures"));
        }
    }

    private int failures(Account account) {
        return database.sql("select failures from account where id = ?")
                .param(account.id())
                .query(Integer.class)
                .single();
    }

    void succeeded(Account account) {
        database.sql("update account set failures = 0, locked_until = null where id = ?")
                .param(account.id())
                .update();
    }

    private Instant until(int beyond) {
        var life = settings.lockedFor().multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
        return clock.instant().plus(life.compareTo(LONGEST) > 0 ? LONGEST : life);
    }
}
