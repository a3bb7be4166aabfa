package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.kenkotecho.KenkoTecho;
import org.junit.jupiter.api.Test;

/**
 * The server as a process of its own is killed with SIGKILL in the middle of a stream of transactions, and started
 * again on what it left behind.
 */
class KilledServerIT {

    private static final int ENTRIES = 5;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 30;

    @Test
    void keeps_every_acknowledged_transaction_whole_and_no_other_in_part() throws Exception {
        var database = TestDatabase.create();
        var acknowledged = new ArrayList<Integer>();
        var attempted = new ArrayList<Integer>();

        var first = new Running(database);
        try {
            first.awaitMetadata();
            var client = first.client();
            var killer = new Thread(() -> {
                while (acknowledged.size() < ACKNOWLEDGED_BEFORE_THE_KILL) {
                    Thread.onSpinWait();
                }
                first.kill();
            });
            killer.start();
            stream(client, attempted, acknowledged);
            killer.join();
        } finally {
            first.kill();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);

        var second = new Running(database);
        try {
            second.awaitMetadata();
            for (var number : attempted) {
                var kept = count(second.client(), number);
                assertThat(kept)
                        .as("transaction " + number)
                        .isIn(acknowledged.contains(number) ? List.of(ENTRIES) : List.of(0, ENTRIES));
            }
        } finally {
            second.kill();
        }
    }

    /** Writes until the server is gone. */
    private static void stream(Client client, List<Integer> attempted, List<Integer> acknowledged) {
        for (var number = 0; number < 10_000; number++) {
            attempted.add(number);
            try {
                var answer = client.send(client.fhir("").POST(BodyPublishers.ofString(transaction(number))));
                if (answer.status() == 200) {
                    acknowledged.add(number);
                }
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private static String transaction(int number) {
        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
        for (var entry = 0; entry < ENTRIES; entry++) {
            bundle.append(entry == 0 ? "" : ",")
                    .append("{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"},\"identifier\":")
                    .append("[{\"system\":\"urn:kill\",\"value\":\"" + number + "\"}]},")
                    .append("\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}");
        }
        return bundle.append("]}").toString();
    }

    private static int count(Client client, int number) {
        var found = client.get("Basic?identifier=urn:kill|" + number).json().get("entry");
        return found == null ? 0 : found.size();
    }

    /** The server, started from the class path of this test with its own settings. */
    private static final class Running {

        private static final Duration PATIENCE = Duration.ofMinutes(3);

        private final Process process;
        private final Client client;

        Running(TestDatabase.Connection database) throws IOException {
            var port = freePort();
            client = new Client("http://127.0.0.1:" + port);
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KenkoTecho.class.getName(),
                    "--server.port=" + port,
                    "--phr.demo.days=0");
            var builder = new ProcessBuilder(command);
            builder.environment().put("PHR_DB_URL", database.url());
            builder.environment().put("PHR_DB_USER", database.user());
            builder.environment().put("PHR_DB_PASSWORD", database.password());
            builder.redirectErrorStream(true);
            builder.redirectOutput(
                    Path.of("target", "killed-server-" + port + ".log").toFile());
            process = builder.start();
        }

        Client client() {
            return client;
        }

        void awaitMetadata() {
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until) {
                assertThat(process.isAlive()).as("the server is running").isTrue();
                try {
                    if (client.send(client.open("/fhir/metadata").GET()).status() == 200) {
                        return;
                    }
                } catch (UncheckedIOException e) {
                    Thread.onSpinWait();
                }
            }
            throw new AssertionError("the server did not answer");
        }

        void kill() {
            try {
                process.destroyForcibly();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
