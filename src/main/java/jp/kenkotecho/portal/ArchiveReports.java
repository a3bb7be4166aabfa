package jp.kenkotecho.portal;

import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reports of archives that wait for their import, and what became of the others. A report is marked as done after
 * its import, which changes nothing when it is done again: whoever dies between the two loses and doubles nothing.
 */
@Component
class ArchiveReports {

    /** The kind of the work, see {@link ArchiveJob}. */
    static final String KIND = "archive-import";

    /** The state of a report. */
    enum State {
        WAITING,
        /** A report of somebody whose record is here. */
        MATCHED,
        /** A report of somebody whose record began with it. */
        CREATED,
        /** A report that may be of several people: nobody was chosen. */
        AMBIGUOUS,
        /** Not taken, for the reason given. */
        REFUSED
    }

    /** A report that was not taken, and why. */
    record NotTaken(String name, State state, Problem reason) {}

    private static final int SLICE = 200;

    private final JdbcClient database;
    private final JdbcOperations batches;
    private final Jobs jobs;

    ArchiveReports(JdbcClient database, JdbcOperations batches, Jobs jobs) {
        this.database = database;
        this.batches = batches;
        this.jobs = jobs;
    }

    /**
     * Takes an archive as it comes in, and begins its import: all of its reports, or nothing.
     *
     * @throws jp.kenkotecho.spi.Refusal when it is no archive, or not a safe one
     */
    @Transactional
    public void receive(String archive, Caller caller, Instant now, InputStream body) {
        database.sql("insert into archive_import (id, client, scopes, sent_at) values (?, ?, ?, ?)")
                .params(archive, caller.client(), String.join(" ", caller.scopes()), now.atOffset(ZoneOffset.UTC))
                .update();
        var writer = new Writer(archive);
        ArchiveStream.read(body, writer::add);
        writer.flush();
        jobs.start(KIND, archive);
    }

    /** Who sent it; empty for an archive that is not there. */
    Optional<Caller> sender(String archive) {
        return database.sql("select client, scopes from archive_import where id = ?")
                .param(archive)
                .query((row, i) ->
                        new Caller(row.getString(1), Set.of(row.getString(2).split(" "))))
                .optional();
    }

    List<Integer> waiting(String archive) {
        return database.sql("select number from archive_report where archive = ? and state = 'WAITING' order by number")
                .param(archive)
                .query(Integer.class)
                .list();
    }

    /** Whether nobody was faster. */
    boolean isWaiting(String archive, int number) {
        return database.sql(
                                "select count(*) from archive_report where archive = ? and number = ? and state = 'WAITING'")
                        .params(archive, number)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    byte[] content(String archive, int number) {
        return database.sql("select packed from archive_report where archive = ? and number = ?")
                .params(archive, number)
                .query((row, i) -> Gzip.unpacked(row.getBytes(1)))
                .single();
    }

    /** Marks a report as done, once, whoever was first; its content is not kept. */
    void done(String archive, int number, State state, Optional<Problem> reason) {
        database.sql("update archive_report set state = ?, reason_ja = ?, reason_en = ?, packed = null"
                        + " where archive = ? and number = ? and state = 'WAITING'")
                .params(
                        state.name(),
                        reason.map(why -> why.message().ja()).orElse(""),
                        reason.map(why -> why.message().en()).orElse(""),
                        archive,
                        number)
                .update();
    }

    /** How many are in each state; a state without any is missing. */
    Map<State, Integer> counts(String archive) {
        var counts = new EnumMap<State, Integer>(State.class);
        database.sql("select state, count(*) from archive_report where archive = ? group by state")
                .param(archive)
                .query((row, i) -> counts.put(State.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    /** The reports that were not taken, in the archive's order; the first thousand. */
    List<NotTaken> notTaken(String archive) {
        return database.sql("select name, state, reason_ja, reason_en from archive_report"
                        + " where archive = ? and state in ('AMBIGUOUS', 'REFUSED') order by number"
                        + " fetch first 1000 rows only")
                .param(archive)
                .query((row, i) -> new NotTaken(
                        row.getString(1),
                        State.valueOf(row.getString(2)),
                        Problem.of(Problem.Kind.NONCONFORMING, row.getString(3), row.getString(4))))
                .list();
    }

    /** Puts reports into the table, {@value ArchiveReports#SLICE} at a time. */
    private final class Writer {

        private final String archive;
        private final List<Object[]> rows = new ArrayList<>();
        private int number;

        private Writer(String archive) {
            this.archive = archive;
        }

        void add(String name, byte[] content) {
            rows.add(new Object[] {archive, ++number, name, Gzip.of(content)});
            if (rows.size() == SLICE) {
                flush();
            }
        }

        private void flush() {
            batches.batchUpdate(
                    "insert into archive_report (archive, number, name, packed, state, reason_ja, reason_en)"
                            + " values (?, ?, ?, ?, 'WAITING', '', '')",
                    rows,
                    SLICE,
                    Writer::set);
            rows.clear();
        }

        private static void set(PreparedStatement statement, Object[] row) throws SQLException {
            statement.setString(1, (String) row[0]);
            statement.setInt(2, (Integer) row[1]);
            statement.setString(3, (String) row[2]);
            statement.setBytes(4, (byte[]) row[3]);
        }
    }
}
