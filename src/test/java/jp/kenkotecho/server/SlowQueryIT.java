package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.persistence.EntityManager;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.core.JdbcTemplate;

/** A query that would take hours ends in the database when the request's time is up, and its connection serves others. */
@OnBothDatabases(Because.TIME_OUT)
class SlowQueryIT extends ServerTest {

    /** As costly on both: a join of a million rows with a million. */
    private static final String HOURS = TestDatabase.isPostgresql()
            ? "select count(*) from generate_series(1, 1000000) slow_a, generate_series(1, 1000000) slow_b"
                    + " where slow_a + slow_b = -1"
            : "select count(*) from system_range(1, 1000000) slow_a, system_range(1, 1000000) slow_b"
                    + " where slow_a.x + slow_b.x = -1";

    private static final int CONNECTIONS = 20;

    @Autowired
    private IInterceptorService hooks;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private DataSourceProperties settings;

    private final Slow slow = new Slow();

    /** Makes a search slow in its own transaction, which no search within the limits is by itself. */
    public final class Slow {

        @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
        public void search(RequestDetails request) {
            var names = List.of(request.getParameters().getOrDefault("name", new String[0]));
            if (names.contains("slow")) {
                entities.createNativeQuery(HOURS).getSingleResult();
            }
            for (var i = 0; i < 10_000 && names.contains("many"); i++) {
                entities.createNativeQuery(HOURS.replace("1000000", "1000")).getSingleResult();
            }
        }
    }

    @BeforeEach
    void slowDown() {
        hooks.registerInterceptor(slow);
    }

    @AfterEach
    void speedUp() {
        hooks.unregisterInterceptor(slow);
    }

    @Test
    void is_ended_within_the_database_and_answered_with_its_reason() throws SQLException {
        var from = System.nanoTime();
        var answer = SERVER.send(slowSearch());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo("timeout");
        assertThat(answer.json().at("/issue/0/details/text").asText()).contains("時間内");
        assertThat(Duration.ofNanos(System.nanoTime() - from).toMillis() / 1000.0)
                .isCloseTo(1.5, within(8.0));
        assertThat(running()).isZero();
    }

    @Test
    void many_that_are_quick_do_not_add_up() throws SQLException {
        var answer = SERVER.send(
                SERVER.fhir("Organization?name=many").header("Prefer", "wait=2").GET());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(running()).isZero();
    }

    @Test
    void would_end_without_us_in_PostgreSQL() {
        assumeTrue(TestDatabase.isPostgresql());

        assertThat(database.queryForObject("select current_setting('statement_timeout')", String.class))
                .isEqualTo("1h");
        assertThat(database.queryForObject("select current_setting('client_connection_check_interval')", String.class))
                .isEqualTo("10s");
    }

    @Test
    void does_not_keep_the_connections_from_others() throws SQLException {
        var statuses = IntStream.range(0, CONNECTIONS + 5)
                .parallel()
                .mapToObj(i -> SERVER.send(slowSearch()).status())
                .toList();

        assertThat(statuses).allMatch(status -> status == 503);
        assertThat(running()).isZero();
        assertThat(SERVER.get("Patient?_count=1").status()).isEqualTo(200);
    }

    @Test
    void ends_the_entries_of_a_batch_with_the_time_of_the_batch() {
        var answer = SERVER.send(SERVER.fhir("").header("Prefer", "wait=4").POST(BodyPublishers.ofString("""
                        {"resourceType":"Bundle","type":"batch","entry":[
                          {"request":{"method":"GET","url":"Organization?name=slow"}},
                          {"request":{"method":"GET","url":"Patient?_count=1"}}]}""")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/entry/1/response/status").asText()).startsWith("503");
        assertThat(answer.json().at("/entry/0/response/status").asText()).startsWith("503");
        assertThat(answer.json().at("/entry/0/response/outcome/issue/0/code").asText())
                .isEqualTo("timeout");
    }

    private static HttpRequest.Builder slowSearch() {
        return SERVER.fhir("Organization?name=slow").header("Prefer", "wait=1").GET();
    }

    /** How many of them the database still works on, asked over a connection of our own. */
    private int running() throws SQLException {
        var sessions = TestDatabase.isPostgresql()
                ? "select count(*) from pg_stat_activity where state = 'active' and query like '%slow_a%'"
                        + " and pid <> pg_backend_pid()"
                : "select count(*) from information_schema.sessions where executing_statement like '%slow_a%'"
                        + " and session_id <> session_id()";
        try (var connection = DriverManager.getConnection(
                        settings.determineUrl(), settings.determineUsername(), settings.determinePassword());
                var statement = connection.createStatement();
                var found = statement.executeQuery(sessions)) {
            found.next();
            return found.getInt(1);
        }
    }
}
