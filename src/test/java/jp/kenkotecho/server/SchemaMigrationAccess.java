package jp.kenkotecho.server;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Lets tests of other packages migrate a database as a start of the server does. */
public final class SchemaMigrationAccess {

    private SchemaMigrationAccess() {}

    @SuppressWarnings("unused") // the constructor is the migration
    public static void migrate(DataSource database) throws SQLException {
        var migration = new SchemaMigration(database, new Database().databaseKind(database));
    }
}
