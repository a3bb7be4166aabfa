package jp.kenkotecho.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import jp.kenkotecho.it.BulkReader;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * A cohort's export: 48 people with 501 resources each (or as many as {@code -Dphr.bench.persons} says), in a heap of
 * {@code -Dphr.bench.heap} (2g), from the kick-off
 * to the manifest and to the last line, in how much CPU time and memory.
 */
public final class ExportBench {

    private static final int PERSONS = Integer.getInteger("phr.bench.persons", 48);
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 4;
    private static final String HEAP = System.getProperty("phr.bench.heap", "2g");
    private static final List<String> JVM = List.of("-Xmx" + HEAP);
    private static final List<String> SETTINGS = List.of("--phr.demo.days=0");

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ExportBench() {}

    public static void main(String[] arguments) throws Exception {
        var database = TestDatabase.create();
        var server = ServerProcess.start(database, JVM, SETTINGS);
        try {
            server.awaitReadiness();
            load(server.client());
            agree(database);
            Thread.sleep(Duration.ofSeconds(2).toMillis());
            for (var round = 1; round <= ROUNDS; round++) {
                OUT.println("round " + round);
                export(server);
            }
            figure("MB resident at most, with a heap of " + HEAP, peak(server));
        } finally {
            server.kill();
        }
    }

    private static void export(ServerProcess server) {
        var researcher = new BulkReader(server.client(), "demo-research", "system/*.rs");
        var cpu = cpu(server);
        var from = System.nanoTime();
        var status = BulkReader.statusOf(researcher.kickOff("Group/demo-cohort/$export"));
        researcher.ended(status);
        figure("s from the kick-off to the manifest", (System.nanoTime() - from) / 1e9);
        var done = researcher.read(status);
        var lines = done.output().byType().values().stream()
                .mapToInt(file -> file.lines().size())
                .sum();
        var seconds = (System.nanoTime() - from) / 1e9;
        figure("s to the last line", seconds);
        figure("lines", lines);
        figure("lines a second", lines / seconds);
        figure("CPU ms of the server a line", (cpu(server) - cpu) / 1e6 / lines);
    }

    private static void load(Client client) {
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var all = new ArrayList<CompletableFuture<?>>();
            for (var i = 0; i < PERSONS; i++) {
                var person = i;
                all.add(CompletableFuture.runAsync(() -> person(client, person), pool));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            pool.shutdown();
        }
    }

    private static void person(Client client, int number) {
        var patient = "Patient/bench-" + number;
        var entries = new ArrayList<String>();
        entries.add(entry(
                "PUT",
                patient,
                "{\"resourceType\":\"Patient\",\"id\":\"bench-" + number
                        + "\",\"gender\":\"female\",\"birthDate\":\"1961-01-01\",\"name\":[{\"text\":\"架空 花子\"}]}"));
        for (var year = 0; year < 10; year++) {
            for (var item = 0; item < 25; item++) {
                entries.add(observation(patient, "laboratory", "2339-0", 5 * 365 - year * 180, "mg/dL"));
            }
        }
        for (var day = 0; day < 90; day++) {
            entries.add(observation(patient, "vital-signs", "29463-7", day, "kg"));
            entries.add(observation(patient, "vital-signs", "8867-4", day, "/min"));
        }
        for (var i = 0; i < 40; i++) {
            entries.add(entry(
                    "POST",
                    "MedicationStatement",
                    "{\"resourceType\":\"MedicationStatement\",\"status\":\"completed\",\"subject\":{\"reference\":\""
                            + patient
                            + "\"},\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://capstandard.jp/iyaku.info/CodeSystem/YJ-code\",\"code\":\"2149026F1020\"}]},"
                            + "\"effectiveDateTime\":\""
                            + LocalDate.parse("2026-01-01").minusDays(i) + "\"}"));
        }
        for (var i = 0; i < 10; i++) {
            entries.add(entry(
                    "POST",
                    "Immunization",
                    "{\"resourceType\":\"Immunization\",\"status\":\"completed\",\"vaccineCode\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/cvx\",\"code\":\"88\"}]},"
                            + "\"patient\":{\"reference\":\"" + patient + "\"},\"occurrenceDateTime\":\"2025-11-0"
                            + (i % 9 + 1) + "\"}"));
        }
        for (var i = 0; i < 20; i++) {
            entries.add(entry(
                    "POST",
                    "Encounter",
                    "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"AMB\"},"
                            + "\"subject\":{\"reference\":\"" + patient
                            + "\"},\"period\":{\"start\":\"2026-01-02\"}}"));
        }
        for (var from = 0; from < entries.size(); from += 100) {
            var answer = client.post(
                    "",
                    "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                            + String.join(",", entries.subList(from, Math.min(from + 100, entries.size()))) + "]}");
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
        }
    }

    private static String observation(String patient, String category, String code, int daysAgo, String unit) {
        return entry(
                "POST",
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\""
                        + category + "\"}]}],\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code
                        + "\"}]},\"subject\":{\"reference\":\"" + patient + "\"},\"effectiveDateTime\":\""
                        + LocalDate.parse("2026-06-01").minusDays(daysAgo)
                        + "T07:00:00+09:00\",\"valueQuantity\":{\"value\":61.5,\"unit\":\"" + unit
                        + "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}}");
    }

    private static String entry(String method, String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    /** The rules of their Consents, which no backend service may write, straight into the database. */
    private static void agree(TestDatabase.Connection database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.prepareStatement(
                        "insert into sharing_rule (source_id, source_version, person, actor, access_right, denial, purposes,"
                                + " valid_from, valid_until, given_at, categories, sensitivities) select ?, 1, ?, actor,"
                                + " access_right, denial, purposes, valid_from, valid_until, given_at,"
                                + " 'checkup,daily-health,immunization,medical,medication', sensitivities from sharing_rule"
                                + " where source_id = 'Consent/demo-kenji-study'")) {
            for (var i = 0; i < PERSONS; i++) {
                statement.setString(1, "Consent/bench-" + i);
                statement.setString(2, "bench-" + i);
                statement.executeUpdate();
            }
        }
    }

    private static double cpu(ServerProcess server) {
        return server.handle().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** VmHWM of Linux, MB. */
    private static double peak(ServerProcess server) throws IOException {
        return Files.readAllLines(
                                Path.of("/proc", String.valueOf(server.handle().pid()), "status"))
                        .stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    private static void figure(String name, double value) {
        OUT.printf("%-60s %10.2f%n", name, value);
    }
}
