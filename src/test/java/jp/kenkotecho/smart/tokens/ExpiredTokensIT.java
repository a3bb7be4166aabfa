package jp.kenkotecho.smart.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

@OnBothDatabases(Because.OWN_SQL)
class ExpiredTokensIT extends ServerTest {

    private static final Timestamp LONG_AGO = Timestamp.from(Instant.parse("2020-01-01T00:00:00Z"));

    @Autowired
    private ExpiredTokens expired;

    @Autowired
    private JdbcOperations database;

    @Test
    void sweeps_out_what_has_expired_and_leaves_what_has_not() {
        var app = App.own(SERVER, "patient/*.rs offline_access");
        var living = app.letInBy("misaki", "demo-misaki").json();
        var old = UUID.randomUUID().toString();
        database.update(
                "insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type,"
                        + " began_at) values (?, 'demo-app', 'x', 'authorization_code', ?)",
                old,
                LONG_AGO);
        database.update(
                "insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type,"
                        + " access_token_value, access_token_expires_at) values (?, 'demo-backend', 'x',"
                        + " 'client_credentials', 'x', ?)",
                old + "-2",
                LONG_AGO);
        database.update(
                "insert into smart_launch (value_hash, client_id, account_id, patient, encounter, expires_at)"
                        + " values (?, 'a', 'b', 'c', 'd', ?)",
                old,
                LONG_AGO);
        database.update(
                "insert into smart_seen_assertion (client_id, jti_hash, expires_at) values ('a', ?, ?)", old, LONG_AGO);
        database.update(
                "insert into smart_used_refresh_token (token_hash, authorization_id, used_at) values (?, 'a', ?)",
                old,
                LONG_AGO);

        expired.sweep();

        assertThat(count("oauth2_authorization where id like '" + old + "%'")).isZero();
        assertThat(count("smart_launch where value_hash = '" + old + "'")).isZero();
        assertThat(count("smart_seen_assertion where jti_hash = '" + old + "'")).isZero();
        assertThat(count("smart_used_refresh_token where token_hash = '" + old + "'"))
                .isZero();
        assertThat(SERVER.get(living.get("access_token").asText(), "Patient/demo-misaki")
                        .status())
                .isEqualTo(200);
        assertThat(app.refresh(living.get("refresh_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void keeps_no_token_that_could_be_used_in_the_database() {
        var given = App.own(SERVER, "patient/*.rs offline_access")
                .letInBy("misaki", "demo-misaki")
                .json();

        for (var token : new String[] {"access_token", "refresh_token"}) {
            assertThat(count("oauth2_authorization where access_token_value = '"
                            + given.get(token).asText() + "' or refresh_token_value = '"
                            + given.get(token).asText() + "'"))
                    .isZero();
        }
    }

    private int count(String what) {
        var found = database.queryForObject("select count(*) from " + what, Integer.class);
        return found == null ? -1 : found;
    }
}
