package jp.kenkotecho.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.subscription.model.Channel;
import jp.kenkotecho.subscription.model.StoredSubscription;
import jp.kenkotecho.subscription.model.StoredSubscription.Owner;
import jp.kenkotecho.subscription.model.SubscriptionCriteria;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subscriptions in the database; where they call is encrypted. */
@Component
class Subscriptions {

    private static final int AT_ONCE = 100;

    private final JdbcClient database;
    private final Encryption encryption;

    Subscriptions(JdbcClient database, KeySettings keys) {
        this.database = database;
        this.encryption = new Encryption(keys, "subscription channel");
    }

    /** A change that a subscription may be about. */
    record Due(String id, String subscription, Instant since) {}

    void add(StoredSubscription storedSubscription) {
        database.sql("insert into subscription (id, account_id, client_id, context, person, resource_type, filters,"
                        + " sealed_channel, reason, ends_at, state, failure, changed_at, attempts)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        storedSubscription.id(),
                        storedSubscription.owner().account(),
                        storedSubscription.owner().client(),
                        context(storedSubscription.owner()),
                        storedSubscription.criteria().person().value(),
                        storedSubscription.criteria().type(),
                        storedSubscription.criteria().filters(),
                        encryption.encrypt(storedSubscription.channel().text()),
                        storedSubscription.reason(),
                        at(storedSubscription.end()),
                        storedSubscription.state(),
                        storedSubscription.failure(),
                        at(storedSubscription.changed()))
                .update();
    }

    /** Writes down what its owner changed; what was not told yet is not told any more. */
    void change(StoredSubscription storedSubscription) {
        database.sql("update subscription set person = ?, resource_type = ?, filters = ?, sealed_channel = ?,"
                        + " reason = ?, ends_at = ?, state = ?, failure = ?, changed_at = ?, since = null,"
                        + " due_at = null, attempts = 0 where id = ?")
                .params(
                        storedSubscription.criteria().person().value(),
                        storedSubscription.criteria().type(),
                        storedSubscription.criteria().filters(),
                        encryption.encrypt(storedSubscription.channel().text()),
                        storedSubscription.reason(),
                        at(storedSubscription.end()),
                        storedSubscription.state(),
                        storedSubscription.failure(),
                        at(storedSubscription.changed()),
                        storedSubscription.id())
                .update();
    }

    void remove(String id) {
        database.sql("delete from subscription where id = ?").param(id).update();
    }

    /** The subscriptions of this app on this account's behalf, with this record open. */
    List<StoredSubscription> of(Owner owner) {
        return database.sql("select * from subscription where account_id = ? and client_id = ? and context = ?"
                        + " order by changed_at desc, id")
                .params(owner.account(), owner.client(), context(owner))
                .query(this::read)
                .list();
    }

    /** All of this app on this account's behalf. */
    List<StoredSubscription> of(String account, String client) {
        return database.sql("select * from subscription where account_id = ? and client_id = ?")
                .params(account, client)
                .query(this::read)
                .list();
    }

    /** Writes down, within the caller's transaction, that there is something new of a type in a record. */
    void changed(PersonId person, String type, Instant since) {
        database.sql("insert into subscription_due (id, subscription, since)"
                        + " select cast(? as varchar(36)), id, cast(? as timestamp with time zone) from subscription"
                        + " where person = ? and resource_type = ? and state = 'active'")
                .params(UUID.randomUUID().toString(), at(since), person.value(), type)
                .update();
    }

    List<Due> changes() {
        return database.sql("select id, subscription, since from subscription_due fetch first " + 10 * AT_ONCE
                        + " rows only")
                .query((row, number) -> new Due(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether it was there still: another node may have taken it. */
    boolean take(Due due) {
        return database.sql("delete from subscription_due where id = ? and subscription = ?")
                        .params(due.id(), due.subscription())
                        .update()
                == 1;
    }

    void isDue(Due due, Instant now) {
        noteSince(due.subscription(), due.since());
        database.sql("update subscription set due_at = coalesce(due_at, cast(? as timestamp with time zone))"
                        + " where id = ?")
                .params(at(now), due.subscription())
                .update();
    }

    List<StoredSubscription> due(Instant now) {
        return database.sql("select * from subscription where due_at <= ? and state = 'active' order by due_at"
                        + " fetch first " + AT_ONCE + " rows only")
                .param(at(now))
                .query(this::read)
                .list();
    }

    /**
     * Takes one that is due; false when another was faster. It is due again after so long, in case that it is never
     * told. What comes from now on is noted anew.
     */
    boolean take(StoredSubscription storedSubscription, Instant now, Duration wait) {
        return database.sql("update subscription set since = null, due_at = ?, attempts = attempts + 1"
                                + " where id = ? and attempts = ? and due_at <= ?")
                        .params(at(now.plus(wait)), storedSubscription.id(), storedSubscription.attempts(), at(now))
                        .update()
                == 1;
    }

    /** What had been new was told, or is not for this app to know; what came meanwhile is due. */
    void settled(StoredSubscription storedSubscription, Instant now) {
        database.sql("update subscription set attempts = 0, due_at = case when since is null then null"
                        + " else cast(? as timestamp with time zone) end where id = ?")
                .params(at(now), storedSubscription.id())
                .update();
    }

    /** Notes a call that failed: what had been new is new still. */
    void failed(StoredSubscription storedSubscription) {
        storedSubscription.since().ifPresent(since -> noteSince(storedSubscription.id(), since));
    }

    /** Puts one back as if it had not been taken: due at once, and no attempt the more. */
    void putBack(StoredSubscription storedSubscription, Instant now) {
        failed(storedSubscription);
        database.sql("update subscription set attempts = ?, due_at = ? where id = ?")
                .params(storedSubscription.attempts(), at(now), storedSubscription.id())
                .update();
    }

    private void noteSince(String id, Instant since) {
        database.sql("update subscription set since = least(coalesce(since, cast(? as timestamp with time zone)),"
                        + " cast(? as timestamp with time zone)) where id = ?")
                .params(at(since), at(since), id)
                .update();
    }

    void ended(StoredSubscription storedSubscription, String state, String failure, Instant now) {
        database.sql("update subscription set state = ?, failure = ?, changed_at = ?, since = null, due_at = null"
                        + " where id = ?")
                .params(state, failure, at(now), storedSubscription.id())
                .update();
    }

    private StoredSubscription read(ResultSet row, int number) throws SQLException {
        return new StoredSubscription(
                row.getString("id"),
                new Owner(row.getString("account_id"), row.getString("client_id"), context(row.getString("context"))),
                new SubscriptionCriteria(
                        row.getString("resource_type"),
                        new PersonId(row.getString("person")),
                        row.getString("filters")),
                Channel.read(encryption.decrypt(row.getString("sealed_channel"))),
                row.getString("reason"),
                moment(row, "ends_at"),
                row.getString("state"),
                row.getString("failure"),
                moment(row, "changed_at").orElseThrow(),
                moment(row, "since"),
                row.getInt("attempts"));
    }

    private static String context(Owner owner) {
        return owner.context().stream().map(PersonId::value).collect(Collectors.joining());
    }

    private static Set<PersonId> context(String text) {
        return text.isEmpty() ? Set.of() : Set.of(new PersonId(text));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime at(Optional<Instant> moment) {
        return moment.map(Subscriptions::at).orElse(null);
    }
}
