package jp.kenkotecho.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links in the database. What may be tried a few times is counted there, so that many at once get no more tries. */
@Component
class LinkTable {

    private static final String COLUMNS = "select handle, person, device, sealed_key, sealed_label, flags, passcode,"
            + " attempts_left, comments_left, created_at, expires_at from share_link";

    private final JdbcClient database;

    LinkTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * A link as it is stored.
     *
     * @param handle SHA-256 of what stands in the link's address
     * @param device {@code Device/…}: who its bearer is in the record
     * @param flags of SMART Health Links, in the order of the alphabet
     * @param passcode a keyed digest; empty where none is asked for
     */
    record Row(
            String handle,
            PersonId person,
            String device,
            String encryptedKey,
            String encryptedLabel,
            String flags,
            Optional<String> passcode,
            int attemptsLeft,
            int commentsLeft,
            Instant createdAt,
            Instant expiresAt) {}

    void add(Row row) {
        database.sql("insert into share_link (handle, person, device, sealed_key, sealed_label, flags, passcode,"
                        + " attempts_left, comments_left, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.handle(),
                        row.person().value(),
                        row.device(),
                        row.encryptedKey(),
                        row.encryptedLabel(),
                        row.flags(),
                        row.passcode().orElse(null),
                        row.attemptsLeft(),
                        row.commentsLeft(),
                        row.createdAt().atOffset(ZoneOffset.UTC),
                        row.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Row> find(String handle) {
        return database.sql(COLUMNS + " where handle = ?")
                .param(handle)
                .query(LinkTable::row)
                .optional();
    }

    /** The links of a person, newest first. */
    List<Row> of(PersonId person, Instant now) {
        return database.sql(COLUMNS + " where person = ? and expires_at > ? order by created_at desc")
                .params(person.value(), now.atOffset(ZoneOffset.UTC))
                .query(LinkTable::row)
                .list();
    }

    /** Takes one of the attempts; false when there was none left. */
    boolean takeAttempt(String handle) {
        return database.sql("update share_link set attempts_left = attempts_left - 1 where handle = ?"
                                + " and attempts_left > 0")
                        .param(handle)
                        .update()
                == 1;
    }

    /** Gives an attempt back that was no wrong one. */
    void giveBackAttempt(String handle) {
        database.sql("update share_link set attempts_left = attempts_left + 1 where handle = ?")
                .param(handle)
                .update();
    }

    /** Takes the right to comment; false when it is used. */
    boolean takeComment(String handle) {
        return database.sql("update share_link set comments_left = comments_left - 1 where handle = ?"
                                + " and comments_left > 0")
                        .param(handle)
                        .update()
                == 1;
    }

    /** None was stored. */
    void giveBackComment(String handle) {
        database.sql("update share_link set comments_left = comments_left + 1 where handle = ?")
                .param(handle)
                .update();
    }

    void remove(String handle) {
        database.sql("delete from share_link where handle = ?").param(handle).update();
    }

    int removeExpired(Instant before) {
        return database.sql("delete from share_link where expires_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("handle"),
                new PersonId(row.getString("person")),
                row.getString("device"),
                row.getString("sealed_key"),
                row.getString("sealed_label"),
                row.getString("flags"),
                Optional.ofNullable(row.getString("passcode")),
                row.getInt("attempts_left"),
                row.getInt("comments_left"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
