package jp.kenkotecho.notification;

import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.jobs.Lane;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.jobs.NotNow;
import jp.kenkotecho.jobs.Retries;
import jp.kenkotecho.jobs.Work;
import jp.kenkotecho.notification.model.MailAddress;
import jp.kenkotecho.notification.model.MailText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters to an address, whoever has it: stored in the transaction of what they tell of, tried again twice as late each
 * time, and given up after two days.
 */
@Component
class Letters implements Work {

    private static final String KIND = "letter";

    private final JdbcClient database;
    private final Jobs jobs;
    private final MailSender post;
    private final Encryption encryption;
    private final String base;

    Letters(
            JdbcClient database,
            Jobs jobs,
            MailSender post,
            KeySettings keys,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.encryption = new Encryption(keys, "notice address");
        this.base = baseUrl.replaceAll("/+$", "");
    }

    private record Stored(String encryptedAddress, String language, MailText.Kind kind) {}

    /** Sends a letter, which is stored within the caller's transaction. */
    void send(MailText.Kind kind, MailAddress to, String language) {
        var id = UUID.randomUUID().toString();
        database.sql("insert into notice_letter (id, sealed_address, language, kind) values (?, ?, ?, ?)")
                .params(id, encryption.encrypt(to.text()), language, kind.name())
                .update();
        jobs.start(KIND, id);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.OUTSIDE;
    }

    @Override
    public Retries retries() {
        return MailSender.RETRIES;
    }

    @Override
    public void run(String id, Lease lease) {
        if (!post.isOpen()) {
            throw new NotNow(MailSender.CLOSED);
        }
        find(id).ifPresent(stored -> {
            post.send(
                    new MailAddress(encryption.decrypt(stored.encryptedAddress())),
                    MailText.of(stored.kind(), stored.language(), base));
            remove(id);
        });
    }

    @Override
    public void giveUp(String id) {
        remove(id);
    }

    private Optional<Stored> find(String id) {
        return database.sql("select sealed_address, language, kind from notice_letter where id = ?")
                .param(id)
                .query((row, number) ->
                        new Stored(row.getString(1), row.getString(2), MailText.Kind.valueOf(row.getString(3))))
                .optional();
    }

    private void remove(String id) {
        database.sql("delete from notice_letter where id = ?").param(id).update();
    }
}
