package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * The whole of {@code $parse-drug-qr} with {@code store} over HTTP: a slip of three medicines that the record does not
 * hold, each time of another day, for persons in turn. Run it with {@code -Dphr.test.database=h2}.
 */
public final class NotebookBench {

    private static final int WARM = 400;
    private static final int MEASURED = 600;
    private static final int PERSONS = 20;

    private NotebookBench() {}

    public static void main(String[] arguments) {
        var server = ServerProcess.start(TestDatabase.create(), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            server.awaitReadiness();
            var persons = new ArrayList<String>();
            for (var i = 0; i < PERSONS; i++) {
                persons.add(server.client().newPerson());
            }
            var nanos = new ArrayList<Long>();
            for (var i = 0; i < WARM + MEASURED; i++) {
                var from = System.nanoTime();
                scan(server, persons.get(i % PERSONS), i / PERSONS);
                if (i >= WARM) {
                    nanos.add(System.nanoTime() - from);
                }
            }
            Collections.sort(nanos);
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.printf("%-60s %10.1f%n", "p50 ms of a slip parsed and stored", nanos.get(MEASURED / 2) / 1e6);
            out.printf("%-60s %10.1f%n", "p95 ms", nanos.get(MEASURED * 95 / 100) / 1e6);
        } finally {
            server.kill();
        }
    }

    private static void scan(ServerProcess server, String person, int visit) {
        var answer = server.client()
                .post("Patient/" + person + "/$parse-drug-qr", Notebooks.storing(Notebooks.threeDrugs(visit)));
        if (answer.status() != 200 || answer.text().contains("in the record already")) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }
}
