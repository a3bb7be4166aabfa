package jp.kenkotecho.notification;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.jobs.Retries;
import jp.kenkotecho.jobs.Work;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.Acting;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whom to write to: the person and those who act for them, but for whoever wrote it. */
@Component
class NotificationDispatcher implements Work {

    /** The id is that of a row of {@code notice_due}. */
    static final String KIND = "notice";

    /** The retries, for about two days: it is our own database that has to come back. */
    private static final Retries RETRIES = new Retries(Duration.ofSeconds(5), Duration.ofHours(1), 55);

    private final JdbcClient database;
    private final Accounts accounts;
    private final Acting acting;
    private final RecordStore store;
    private final NewsMail mail;

    NotificationDispatcher(JdbcClient database, Accounts accounts, Acting acting, RecordStore store, NewsMail mail) {
        this.database = database;
        this.accounts = accounts;
        this.acting = acting;
        this.store = store;
        this.mail = mail;
    }

    private record Due(PersonId person, String writer) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Retries retries() {
        return RETRIES;
    }

    @Override
    public void run(String id, Lease lease) {
        lease.write(() -> find(id).ifPresent(due -> {
            address(due);
            giveUp(id);
        }));
    }

    @Override
    public void giveUp(String id) {
        database.sql("delete from notice_due where id = ?").param(id).update();
    }

    private Optional<Due> find(String id) {
        return database.sql("select person, writer from notice_due where id = ?")
                .param(id)
                .query((row, number) -> new Due(new PersonId(row.getString(1)), row.getString(2)))
                .optional();
    }

    private void address(Due due) {
        var patient = "Patient/" + due.person().value();
        var references = new HashSet<>(List.of(patient));
        store.search(ServerCaller.NAMING, RecordQuery.of(RelatedPerson.class, due.person()))
                .forEach(relative -> references.add(
                        "RelatedPerson/" + relative.getIdElement().getIdPart()));
        accounts.linkedTo(references).stream()
                .filter(account -> !account.id().equals(due.writer()))
                .filter(account -> acting.actsFor(account.links()).contains(due.person()))
                .forEach(account -> mail.plan(account.id()));
    }
}
