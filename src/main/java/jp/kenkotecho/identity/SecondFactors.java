package jp.kenkotecho.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import org.apache.commons.codec.binary.Base32;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * The second factor beside the password: a one-time code (RFC 6238 §4 and §5.2, six digits, 30 seconds, one step of
 * drift), each accepted once. The secrets are encrypted in the database. Demo mode has one code for everybody;
 * production knows no such code.
 */
@Component
class SecondFactors {

    static final String DEMO_CODE = "000000";

    private static final int SECRET_BYTES = 20;
    private static final Duration STEP = Duration.ofSeconds(30);

    private final JdbcClient database;
    private final Clock clock;
    private final Encryption encryption;
    private final boolean demo;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(SECRET_BYTES);
    private final Base32 base32 = new Base32();
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(STEP);

    SecondFactors(JdbcClient database, Clock clock, KeySettings keys, Environment environment) {
        this.database = database;
        this.clock = clock;
        this.encryption = new Encryption(keys, "second-factors");
        this.demo = !environment.acceptsProfiles(Profiles.of("production"));
    }

    boolean isDemo() {
        return demo;
    }

    boolean isSetUp(Account account) {
        return encryptedSecretOf(account).isPresent();
    }

    /** A new secret in Base32, as authenticator apps take it; in force once {@link #setUp} has seen a code of it. */
    String newSecret() {
        return base32.encodeToString(random.generateKey());
    }

    /** Whether this is a code of that secret; nothing is in force yet. */
    boolean fits(String secret, String code) {
        return stepOf(secret, code, 0).isPresent();
    }

    /** True, and the secret in force, when the code is one of it. */
    boolean setUp(Account account, String secret, String code) {
        var step = stepOf(secret, code, 0);
        step.ifPresent(used -> database.sql("update account set totp_sealed = ?, totp_last_step = ? where id = ?")
                .params(encryption.encrypt(secret), used, account.id())
                .update());
        return step.isPresent();
    }

    /** True once for each code: a second use of the same one, on whichever node, is refused. */
    boolean accepts(Account account, String code) {
        if (demo && code.equals(DEMO_CODE)) {
            return true;
        }
        var last = database.sql("select totp_last_step from account where id = ?")
                .param(account.id())
                .query(Long.class)
                .single();
        return encryptedSecretOf(account)
                .flatMap(encrypted -> stepOf(encryption.decrypt(encrypted), code, last))
                .map(step -> database.sql("update account set totp_last_step = ? where id = ? and totp_last_step < ?")
                                .params(step, account.id(), step)
                                .update()
                        == 1)
                .orElse(false);
    }

    private Optional<String> encryptedSecretOf(Account account) {
        return database.sql("select totp_sealed from account where id = ? and totp_sealed is not null")
                .param(account.id())
                .query(String.class)
                .optional();
    }

    /** The time step, after the last one used, to which this code belongs. */
    private Optional<Long> stepOf(String secret, String code, long last) {
        var now = clock.instant().getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> step > last)
                .filter(step -> codeAt(secret, step).equals(code))
                .boxed()
                .findFirst();
    }

    private String codeAt(String secret, long step) {
        try {
            var key = new SecretKeySpec(base32.decode(secret), codes.getAlgorithm());
            return codes.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the secret is one that newSecret made", e);
        }
    }
}
