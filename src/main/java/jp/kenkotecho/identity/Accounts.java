package jp.kenkotecho.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.identity.Account.Kind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The accounts in the database. Safe for use by many threads; every node sees the same. One that is blocked is not there:
 * it signs in by nothing, its tokens are nobody's and it is told of nothing; {@link AccountAdministration} lists it.
 */
@Component
public class Accounts {

    private static final String ACCOUNT = "select id, username, display_name, kind from account where ";
    private static final Duration INVITATION = Duration.ofDays(7);

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Clock clock;

    Accounts(JdbcClient database, TransactionOperations transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Account> find(String id) {
        return one(ACCOUNT + "blocked_at is null and id = ?", id);
    }

    Optional<Account> named(String username) {
        return one(ACCOUNT + "blocked_at is null and username = ?", username);
    }

    /** The account whose identity at an outside provider this is. */
    Optional<Account> of(String issuer, String subject) {
        return database.sql("select account_id from account_identity where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** Adds an account without any way to sign in yet; empty when the name is taken, if only at the same moment. */
    Optional<Account> add(String username, String displayName, Kind kind, Collection<String> links) {
        if (named(username).isPresent()) {
            return Optional.empty();
        }
        try {
            return transactions.execute(status -> insert(username, displayName, kind, links));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private Optional<Account> insert(String username, String displayName, Kind kind, Collection<String> links) {
        var id = UUID.randomUUID().toString();
        database.sql("insert into account (id, username, display_name, kind, created_at) values (?, ?, ?, ?, ?)")
                .params(id, username, displayName, kind.name(), Timestamp.from(clock.instant()))
                .update();
        links.forEach(link -> link(id, link));
        return find(id);
    }

    private void link(String id, String reference) {
        database.sql("insert into account_link (account_id, reference) values (?, ?)")
                .params(id, reference)
                .update();
    }

    /** The account with this name, for the office that knows it. */
    public Optional<Account> called(String username) {
        return named(username);
    }

    /** Adds who this account is in the record, {@code RelatedPerson/…}, from now on. */
    @Transactional
    public void addLink(String id, String reference) {
        if (find(id).filter(account -> !account.links().contains(reference)).isPresent()) {
            link(id, reference);
        }
    }

    /** The accounts of those who are any of these in the record. */
    public List<Account> linkedTo(Collection<String> references) {
        return database
                .sql("select distinct account_id from account_link where reference in (:references)")
                .param("references", references)
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** Whoever administers the server, by the ids of their accounts. */
    public List<String> administrators() {
        return database.sql("select id from account where kind = ? and blocked_at is null order by id")
                .param(Kind.ADMIN.name())
                .query(String.class)
                .list();
    }

    void addIdentity(String id, String issuer, String subject) {
        database.sql("insert into account_identity (issuer, subject, account_id) values (?, ?, ?)")
                .params(issuer, subject, id)
                .update();
    }

    /** Lets the holder of this code set a password within a week. */
    void invite(String id, String code) {
        database.sql("insert into account_invitation (code_hash, account_id, expires_at) values (?, ?, ?)")
                .params(Sha256.of(code), id, Timestamp.from(clock.instant().plus(INVITATION)))
                .update();
    }

    Optional<Account> invited(String code) {
        return database.sql("select account_id from account_invitation where code_hash = ? and expires_at > ?")
                .params(Sha256.of(code), Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** Whether there is one, blocked or not. */
    boolean exists(String id) {
        return database.sql("select count(*) from account where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Whether it was open and is blocked now; false for one that is not there. */
    boolean block(String id) {
        return database.sql("update account set blocked_at = ? where id = ? and blocked_at is null")
                        .params(Timestamp.from(clock.instant()), id)
                        .update()
                == 1;
    }

    /** Whether it was blocked and is open now. */
    boolean unblock(String id) {
        return database.sql("update account set blocked_at = null where id = ? and blocked_at is not null")
                        .param(id)
                        .update()
                == 1;
    }

    /** True for the first who uses the code; nobody can use it after. */
    boolean useInvitation(String code) {
        return database.sql("delete from account_invitation where code_hash = ?")
                        .param(Sha256.of(code))
                        .update()
                == 1;
    }

    private Optional<Account> one(String sql, String parameter) {
        return database.sql(sql)
                .param(parameter)
                .query((row, number) -> new Account(
                        row.getString("id"),
                        row.getString("username"),
                        row.getString("display_name"),
                        Kind.valueOf(row.getString("kind")),
                        linksOf(row.getString("id"))))
                .optional();
    }

    private Set<String> linksOf(String id) {
        return new HashSet<>(database.sql("select reference from account_link where account_id = ?")
                .param(id)
                .query(String.class)
                .list());
    }
}
