package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
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

        var first = ServerProcess.start(database, List.of("--phr.demo.days=0"));
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

        var second = ServerProcess.start(database, List.of("--phr.demo.days=0"));
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
}
