package jp.kenkotecho.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.audit.model.AuditEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has looked at whose record before, and when last. */
@Component
class KnownReaders {

    private static final int MOST = 100_000;

    private final JdbcClient database;
    /** The day on which each party was last seen. */
    private final Cache<String, LocalDate> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Whether there may be somebody to tell: at the start, and after every first access. */
    private volatile boolean news = true;

    KnownReaders(JdbcClient database) {
        this.database = database;
    }

    /** A first access that the person has not been told of. */
    record Untold(String person, String party) {}

    /** Notes who looked, within the transaction that seals the entry, and under its lock. */
    void note(AuditEntry entry) {
        if (!entry.isByGuest() || entry.person().isEmpty()) {
            return;
        }
        var party = entry.who().party();
        if (party.startsWith(ActorNames.COHORT)) {
            // Who takes part in a study is told each time that something leaves.
            return;
        }
        var key = entry.person() + " " + party;
        var day = AccessLog.day(entry.at());
        var last = known.getIfPresent(key);
        if (last == null || last.isBefore(day)) {
            seen(entry, party);
            known.put(key, day);
        }
    }

    private void seen(AuditEntry entry, String party) {
        var at = entry.at().atOffset(ZoneOffset.UTC);
        var looks = looks(entry.person(), party);
        if (looks.isEmpty()) {
            news = true;
            database.sql("insert into audit_party (person, party, first_at, seen_at, told) values (?, ?, ?, ?, false)")
                    .params(entry.person(), party, at, at)
                    .update();
        } else if (AccessLog.day(looks.get().latest()).isBefore(AccessLog.day(entry.at()))) {
            database.sql("update audit_party set seen_before = seen_at, seen_at = ? where person = ? and party = ?")
                    .params(at, entry.person(), party)
                    .update();
        }
    }

    /**
     * When a party looked.
     *
     * @param latest first on the day when it looked last
     * @param before first on the day before that when it looked; empty when there was none
     */
    record Looks(Instant latest, Optional<Instant> before) {}

    /** The looks of a party; empty when it has not looked. */
    Optional<Looks> looks(String person, String party) {
        return database.sql("select seen_at, seen_before from audit_party where person = ? and party = ?")
                .params(person, party)
                .query((row, number) -> new Looks(
                        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("seen_before", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    /** Forgets what was remembered of a transaction that did not come through. */
    void forget() {
        known.invalidateAll();
    }

    /** The parties that nobody has been told of; nothing is looked up while nothing is new. */
    List<Untold> untold() {
        if (!news) {
            return List.of();
        }
        var untold = database.sql("select person, party from audit_party where told = false fetch first 100 rows only")
                .query((row, number) -> new Untold(row.getString("person"), row.getString("party")))
                .list();
        news = !untold.isEmpty();
        return untold;
    }

    void told(Untold one) {
        database.sql("update audit_party set told = true where person = ? and party = ?")
                .params(one.person(), one.party())
                .update();
    }
}
