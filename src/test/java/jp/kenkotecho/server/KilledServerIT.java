package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.BulkReader;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Parts;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import jp.kenkotecho.portal.TypicalCheckup;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The server as a process of its own is killed with SIGKILL in the middle of a stream of transactions, of an archive and
 * of an export; another process over the same database goes on with them, and knows all that apps and people were given.
 */
@OnBothDatabases({Because.KILL, Because.RESTART})
@ResourceLock(ServerProcess.ONE_AT_A_TIME)
class KilledServerIT {

    private static final int ENTRIES = 5;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 30;
    private static final int REPORTS = 80;
    private static final List<String> SETTINGS = List.of("--phr.demo.days=0");

    private static final Written WRITTEN = new Written();
    private static Given given = new Given("", "", "", "", "", "");

    @SuppressWarnings("NullAway.Init") // started before the first test
    private static ServerProcess second;

    /**
     * What the first server had handed out before it died.
     *
     * @param archive where the progress of an import is told
     * @param export where the progress of an export is told
     * @param access a token that holds still
     * @param used a refresh token that was used already
     * @param refresh the one that came for it
     * @param keys the public keys of the tokens
     */
    private record Given(String archive, String export, String access, String used, String refresh, String keys) {}

    @BeforeAll
    static void is_killed_and_started_again() throws Exception {
        var database = TestDatabase.create();
        var first = ServerProcess.start(database, SETTINGS);
        var writer = Executors.newSingleThreadExecutor();
        try {
            first.awaitReadiness();
            var stream = writer.submit(() -> WRITTEN.stream(first.client()));
            WRITTEN.enough.await();
            given = given(first.client());
            assertThat(first.client().get(given.archive()).status())
                    .as("some of the archive waits still")
                    .isEqualTo(202);
            first.kill();
            stream.get();
        } finally {
            first.kill();
            writer.shutdown();
        }
        second = ServerProcess.start(database, SETTINGS);
        second.awaitReadiness();
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.kill();
        }
    }

    @Test
    void keeps_every_acknowledged_transaction_whole() {
        assertThat(WRITTEN.acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        for (var number = 0; number <= WRITTEN.last; number++) {
            var allowed = WRITTEN.acknowledged.contains(number) ? List.of(ENTRIES) : List.of(0, ENTRIES);
            assertThat(count(second.client(), number))
                    .as("transaction " + number)
                    .isIn(allowed);
        }
    }

    @Test
    void tells_of_every_acknowledged_transaction_in_a_trail_that_is_whole() {
        assertThat(trailOf(second.client())).isGreaterThanOrEqualTo(WRITTEN.acknowledged.size());
    }

    @Test
    void goes_on_with_an_archive() {
        assertImported(second.client(), given.archive());
    }

    @Test
    void goes_on_with_an_export() {
        assertExported(second.client(), given.export().substring(given.export().indexOf("/fhir/")));
    }

    @Test
    void keeps_tokens_and_keys() {
        var client = second.client();
        assertThat(client.get(given.access(), "Patient/demo-hanako").status()).isEqualTo(200);
        assertThat(client.send(client.open("/oauth2/jwks").GET()).text()).isEqualTo(given.keys());
        var again = App.own(client, "");
        var next = again.refresh(given.refresh());
        assertThat(next.status()).isEqualTo(200);
        assertThat(again.refresh(given.used()).status()).isEqualTo(400);
        assertThat(again.refresh(next.json().get("refresh_token").asText()).status())
                .isEqualTo(400);
    }

    @Test
    void lets_people_in_with_their_passwords() {
        assertThat(Browser.location(new Browser(second.client().base())
                        .submit("/sign-in", Map.of("username", "hanako", "password", "demo"))))
                .endsWith("/");
    }

    private static Given given(Client client) throws IOException {
        var app = App.own(client, "openid fhirUser patient/*.rs offline_access");
        var first =
                app.letInBy("hanako", "demo-hanako").json().get("refresh_token").asText();
        var answer = app.refresh(first).json();
        var keys = client.send(client.open("/oauth2/jwks").GET()).text();
        var archive = sent(client);
        // Behind the archive: what of it is written when the server dies, is written once.
        var export =
                BulkReader.statusOf(researcher(client).kickOff("Group/demo-cohort/$export?_type=Patient,Immunization"));
        return new Given(
                archive,
                export,
                answer.get("access_token").asText(),
                first,
                answer.get("refresh_token").asText(),
                keys);
    }

    private static BulkReader researcher(Client client) {
        return new BulkReader(client, "demo-research", "system/*.rs");
    }

    /** Everybody of the cohort once, with everything that a search finds of them. */
    private static void assertExported(Client client, String status) {
        var done = researcher(client).read(client.base() + status);
        var members = done.output().get("Patient");
        assertThat(members.lines()).doesNotHaveDuplicates().hasSize(members.count());
        assertThat(done.manifest()
                        .at("/extension/http:~1~1kenko-techo.jp~1fhir~1disclosure/participants")
                        .asInt())
                .isEqualTo(members.count())
                .isGreaterThan(2);
        assertThat(done.output().get("Immunization").lines())
                .doesNotHaveDuplicates()
                .hasSize(count(client.get("Immunization?_summary=count")));
    }

    private static int count(Client.Answer found) {
        return found.json().get("total").asInt();
    }

    /** An archive of many persons; where its progress is told. */
    private static String sent(Client client) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < REPORTS; i++) {
                zip.putNextEntry(new ZipEntry("DATA/h" + i + ".xml"));
                zip.write(TypicalCheckup.of(i).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        var answer = client.send(client.fhir("$myna-import")
                .setHeader("Content-Type", "application/zip")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
        return answer.header("Content-Location").replaceFirst(".*/fhir/", "");
    }

    /** Nobody is lost and nobody doubled. */
    private static void assertImported(Client client, String archive) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.get(archive).status() == 200);
        var done = client.get(archive).json();
        assertThat(Integer.parseInt(Parts.value(done, "matched")) + Integer.parseInt(Parts.value(done, "created")))
                .isEqualTo(REPORTS);
        assertThat(client.get("Patient?identifier=http://kenko-techo.jp/id/archive-person|&_summary=count")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(REPORTS);
        assertThat(client.get("DiagnosticReport?code=53576-5&_summary=count")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(REPORTS);
    }

    /** How many of the transactions the trail tells of, whose chain is whole. */
    private static long trailOf(Client client) {
        var verified = client.send(client.open("/admin/audit/verification")
                .header("Authorization", "Bearer " + client.token("admin"))
                .GET());
        assertThat(verified.status()).isEqualTo(200);
        var token = App.own(client, "patient/*.cruds").token("hanako", "demo-hanako");
        var told = 0;
        for (var page = Optional.of("Patient/demo-hanako/$access-log?_count=200"); page.isPresent(); ) {
            var log = client.get(token, page.get()).json();
            for (var entry : log.path("entry")) {
                told += entry.at("/resource/outcomeDesc").asText().contains("その他 " + ENTRIES + " 件を追加") ? 1 : 0;
            }
            page = nextOf(log);
        }
        return told;
    }

    /** The page after this one: a fast machine writes more than one page tells. */
    private static Optional<String> nextOf(JsonNode page) {
        for (var link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                var url = link.path("url").asText();
                return Optional.of(url.substring(url.indexOf("/fhir/") + "/fhir/".length()));
            }
        }
        return Optional.empty();
    }

    /** What the client knows of its own writing. */
    private static final class Written {

        private final CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        private volatile int last;

        /** One transaction after the other, until the server is gone. */
        void stream(Client client) {
            try {
                for (var number = 0; ; number++) {
                    last = number;
                    if (client.post("", transaction(number)).status() == 200) {
                        acknowledged.add(number);
                        enough.countDown();
                    }
                }
            } catch (UncheckedIOException e) {
                release();
            }
        }

        /** So that nobody waits for a server that went before its time; the number acknowledged then tells. */
        private void release() {
            while (enough.getCount() > 0) {
                enough.countDown();
            }
        }
    }

    private static String transaction(int number) {
        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
        for (var entry = 0; entry < ENTRIES; entry++) {
            bundle.append(entry == 0 ? "" : ",")
                    .append("{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"},"
                            + "\"subject\":{\"reference\":\"Patient/demo-hanako\"},\"identifier\":")
                    .append("[{\"system\":\"urn:kill\",\"value\":\"" + number + "\"}]},")
                    .append("\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}");
        }
        return bundle.append("]}").toString();
    }

    private static int count(Client client, int number) {
        var found = client.get("Basic?identifier=urn:kill|" + number).json().get("entry");
        return found == null ? 0 : found.size();
    }
}
