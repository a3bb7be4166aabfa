package jp.kenkotecho.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.kenkotecho.audit.AuditVerification.Verification;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.Chain;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.KeyedMac;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trail in the database: an outbox that is written with what it tells of, and the sealed entries, to which there is
 * only adding. Whoever adds holds the row of the chain's end, so that every node's entries make one chain.
 */
@Component
class AuditLog {

    private static final int SLICE = 500;

    private final JdbcClient database;
    private final JdbcOperations batches;
    private final KnownReaders knownReaders;
    private final Chain chain;

    AuditLog(JdbcClient database, JdbcOperations batches, KnownReaders knownReaders, KeySettings keys) {
        this.database = database;
        this.batches = batches;
        this.knownReaders = knownReaders;
        this.chain = new Chain(new KeyedMac(keys, "audit chain"));
    }

    /** A sealed entry with its number. */
    record Sealed(long seq, AuditEntry entry, String text, String seal) {}

    private record Head(long seq, String seal) {}

    /** Posts an entry within the caller's transaction. */
    void post(AuditEntry entry) {
        database.sql("insert into audit_outbox (id, happened_at, entry) values (?, ?, ?)")
                .params(entry.id(), entry.at().atOffset(ZoneOffset.UTC), EntryText.of(entry))
                .update();
    }

    /** What was posted and not sealed yet, oldest first. */
    List<AuditEntry> posted() {
        return database
                .sql("select entry from audit_outbox order by happened_at, id fetch first " + SLICE + " rows only")
                .query(String.class)
                .list()
                .stream()
                .map(EntryText::read)
                .toList();
    }

    /** Adds these, and what of them was posted is posted no more; all or nothing. */
    @Transactional
    public void seal(List<AuditEntry> entries, List<String> posted) {
        var head = database.sql("select seq, seal from audit_head where id = 1 for update")
                .query((row, number) -> new Head(row.getLong("seq"), row.getString("seal")))
                .single();
        var stillPosted = stillPosted(posted);
        var rows = new ArrayList<Object[]>();
        for (var entry : entries) {
            if (posted.contains(entry.id()) && !stillPosted.contains(entry.id())) {
                // Another node was quicker.
                continue;
            }
            var text = EntryText.of(entry);
            head = new Head(head.seq() + 1, chain.seal(head.seal(), head.seq() + 1, text));
            rows.add(new Object[] {
                head.seq(), entry.id(), entry.at().atOffset(ZoneOffset.UTC), entry.person(), text, head.seal()
            });
            knownReaders.note(entry);
        }
        batches.batchUpdate(
                "insert into audit_entry (seq, id, happened_at, person, entry, seal) values (?, ?, ?, ?, ?, ?)", rows);
        if (!stillPosted.isEmpty()) {
            database.sql("delete from audit_outbox where id in (:ids)")
                    .param("ids", stillPosted)
                    .update();
        }
        database.sql("update audit_head set seq = ?, seal = ? where id = 1")
                .params(head.seq(), head.seal())
                .update();
    }

    private List<String> stillPosted(List<String> posted) {
        return posted.isEmpty()
                ? List.of()
                : database.sql("select id from audit_outbox where id in (:ids)")
                        .param("ids", posted)
                        .query(String.class)
                        .list();
    }

    /** A person's entries, newest first, from before a number. */
    List<Sealed> of(String person, long before, Instant from, Instant until, int most) {
        return database.sql("select seq, entry, seal from audit_entry where person = ? and seq < ?"
                        + " and happened_at >= ? and happened_at < ? order by seq desc fetch first " + most
                        + " rows only")
                .params(person, before, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> sealed(row.getLong("seq"), row.getString("entry"), row.getString("seal")))
                .list();
    }

    /**
     * The same of what others did: neither the person nor the server for them. An entry's text is told by a machine, and a
     * quotation mark within a value is escaped there, so that nothing else looks like these two.
     */
    List<Sealed> ofOthers(String person, long before, int most) {
        return database.sql("select seq, entry, seal from audit_entry where person = ? and seq < ?"
                        + " and entry not like '%\"ground\":\"OWN\"%' and entry not like '%\"client\":\"the server\"%'"
                        + " order by seq desc fetch first " + most + " rows only")
                .params(person, before)
                .query((row, number) -> sealed(row.getLong("seq"), row.getString("entry"), row.getString("seal")))
                .list();
    }

    private static Sealed sealed(long seq, String text, String seal) {
        return new Sealed(seq, EntryText.read(text), text, seal);
    }

    /** Looks at every entry, in order; of no use to whoever would look at a copy without the key. */
    Verification verify() {
        var state = new Walk();
        for (var slice = slice(0); !slice.isEmpty(); slice = slice(state.seq)) {
            slice.forEach(state);
        }
        var head = database.sql("select seq, seal from audit_head where id = 1")
                .query((row, number) -> new Head(row.getLong("seq"), row.getString("seal")))
                .single();
        var isWhole = state.firstBroken == 0 && state.seq >= head.seq();
        return new Verification(
                isWhole, state.seq, state.firstBroken == 0 && !isWhole ? state.seq + 1 : state.firstBroken, state.seal);
    }

    private record Row(long seq, String id, String person, String text, String seal) {}

    private List<Row> slice(long after) {
        return database.sql("select seq, id, person, entry, seal from audit_entry where seq > ? order by seq"
                        + " fetch first " + SLICE + " rows only")
                .param(after)
                .query((row, number) -> new Row(
                        row.getLong("seq"),
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("entry"),
                        row.getString("seal")))
                .list();
    }

    private final class Walk implements Consumer<Row> {

        private long seq;
        private String seal = "";
        private long firstBroken;

        @Override
        public void accept(Row row) {
            var entry = EntryText.read(row.text());
            var right = row.seq() == seq + 1
                    && chain.seal(seal, row.seq(), row.text()).equals(row.seal())
                    && entry.id().equals(row.id())
                    && entry.person().equals(row.person());
            if (!right && firstBroken == 0) {
                firstBroken = seq + 1;
            }
            seq = row.seq();
            seal = row.seal();
        }
    }
}
