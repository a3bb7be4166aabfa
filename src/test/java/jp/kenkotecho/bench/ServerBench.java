package jp.kenkotecho.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * What starting, idling, loading and searching cost: {@code mvn verify -Pbench -DskipTests}. CPU time of the server's
 * process, not wall time, since machines are shared; PostgreSQL's own is not in it. Compare runs of one machine.
 */
public final class ServerBench {

    private static final int WARM_PEOPLE = 10;
    private static final int PEOPLE = 40;
    private static final int READINGS = 400;
    private static final int SEARCHES = 400;
    private static final int CLIENTS = 4;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private final ServerProcess server;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ServerBench(ServerProcess server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        var server = ServerProcess.start(TestDatabase.create(), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            new ServerBench(server).run();
        } finally {
            server.kill();
        }
    }

    private void run() throws Exception {
        server.awaitMetadata();
        say("CPU s from start to the first answer on /fhir/metadata", seconds(cpu()));
        server.awaitReadiness();
        say("resident MB when ready, demo residents loaded", residentMegabytes());
        inParallel(WARM_PEOPLE, this::load);
        var before = cpu();
        inParallel(PEOPLE, person -> load(person + WARM_PEOPLE));
        say("CPU ms per resource loaded", milliseconds(cpu().minus(before)) / (PEOPLE * (READINGS + 1)));
        inParallel(SEARCHES, this::search);
        before = cpu();
        inParallel(SEARCHES, this::search);
        say("CPU ms per search, 50 Observations sorted by date", milliseconds(cpu().minus(before)) / SEARCHES);
        say("resident MB afterwards", residentMegabytes());
    }

    private void load(int person) {
        var client = server.client();
        var subject = "Patient/bench-" + person;
        expect(200, client.send(client.fhir("").POST(BodyPublishers.ofString(bundle(person, subject)))));
    }

    private void search(int number) {
        var client = server.client();
        var query = "Observation?patient=Patient/bench-" + number % (PEOPLE + WARM_PEOPLE)
                + "&code=http://loinc.org|29463-7&date=ge" + LAST_DAY.minusDays(READINGS + number % 30)
                + "&_sort=-date&_count=50";
        expect(200, client.get(query));
    }

    private static String bundle(int person, String subject) {
        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[")
                .append("{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"bench-" + person + "\"},")
                .append("\"request\":{\"method\":\"PUT\",\"url\":\"" + subject + "\"}}");
        for (var day = 0; day < READINGS; day++) {
            bundle.append(
                            ",{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{")
                    .append(
                            "\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-signs\"}]}],")
                    .append(
                            "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\"}],\"text\":\"体重\"},")
                    .append("\"subject\":{\"reference\":\"" + subject + "\"},\"effectiveDateTime\":\""
                            + LAST_DAY.minusDays(day))
                    .append("T07:00:00+09:00\",\"valueQuantity\":{\"value\":" + (600 + day % 50) / 10.0)
                    .append(",\"unit\":\"kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}},")
                    .append("\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}");
        }
        return bundle.append("]}").toString();
    }

    private interface Work {
        void on(int number);
    }

    private static void inParallel(int times, Work work) throws Exception {
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var running = IntStream.range(0, times)
                    .<Future<?>>mapToObj(number -> pool.submit(() -> work.on(number)))
                    .toList();
            for (var one : running) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void expect(int status, Client.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private Duration cpu() {
        return server.handle().info().totalCpuDuration().orElseThrow();
    }

    /** From Linux; 0 elsewhere. */
    private double residentMegabytes() throws IOException {
        var status = Path.of("/proc", String.valueOf(server.handle().pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double seconds(Duration duration) {
        return milliseconds(duration) / 1000;
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private void say(String what, double value) {
        out.printf("%-60s %10.2f%n", what, value);
    }
}
