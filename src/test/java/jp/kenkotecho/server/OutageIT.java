package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.DatabaseLine;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The database goes away, falls silent, is full, or has no connection left: every door says so within seconds and in words,
 * nothing is half-stored, nothing personal is printed, and all is well again without a restart. Only PostgreSQL can be
 * away; H2 is in the process ({@link FullDiskIT}).
 */
class OutageIT {

    /** Stands for a personal value; it is in resources, paths, queries, headers and cookies here. */
    private static final String SECRET = "himitsu-4711";

    /** A pool says no after three seconds and a silent connection after five; the rest is for a slow machine. */
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private static TestDatabase.Connection database;
    private static DatabaseLine line;
    private static ServerProcess server;
    private static Client client;
    private static Browser hanako;
    private static String token;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(TestDatabase.isPostgresql(), "H2 is in the process and cannot be away");
        database = TestDatabase.create();
        line = DatabaseLine.to(database);
        server = ServerProcess.start(
                line.through(database),
                List.of(
                        "--phr.demo.days=0",
                        "--spring.datasource.hikari.maximum-pool-size=6",
                        "--spring.datasource.hikari.data-source-properties.socketTimeout=5"));
        server.awaitReadiness();
        client = server.client();
        hanako = new Browser(client.base()).signIn("hanako");
        token = client.token("system/*.cruds");
    }

    @AfterEach
    void mend() throws IOException {
        line.mend();
        awaitWell();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.kill();
            line.close();
        }
    }

    @Test
    void is_told_at_every_door_when_the_line_is_cut() throws IOException {
        line.cut();

        assertEveryDoorSaysSo();
        assertNothingPersonalIsPrinted();
    }

    @Test
    void is_told_at_every_door_when_the_database_falls_silent() {
        line.fallSilent();

        assertEveryDoorSaysSo();
        assertNothingPersonalIsPrinted();
    }

    @Test
    void leaves_nothing_of_a_write_that_was_under_way() throws Exception {
        CompletableFuture<Client.Answer> writing;
        try (var held = connection()) {
            held.setAutoCommit(false);
            execute(held, "lock table hfj_res_ver in access exclusive mode");
            writing = CompletableFuture.supplyAsync(
                    () -> client.send(with(client.open("/fhir")).POST(BodyPublishers.ofString(transaction("cut")))));
            awaitOneWaits();
            line.cut();
            assertUnavailable(writing.get(SECONDS.toSeconds(), TimeUnit.SECONDS));
        }
        line.mend();
        awaitWell();

        assertThat(stored("cut")).isZero();
        assertThat(rowsAbout("cut")).isZero();
        assertNothingPersonalIsPrinted();
    }

    @Test
    void is_told_when_the_disk_is_full() throws Exception {
        try (var beside = connection()) {
            execute(
                    beside,
                    "create function full_disk() returns trigger language plpgsql as $$ begin raise exception"
                            + " 'could not extend file for %', new using errcode = 'disk_full', detail = new::text; end $$");
            execute(
                    beside,
                    "create trigger full_disk before insert on hfj_res_ver for each row execute function full_disk()");
            execute(
                    beside,
                    "create trigger full_disk before insert on hfj_spidx_string for each row execute function full_disk()");
            try {
                assertUnavailable(
                        client.send(with(client.open("/fhir")).POST(BodyPublishers.ofString(transaction("full")))));
                assertUnavailable(
                        client.send(with(client.open("/fhir/Patient")).POST(BodyPublishers.ofString(patient("full")))));
            } finally {
                execute(beside, "drop function full_disk() cascade");
            }
        }
        assertThat(stored("full")).isZero();
        assertNothingPersonalIsPrinted();
    }

    @Test
    void is_told_when_no_connection_is_left() throws Exception {
        try (var held = connection()) {
            held.setAutoCommit(false);
            execute(held, "lock table hfj_resource in access exclusive mode");
            var waiting = Stream.generate(() -> CompletableFuture.supplyAsync(() -> client.send(
                            with(client.open("/fhir/Patient/" + SECRET)).GET())))
                    .limit(10)
                    .toList();
            for (var one : waiting) {
                assertUnavailable(one.get(SECONDS.toSeconds(), TimeUnit.SECONDS));
            }
        }
        assertNothingPersonalIsPrinted();
    }

    /** All at once, as they would be knocked at: one after the other each would wait for its own time to run out. */
    private static void assertEveryDoorSaysSo() {
        var knocking = Executors.newCachedThreadPool();
        try {
            var doors = doors().map(door -> CompletableFuture.runAsync(door, knocking))
                    .toList();
            doors.forEach(CompletableFuture::join);
        } finally {
            knocking.shutdown();
        }
        assertThat(timed(() -> client.send(client.open("/fhir/metadata").GET())).status())
                .isEqualTo(200);
        assertThat(timed(() -> health("readiness")).status()).isEqualTo(503);
        assertThat(timed(() -> health("liveness")).status()).isEqualTo(200);
    }

    private static Stream<Runnable> doors() {
        return Stream.of(dataDoors(), tokenDoors(), pageDoors()).flatMap(doors -> doors);
    }

    private static Stream<Runnable> dataDoors() {
        var requests = Stream.<Supplier<HttpRequest.Builder>>of(
                () -> with(client.open("/fhir/Patient/" + SECRET)).GET(),
                () -> with(client.open("/fhir/Patient?name=" + SECRET)).GET(),
                () -> with(client.open("/fhir/Patient/demo-hanako/$everything")).GET(),
                () -> with(client.open("/fhir/Patient")).POST(BodyPublishers.ofString(patient("door"))),
                () -> with(client.open("/fhir")).POST(BodyPublishers.ofString(transaction("door"))));
        var asked = requests.<Runnable>map(
                request -> () -> assertThat(assertUnavailable(timed(() -> client.send(request.get())))
                                .text())
                        .contains("OperationOutcome", "transient"));
        Runnable elsewhere =
                () -> assertThat(assertUnavailable(timed(() -> client.send(with(client.open("/fhir/Patient/" + SECRET))
                                        .header("Origin", "http://localhost:3000")
                                        .GET())))
                                .header("Access-Control-Allow-Origin"))
                        .isEqualTo("http://localhost:3000");
        return Stream.concat(asked, Stream.of(elsewhere));
    }

    private static Stream<Runnable> tokenDoors() {
        return Stream.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")
                .map(path -> () -> assertThat(assertUnavailable(timed(() -> client.send(form(path))))
                                .json()
                                .get("error")
                                .asText())
                        .isEqualTo("temporarily_unavailable"));
    }

    private static Stream<Runnable> pageDoors() {
        Stream<Runnable> pages = Stream.of(
                        "/account", "/share?person=" + SECRET, "/account/apps", "/consent?x=" + SECRET)
                .map(path -> () -> assertThat(
                                assertUnavailable(timed(() -> hanako.get(path))).text())
                        .contains("<html lang=\"ja\">"));
        Stream<Runnable> others = Stream.of(
                () -> assertUnavailable(
                        timed(() -> client.send(client.open("/shl/" + SECRET).GET()))),
                () -> assertUnavailable(timed(() -> new Browser(client.base()).get("/sign-in"))),
                () -> assertUnavailable(
                        timed(() -> hanako.post("/sign-in", Browser.fields("username", SECRET, "password", SECRET)))));
        return Stream.concat(pages, others);
    }

    private static Client.Answer timed(Supplier<Client.Answer> call) {
        var from = System.nanoTime();
        var answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .as(answer.response().uri().getPath())
                .isLessThan(SECONDS);
        return answer;
    }

    private static Client.Answer assertUnavailable(Client.Answer answer) {
        assertThat(answer.status())
                .as(answer.response().request().method() + " "
                        + answer.response().uri().getPath() + " " + answer.text())
                .isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.header("X-Request-ID")).isNotEmpty();
        assertThat(answer.text())
                .contains("データベースに届かない", "The database cannot be reached")
                .doesNotContain(SECRET, "Exception", "SQL");
        return answer;
    }

    private static void awaitWell() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> health("readiness").status() == 200
                        && client.send(with(client.open("/fhir/Patient/demo-hanako"))
                                                .GET())
                                        .status()
                                == 200
                        && hanako.get("/account").status() == 200);
    }

    private static void assertNothingPersonalIsPrinted() {
        try {
            assertThat(Files.readString(server.log(), StandardCharsets.UTF_8))
                    .contains("The database is away", "Started KenkoTecho")
                    .doesNotContain(SECRET);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Client.Answer health(String probe) {
        return client.send(client.open("/actuator/health/" + probe).GET());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .header("Cookie", SECRET + "=" + SECRET)
                .header("User-Agent", SECRET)
                .header("X-Note", SECRET);
    }

    private static HttpRequest.Builder form(String path) {
        var fields = Browser.fields(
                "grant_type",
                "client_credentials",
                "scope",
                "system/*.rs",
                "token",
                SECRET,
                "client_id",
                "demo-backend",
                "client_secret",
                "demo-secret");
        return client.open(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encoded(fields)));
    }

    private static String patient(String mark) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:outage\",\"value\":\"" + mark
                + "\"}],\"name\":[{\"text\":\"" + SECRET + "\"}]}";
    }

    private static String transaction(String mark) {
        var entry = "{\"resource\":" + patient(mark) + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "," + entry + "]}";
    }

    private static int stored(String mark) {
        return client.send(with(client.open("/fhir/Patient?_summary=count&identifier=urn:outage%7C" + mark))
                        .GET())
                .json()
                .get("total")
                .asInt();
    }

    /** Rows of any table of the index that tell of it, past the server. */
    private static int rowsAbout(String mark) throws SQLException {
        try (var beside = connection();
                var found = beside.prepareStatement("select count(*) from hfj_spidx_token where sp_value = ?")) {
            found.setString(1, mark);
            try (var row = found.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void awaitOneWaits() {
        Awaitility.await().atMost(SECONDS).until(() -> {
            try (var beside = connection();
                    var statement = beside.createStatement();
                    var row = statement.executeQuery(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")) {
                row.next();
                return row.getInt(1) > 0;
            }
        });
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
