package jp.kenkotecho.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@OnBothDatabases(Because.SCHEMA)
class ClientsUpgradeIT {

    private static final String BEFORE = "12";

    @Test
    void the_demos_clients_that_the_version_before_stored_are_known_no_more_and_others_are() {
        var connection = TestDatabase.create();
        var source = new DriverManagerDataSource(connection.url(), connection.user(), connection.password());
        var flyway = Flyway.configure().dataSource(source).locations("classpath:jp/kenkotecho/migration");
        flyway.target(BEFORE).load().migrate();
        var database = JdbcClient.create(source);
        for (var client : List.of("demo-clinic", "demo-backend", "a-clinics-own")) {
            database.sql("insert into oauth2_registered_client (id, client_id, client_name,"
                            + " client_authentication_methods, authorization_grant_types, scopes, client_settings,"
                            + " token_settings) values (?, ?, 'n', '', '', '', '{}', '{}')")
                    .params(client, client)
                    .update();
        }

        flyway.target("latest").load().migrate();

        assertThat(database.sql("select client_id from oauth2_registered_client")
                        .query(String.class)
                        .list())
                .containsExactly("a-clinics-own");
    }
}
