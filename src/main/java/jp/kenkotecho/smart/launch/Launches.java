package jp.kenkotecho.smart.launch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import jp.kenkotecho.crypto.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * EHR launches (SMART 2.2, "Launch App: EHR Launch"): an opaque value for one app and one person, used once within a
 * few minutes (checklist A6).
 */
@Component
public class Launches {

    private static final int VALUE_BYTES = 32;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(VALUE_BYTES);

    Launches(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The app and the context that are launched.
     *
     * @param client the app that it opens
     * @param account whose session it was made in; nobody else can use it
     * @param encounter the visit; empty for none
     */
    public record Launch(String client, String account, String patient, String encounter) {}

    /** The value that the app hands back as {@code launch}. */
    public String create(Launch launch) {
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(random.generateKey());
        database.sql("insert into smart_launch (value_hash, client_id, account_id, patient, encounter, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        Sha256.of(value),
                        launch.client(),
                        launch.account(),
                        launch.patient(),
                        launch.encounter(),
                        Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return value;
    }

    /** The launch with this value, while it may still be used by this client. */
    Optional<Launch> find(String value, String client) {
        return database.sql("select client_id, account_id, patient, encounter from smart_launch"
                        + " where value_hash = ? and client_id = ? and used_at is null and expires_at > ?")
                .params(Sha256.of(value), client, Timestamp.from(clock.instant()))
                .query((row, number) -> new Launch(
                        row.getString("client_id"),
                        row.getString("account_id"),
                        row.getString("patient"),
                        row.getString("encounter")))
                .optional();
    }

    /** True for the first who uses it, on whichever node. */
    boolean use(String value) {
        var now = Timestamp.from(clock.instant());
        return database.sql(
                                "update smart_launch set used_at = ? where value_hash = ? and used_at is null and expires_at > ?")
                        .params(now, Sha256.of(value), now)
                        .update()
                == 1;
    }
}
