package jp.kenkotecho.server;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Brings HAPI's tables to the version this server was built with, creating them in an empty database.
 *
 * <p>Our own tables are Flyway's ({@code jp/kenkotecho/migration}). Both run before the entity manager is made, on
 * every start: an upgrade is a start. HAPI's migrator holds a lock in the database, so of several nodes that start
 * together one migrates and the others wait.
 */
class SchemaMigration {

    SchemaMigration(DataSource dataSource, DriverTypeEnum database) {
        var history = new HapiMigrationStorageSvc(
                new HapiMigrationDao(dataSource, database, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME));
        history.createMigrationTableIfRequired();
        var migrator = new HapiMigrator(SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME, dataSource, database);
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.migrate();
    }
}
