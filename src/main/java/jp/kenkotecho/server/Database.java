package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Where resources are kept: H2 or PostgreSQL, told apart by the driver that answers. */
@Configuration(proxyBeanMethods = false)
class Database {

    @Bean
    DriverTypeEnum databaseKind(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> DriverTypeEnum.H2_EMBEDDED;
                case "PostgreSQL" -> DriverTypeEnum.POSTGRES_9_4;
                default ->
                    throw new CannotStart(List.of("PHR_DB_URL names a " + product
                            + " database; this server keeps its records in PostgreSQL or H2"));
            };
        }
    }

    /** Connections to change the schema by, HAPI's and ours: to index a large table takes longer than any request may. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource unhurried(DataSource dataSource) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                connection.setNetworkTimeout(Runnable::run, 0);
                return connection;
            }
        };
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource, TimeLimits limits) {
        return new TimedStatements(dataSource, limits);
    }

    /** Static, because it is made before all other beans: the pool must not be filled without it. */
    @Bean
    static StatementFuse statementFuse(Environment settings) {
        return new StatementFuse(Binder.get(settings).bindOrCreate("phr.time", TimeLimits.class));
    }

    @Bean
    SchemaMigration schemaMigration(@FlywayDataSource DataSource unhurried, DriverTypeEnum databaseKind) {
        return new SchemaMigration(unhurried, databaseKind);
    }

    @Bean
    @Primary
    @DependsOn("schemaMigration")
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            DriverTypeEnum databaseKind,
            FhirContext fhir,
            JpaStorageSettings storage,
            ConfigurableListableBeanFactory beans) {
        var factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, storage);
        factory.setPersistenceUnitName("record");
        factory.setDataSource(dataSource);
        factory.setJpaPropertyMap(Map.ofEntries(
                Map.entry("hibernate.dialect", dialectOf(databaseKind).getName()),
                Map.entry("hibernate.hbm2ddl.auto", "none"),
                Map.entry("hibernate.search.enabled", "false"),
                Map.entry("hibernate.integration.envers.enabled", "false"),
                Map.entry("hibernate.jdbc.batch_size", "30"),
                Map.entry("hibernate.order_inserts", "true"),
                Map.entry("hibernate.order_updates", "true"),
                // Hibernate would create a table for bulk updates of each entity at every start; HAPI does none.
                Map.entry("hibernate.query.mutation_strategy.global_temporary.create_tables", "false"),
                Map.entry("hibernate.query.mutation_strategy.global_temporary.drop_tables", "false")));
        return factory;
    }

    private static Class<? extends Dialect> dialectOf(DriverTypeEnum database) {
        return database == DriverTypeEnum.H2_EMBEDDED ? HapiFhirH2Dialect.class : HapiFhirPostgresDialect.class;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory, TimeLimits limits) {
        return new TimedTransactions(entityManagerFactory, limits);
    }

    @Bean
    IBinaryStorageSvc binaryStorage() {
        return new DatabaseBinaryContentStorageSvcImpl();
    }
}
