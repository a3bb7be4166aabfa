package jp.kenkotecho.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.notification.model.Letter;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Acting;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes to whoever is to be told: the person and those who act for them, but for whoever wrote it; at most once an hour,
 * for however much there is. What cannot be handed over is tried again, twice as late each time, and given up after
 * two days. Several nodes may do this at once: each row is taken by one.
 */
@Component
class NotificationDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDispatcher.class);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 10;
    private static final int AT_ONCE = 100;

    private final JdbcClient database;
    private final Addresses addresses;
    private final Accounts accounts;
    private final Acting acting;
    private final RecordStore store;
    private final MailSender post;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String page;

    NotificationDispatcher(
            JdbcClient database,
            Addresses addresses,
            Accounts accounts,
            Acting acting,
            RecordStore store,
            MailSender post,
            TransactionOperations transactions,
            Clock clock,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.database = database;
        this.addresses = addresses;
        this.accounts = accounts;
        this.acting = acting;
        this.store = store;
        this.post = post;
        this.transactions = transactions;
        this.clock = clock;
        this.page = baseUrl.replaceAll("/+$", "") + "/account/notices";
    }

    private record Due(String id, PersonId person, String writer) {}

    private record Mail(String account, OffsetDateTime due, int attempts) {}

    @Scheduled(fixedDelayString = "${phr.notices.every:PT15S}")
    void tell() {
        if (post.isOpen()) {
            due().forEach(this::plan);
            mails().stream().filter(this::take).forEach(this::send);
        }
    }

    private List<Due> due() {
        return database.sql("select id, person, writer from notice_due fetch first " + AT_ONCE + " rows only")
                .query((row, number) -> new Due(row.getString(1), new PersonId(row.getString(2)), row.getString(3)))
                .list();
    }

    private void plan(Due due) {
        try {
            transactions.executeWithoutResult(status -> {
                if (database.sql("delete from notice_due where id = ?")
                                .param(due.id())
                                .update()
                        == 1) {
                    address(due);
                }
            });
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node plans a mail to the same account.");
        } catch (DataAccessException | IllegalArgumentException e) {
            // It stays, and holds up nobody else's.
            LOG.error("A notice could not be planned: {}", e.getClass().getSimpleName());
        }
    }

    private void address(Due due) {
        var references = new HashSet<>(List.of("Patient/" + due.person().value()));
        store.search(
                        Caller.SERVER,
                        RelatedPerson.class,
                        "patient=Patient/" + due.person().value())
                .forEach(relative -> references.add(
                        "RelatedPerson/" + relative.getIdElement().getIdPart()));
        accounts.linkedTo(references).stream()
                .filter(account -> !account.id().equals(due.writer()))
                .filter(account -> acting.actsFor(account.links()).contains(due.person()))
                .forEach(this::plan);
    }

    /** One mail however much there is to tell. */
    private void plan(Account account) {
        addresses.confirmed(account.id()).ifPresent(to -> {
            var now = clock.instant();
            var at = to.lastSent()
                    .map(sent -> sent.plus(PAUSE))
                    .filter(now::isBefore)
                    .orElse(now);
            database.sql("insert into notice_mail (account_id, due_at, attempts) select cast(? as varchar(36)),"
                            + " cast(? as timestamp with time zone), 0"
                            + " where not exists (select 1 from notice_mail where account_id = ?)")
                    .params(account.id(), at(at), account.id())
                    .update();
        });
    }

    private List<Mail> mails() {
        return database.sql("select account_id, due_at, attempts from notice_mail where due_at <= ? order by due_at"
                        + " fetch first " + AT_ONCE + " rows only")
                .param(at(clock.instant()))
                .query((row, number) ->
                        new Mail(row.getString(1), row.getObject(2, OffsetDateTime.class), row.getInt(3)))
                .list();
    }

    /** For whoever takes it; it is due again later, in case that it is never sent. */
    private boolean take(Mail mail) {
        var wait = FIRST_WAIT.multipliedBy(1L << mail.attempts());
        return database.sql("update notice_mail set due_at = ?, attempts = attempts + 1 where account_id = ?"
                                + " and attempts = ? and due_at = ?")
                        .params(at(clock.instant().plus(wait)), mail.account(), mail.attempts(), mail.due())
                        .update()
                == 1;
    }

    private void send(Mail mail) {
        var to = addresses.confirmed(mail.account());
        if (to.isEmpty()) {
            done(mail);
            return;
        }
        try {
            var now = clock.instant();
            post.send(to.get().address(), Letter.news(to.get().language(), page));
            addresses.sent(mail.account(), now);
            done(mail);
        } catch (MailException e) {
            LOG.warn("A notice could not be mailed: {}", e.getClass().getSimpleName());
            if (mail.attempts() + 1 >= ATTEMPTS) {
                done(mail);
            }
        }
    }

    private void done(Mail mail) {
        database.sql("delete from notice_mail where account_id = ?")
                .param(mail.account())
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
