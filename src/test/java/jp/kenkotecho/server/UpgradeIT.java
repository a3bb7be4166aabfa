package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** An older schema is brought up to date by a start, and one that is up to date is left alone. */
@OnBothDatabases(Because.SCHEMA)
class UpgradeIT {

    private static final String LATEST = "select max(\"installed_rank\") from \"FLY_HFJ_MIGRATION\"";

    @Test
    void a_start_carries_out_the_steps_that_an_older_schema_lacks() throws SQLException {
        var database = TestDatabase.create();
        try (var source = new HikariDataSource()) {
            source.setJdbcUrl(database.url());
            source.setUsername(database.user());
            source.setPassword(database.password());
            migrateTwice(source);
        }
    }

    private static void migrateTwice(DataSource source) throws SQLException {
        var sql = new JdbcTemplate(source);
        SchemaMigrationAccess.migrate(source);
        var steps = sql.queryForObject("select count(*) from \"FLY_HFJ_MIGRATION\"", Integer.class);

        // An older server had not yet carried out the last step.
        sql.update("delete from \"FLY_HFJ_MIGRATION\" where \"installed_rank\" = (" + LATEST + ")");
        SchemaMigrationAccess.migrate(source);
        SchemaMigrationAccess.migrate(source);

        assertThat(sql.queryForObject("select count(*) from \"FLY_HFJ_MIGRATION\"", Integer.class))
                .isEqualTo(steps);
        assertThat(sql.queryForObject("select count(*) from HFJ_RESOURCE", Integer.class))
                .isZero();
    }
}
