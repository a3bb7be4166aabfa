package jp.kenkotecho.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.testcontainers.containers.PostgreSQLContainer;

/**
 * The database that this run of the suite stands on: {@code -Dphr.test.database=h2} or {@code postgresql}. PostgreSQL is
 * the one named by {@code PHR_TEST_DB_URL}, else a container where a Docker engine answers, else embedded binaries. If
 * none can be had the run fails: it is never skipped.
 */
public final class TestDatabase {

    /**
     * Where to connect.
     *
     * @param url a JDBC URL
     */
    public record Connection(String url, String user, String password) {}

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("phr.test.database"));

    private static final class Postgres {
        static final Connection SERVER = start();
    }

    private TestDatabase() {}

    public static boolean isPostgresql() {
        return POSTGRESQL;
    }

    /** A new, empty database. */
    public static Connection create() {
        return POSTGRESQL ? createIn(Postgres.SERVER) : embedded();
    }

    private static Connection embedded() {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "h2-");
            return new Connection(
                    "jdbc:h2:async:" + folder.toAbsolutePath() + "/phr;WRITE_DELAY=0;TRACE_LEVEL_FILE=0", "sa", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection createIn(Connection server) {
        var name = "phr_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be created for the tests", e);
        }
        return new Connection(
                server.url().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name),
                server.user(),
                server.password());
    }

    private static Connection start() {
        var given = System.getenv("PHR_TEST_DB_URL");
        if (given != null) {
            return new Connection(given, System.getenv("PHR_TEST_DB_USER"), System.getenv("PHR_TEST_DB_PASSWORD"));
        }
        return dockerAnswers() ? container() : binaries();
    }

    private static boolean dockerAnswers() {
        return (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")))
                && org.testcontainers.DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // stopped with the run, by Testcontainers
    private static Connection container() {
        var container = new PostgreSQLContainer<>("postgres:16");
        container.start();
        return new Connection(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    private static Connection binaries() {
        try {
            var postgres = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
            return new Connection(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new IllegalStateException("no PostgreSQL for the tests: the embedded one does not start", e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
