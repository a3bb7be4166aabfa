package jp.kenkotecho.research.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of exports, packed, one part for each unit and type: what one person gave can be taken out again. */
@Component
public class ExportParts {

    /** The kind of a part. */
    public enum Kind {
        OUTPUT,
        /** A Patient without quasi-identifiers, for whoever is among too few. */
        SUPPRESSED,
        /** Transactions that delete. */
        DELETED,
        /** OperationOutcomes. */
        ERROR
    }

    /** Bytes of gzip. */
    public static final class Packed {

        private final byte[] bytes;

        Packed(byte[] bytes) {
            this.bytes = bytes;
        }

        public void unpackTo(OutputStream out) throws IOException {
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                unpacked.transferTo(out);
            }
        }
    }

    /** A part, still packed. */
    public record Part(int number, Packed packed) {}

    private final JdbcClient database;

    ExportParts(JdbcClient database) {
        this.database = database;
    }

    void add(String job, int number, Kind kind, String type, NdjsonLines lines) {
        if (lines.count() == 0) {
            return;
        }
        database.sql("insert into export_part (job, number, kind, type, lines, packed) values (?, ?, ?, ?, ?, ?)")
                .params(job, number, kind.name(), type, lines.count(), lines.packed())
                .update();
    }

    /** The number of lines of each unit, by type. */
    public Map<String, NavigableMap<Integer, Integer>> lines(String job, Kind kind) {
        var lines = new TreeMap<String, NavigableMap<Integer, Integer>>();
        database.sql("select type, number, lines from export_part where job = ? and kind = ?")
                .params(job, kind.name())
                .query((row, i) -> lines.computeIfAbsent(row.getString(1), type -> new TreeMap<>())
                        .put(row.getInt(2), row.getInt(3)))
                .list();
        return lines;
    }

    /** The next of a type, in order: at most {@code most}. */
    public List<Part> next(String job, Kind kind, String type, int from, int to, int most) {
        return database.sql("select number, packed from export_part where job = ? and kind = ? and type = ?"
                        + " and number between ? and ? order by number fetch first " + most + " rows only")
                .params(job, kind.name(), type, from, to)
                .query((row, i) -> new Part(row.getInt(1), new Packed(row.getBytes(2))))
                .list();
    }

    /** Lets this unit's Patient leave without quasi-identifiers from now on, if it leaves at all. */
    public void suppress(String job, int number) {
        var params = List.<Object>of(job, number);
        database.sql("delete from export_part where job = ? and number = ? and kind = 'OUTPUT' and type = 'Patient'")
                .params(params)
                .update();
        database.sql("update export_part set kind = 'OUTPUT' where job = ? and number = ? and kind = 'SUPPRESSED'")
                .params(params)
                .update();
    }

    public void removeSuppressed(String job) {
        database.sql("delete from export_part where job = ? and kind = 'SUPPRESSED'")
                .param(job)
                .update();
    }

    public void remove(String job) {
        database.sql("delete from export_part where job = ?").param(job).update();
    }
}
