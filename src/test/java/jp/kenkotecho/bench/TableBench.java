package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/** Tables of a person with more and more rows, the same again, and ten equal ones at once. */
public final class TableBench {

    private static final List<Integer> ROWS = Stream.of(
                    System.getProperty("phr.bench.rows", "200,600,1500").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int AT_ONCE = 10;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private TableBench() {}

    public static void main(String[] arguments) throws Exception {
        var server = ServerProcess.start(
                TestDatabase.create(), List.of("-Xmx1g"), List.of("--phr.demo.days=0", "--phr.imports.at-once=20000"));
        try {
            server.awaitReadiness();
            for (var i = 0; i < 5; i++) {
                send(server, person(server), 100);
            }
            for (var rows : ROWS) {
                var person = person(server);
                figure("s for a table of " + rows + " rows", seconds(() -> send(server, person, rows)));
                figure("s for the same again", seconds(() -> send(server, person, rows)));
            }
            var person = person(server);
            figure("s for ten equal tables of 200 rows at once", seconds(() -> atOnce(server, person, 200)));
        } finally {
            server.kill();
        }
    }

    private static int atOnce(ServerProcess server, String person, int rows) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return threads.invokeAll(Stream.<Callable<Integer>>generate(() -> () -> send(server, person, rows))
                            .limit(AT_ONCE)
                            .toList())
                    .size();
        } finally {
            threads.shutdown();
        }
    }

    private static String person(ServerProcess server) {
        return server.client()
                .post("Patient", "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"見本 太郎\"}]}")
                .id();
    }

    private static int send(ServerProcess server, String person, int rows) {
        var table = IntStream.range(0, rows)
                .mapToObj(i -> LocalDate.of(1960, 1, 1).plusDays(i) + ",BCG")
                .collect(Collectors.joining("\r\n", "接種日,予防接種名\r\n", "\r\n"));
        var answer = server.client()
                .post(
                        "Patient/" + person + "/$myna-import?confirmed=true",
                        table.getBytes(StandardCharsets.UTF_8),
                        "text/csv");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        return rows;
    }

    private static double seconds(Callable<Integer> work) throws Exception {
        var from = System.nanoTime();
        work.call();
        return (System.nanoTime() - from) / 1e9;
    }

    private static void figure(String what, double value) {
        OUT.println(String.format(Locale.ROOT, "%10.2f  %s", value, what));
    }
}
