package jp.kenkotecho.smart.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.smart.clients.SmartSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys that sign id tokens (RS256), encrypted in the database, the same on every node. A new one takes over when the
 * last is old; the old one stays published until no id token of it can still be believed.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final int BITS = 2048;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration PUBLISHED_AFTER = Duration.ofDays(2);

    private record Key(JWK jwk, Instant since) {}

    private record Known(JWKSet keys, Instant until) {}

    private final JdbcClient database;
    private final Encryption encryption;
    private final SmartSettings settings;
    private final Clock clock;
    private volatile @Nullable Known known;

    SigningKeys(JdbcClient database, KeySettings keys, SmartSettings settings, Clock clock) {
        this.database = database;
        this.encryption = new Encryption(keys, "signing-keys");
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest first: it is the one that signs. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var now = clock.instant();
        var remembered = known;
        if (remembered == null || !now.isBefore(remembered.until())) {
            remembered = new Known(published(), now.plus(REMEMBERED));
            known = remembered;
        }
        return selector.select(remembered.keys());
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void rotate() {
        var now = clock.instant();
        var keys = stored();
        if (keys.isEmpty() || keys.get(0).since().plus(settings.keyRotation()).isBefore(now)) {
            add();
        }
        database.sql("delete from smart_signing_key where created_at < ?")
                .param(Timestamp.from(now.minus(settings.keyRotation()).minus(PUBLISHED_AFTER)))
                .update();
        known = null;
    }

    private JWKSet published() {
        if (stored().isEmpty()) {
            add();
        }
        return new JWKSet(stored().stream().map(Key::jwk).toList());
    }

    private List<Key> stored() {
        return database.sql("select sealed, created_at from smart_signing_key order by created_at desc, kid")
                .query((row, number) -> new Key(
                        parse(encryption.decrypt(row.getString("sealed"))),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private void add() {
        var key = newKey();
        database.sql("insert into smart_signing_key (kid, sealed, created_at) values (?, ?, ?)")
                .params(key.getKeyID(), encryption.encrypt(key.toJSONString()), Timestamp.from(clock.instant()))
                .update();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored signing key is not a JWK", e);
        }
    }
}
