package jp.kenkotecho.smart.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.smart.clients.SmartSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SigningKeysTest {

    private static final KeySettings SECRET = new KeySettings("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final TurnedClock clock = new TurnedClock();
    private final JdbcClient database = JdbcClient.create(
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    private final SmartSettings settings = new SmartSettings(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofDays(90),
            Duration.ofDays(90),
            false,
            false,
            List.of(),
            List.of());

    @BeforeEach
    void createTable() {
        database.sql("create table smart_signing_key (kid varchar(64) primary key, sealed text,"
                        + " created_at timestamp with time zone)")
                .update();
    }

    @Test
    void makes_a_key_when_there_is_none_and_shows_every_node_the_same() {
        var first = keys().get(ALL, null);

        assertThat(first).hasSize(1);
        assertThat(ids(keys())).isEqualTo(ids(first));
    }

    @Test
    void keeps_no_key_in_clear() {
        var key = keys().get(ALL, null).get(0).toRSAKey();
        var stored = database.sql("select sealed from smart_signing_key")
                .query(String.class)
                .single();

        assertThat(stored)
                .doesNotContain(
                        key.getPrivateExponent().toString(),
                        "\"d\"",
                        key.getModulus().toString());
    }

    @Test
    void signs_with_a_new_key_when_the_last_is_old_and_publishes_both_for_a_while() {
        var keys = keys();
        var old = ids(keys).get(0);
        clock.turn(Duration.ofDays(91));
        keys.rotate();

        assertThat(ids(keys)).hasSize(2).last().isEqualTo(old);
        clock.turn(Duration.ofDays(3));
        keys.rotate();
        assertThat(ids(keys)).hasSize(1).doesNotContain(old);
    }

    private SigningKeys keys() {
        return new SigningKeys(database, SECRET, settings, clock);
    }

    private static List<String> ids(SigningKeys keys) {
        return ids(keys.get(ALL, null));
    }

    private static List<String> ids(List<JWK> keys) {
        return keys.stream().map(JWK::getKeyID).toList();
    }

    private static final class TurnedClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
