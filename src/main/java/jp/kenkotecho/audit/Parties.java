package jp.kenkotecho.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.ZoneOffset;
import java.util.List;
import jp.kenkotecho.audit.model.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has looked at whose record before. */
@Component
class Parties {

    private static final int MOST = 100_000;

    private final JdbcClient database;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Whether there may be somebody to tell: at the start, and after every first access. */
    private volatile boolean news = true;

    Parties(JdbcClient database) {
        this.database = database;
    }

    /** A first access that the person has not been told of. */
    record Untold(String person, String party) {}

    /** Within the transaction that seals the entry, and under its lock. */
    void note(Entry entry) {
        if (!entry.isByGuest() || entry.person().isEmpty()) {
            return;
        }
        var party = entry.who().party();
        if (party.startsWith(Names.COHORT)) {
            // Who takes part in a study is told each time that something leaves.
            return;
        }
        var key = entry.person() + " " + party;
        if (known.getIfPresent(key) == null) {
            add(entry, party);
            known.put(key, true);
        }
    }

    private void add(Entry entry, String party) {
        var isKnown = database.sql("select 1 from audit_party where person = ? and party = ?")
                .params(entry.person(), party)
                .query(Integer.class)
                .optional();
        if (isKnown.isEmpty()) {
            news = true;
            database.sql("insert into audit_party (person, party, first_at, told) values (?, ?, ?, false)")
                    .params(entry.person(), party, entry.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** What was remembered of a transaction that did not come through is forgotten. */
    void forget() {
        known.invalidateAll();
    }

    /** Those that nobody has been told of; nothing is looked up while nothing is new. */
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
