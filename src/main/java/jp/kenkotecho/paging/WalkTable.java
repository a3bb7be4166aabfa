package jp.kenkotecho.paging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.paging.model.PackedRows;
import jp.kenkotecho.paging.model.Part;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks in the database. A part is written once and never changed: two that look for it at once come by the same. */
@Component
class WalkTable {

    /** A link that is older leads nowhere: who has not gone on within a day searches again. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** Walks of one caller. Apps begin one with each search that has a second page, and go on with few of them. */
    private static final int MOST_OF_ONE = 1_000;

    private final JdbcClient database;
    private final Clock clock;

    WalkTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(SearchWalk walk) {
        database.sql("insert into search_walk (id, owner, type, query, begun_at, packed) values (?, ?, ?, ?, ?, ?)")
                .params(
                        walk.id(),
                        walk.owner(),
                        walk.type(),
                        walk.query(),
                        now(),
                        PackedRows.pack(walk.first().rows()))
                .update();
    }

    /** The walk; empty when there is none, or none any more. */
    Optional<SearchWalk> find(String id) {
        return database.sql("select id, owner, type, query, packed from search_walk where id = ? and begun_at > ?")
                .params(id, now().minus(KEPT))
                .query(WalkTable::walk)
                .optional();
    }

    /** The part in which this index stands, or, at the end of all, the last; empty when that is still to be found. */
    Optional<Part> partAt(SearchWalk walk, int index) {
        var part = index < walk.first().end()
                ? Optional.of(walk.first())
                : database.sql("select start_at, packed, is_last from search_walk_part"
                                + " where walk_id = ? and start_at <= ? order by start_at desc limit 1")
                        .params(walk.id(), index)
                        .query(WalkTable::part)
                        .optional();
        return part.filter(one -> index < one.end() || (one.isLast() && index == one.end()));
    }

    /** All rows that are known so far. */
    List<Long> known(SearchWalk walk) {
        var later = database.sql(
                        "select start_at, packed, is_last from search_walk_part where walk_id = ? order by start_at")
                .param(walk.id())
                .query(WalkTable::part)
                .list();
        return Stream.concat(Stream.of(walk.first()), later.stream())
                .flatMap(part -> part.rows().stream())
                .toList();
    }

    /** Adds a part; one that another request has added in the meantime stays, and so does nothing of a walk that is over. */
    void add(SearchWalk walk, Part part) {
        try {
            database.sql("insert into search_walk_part (walk_id, start_at, packed, is_last) values (?, ?, ?, ?)")
                    .params(walk.id(), part.start(), PackedRows.pack(part.rows()), part.isLast())
                    .update();
        } catch (DataIntegrityViolationException e) {
            // It is asked for again, and then it is there, or the walk is not.
        }
    }

    /** Removes what is too old or too much. */
    void clear() {
        database.sql("delete from search_walk where begun_at <= ?")
                .param(now().minus(KEPT))
                .update();
        database.sql("delete from search_walk where id in (select id from (select id, row_number() over"
                        + " (partition by owner order by begun_at desc) as place from search_walk) newest"
                        + " where place > ?)")
                .param(MOST_OF_ONE)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static SearchWalk walk(ResultSet row, int number) throws SQLException {
        return new SearchWalk(
                row.getString("id"),
                row.getString("owner"),
                row.getString("type"),
                row.getString("query"),
                SearchWalk.firstPart(PackedRows.unpack(row.getBytes("packed"))));
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(row.getInt("start_at"), PackedRows.unpack(row.getBytes("packed")), row.getBoolean("is_last"));
    }
}
