package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import jp.kenkotecho.portal.CheckupReport;

/**
 * The whole of {@code $predict-risk} over HTTP: all models and items, three scenarios, for persons with ten check-ups in
 * turn. Run it with {@code -Dphr.test.database=h2}.
 */
public final class PredictBench {

    private static final int WARM = 300;
    private static final int MEASURED = 400;
    private static final int PERSONS = 10;
    private static final int CHECKUPS = 10;

    private static final String QUESTION = """
            {"resourceType":"Parameters","parameter":[{"name":"asOf","valueDate":"2026-07-01"},
              {"name":"scenario","part":[{"name":"name","valueString":"a"},
                {"name":"lever","part":[{"name":"code","valueCode":"smoking"}]}]},
              {"name":"scenario","part":[{"name":"name","valueString":"b"},
                {"name":"lever","part":[{"name":"code","valueCode":"weight"},{"name":"value","valueDecimal":4}]}]},
              {"name":"scenario","part":[{"name":"name","valueString":"c"},
                {"name":"lever","part":[{"name":"code","valueCode":"salt"},{"name":"value","valueDecimal":3}]}]}]}
            """;

    private PredictBench() {}

    public static void main(String[] arguments) {
        var server = ServerProcess.start(TestDatabase.create(), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            server.awaitReadiness();
            var persons = new ArrayList<String>();
            for (var i = 0; i < PERSONS; i++) {
                persons.add(person(server));
            }
            measure("a prediction as it is asked by default", persons, person -> byDefault(server, person, ""));
            measure("a brief one", persons, person -> byDefault(server, person, "&brief=true"));
            measure("a prediction with three scenarios", persons, person -> ask(server, person));
        } finally {
            server.kill();
        }
    }

    private static void measure(String what, List<String> persons, ToIntFunction<String> asked) {
        var nanos = new ArrayList<Long>();
        var bytes = 0;
        for (var i = 0; i < WARM + MEASURED; i++) {
            var from = System.nanoTime();
            bytes = asked.applyAsInt(persons.get(i % PERSONS));
            if (i >= WARM) {
                nanos.add(System.nanoTime() - from);
            }
        }
        Collections.sort(nanos);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf("%-60s %10.1f%n", "p50 ms of " + what, nanos.get(MEASURED / 2) / 1e6);
        out.printf("%-60s %10.1f%n", "p95 ms", nanos.get(MEASURED * 95 / 100) / 1e6);
        out.printf("%-60s %10.1f%n", "kB of the answer", bytes / 1e3);
    }

    private static int byDefault(ServerProcess server, String person, String more) {
        return sized(server.client().get("Patient/" + person + "/$predict-risk?asOf=2026-07-01" + more));
    }

    private static int ask(ServerProcess server, String person) {
        return sized(server.client().post("Patient/" + person + "/$predict-risk", QUESTION));
    }

    private static int sized(Client.Answer answer) {
        if (answer.status() != 200 || !answer.text().contains("jas-2022")) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer.text().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String person(ServerProcess server) {
        var person = server.client()
                .post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"見本 太一\"}],\"gender\":\"male\",\"birthDate\":\"1970-11-03\"}")
                .id();
        for (var year = 0; year < CHECKUPS; year++) {
            var report = checkup((2026 - year) + "0610", 142 - year).xml().getBytes(StandardCharsets.UTF_8);
            var file = Base64.getEncoder().encodeToString(report);
            var answer = server.client()
                    .post(
                            "Patient/" + person + "/$myna-import",
                            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"file\",\"valueAttachment\":{\"data\":\""
                                    + file + "\"}}]}");
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
        }
        return person;
    }

    private static CheckupReport checkup(String day, int systolic) {
        var report = new CheckupReport()
                .day(day)
                .born("19701103")
                .number("9A751000000000001", String.valueOf(systolic), "mmHg")
                .number("9A761000000000001", "84", "mmHg")
                .number("9N006000000000001", "80", "kg")
                .number("9N011000000000001", "27.0", "kg/m2")
                .number("9N016160100000001", "91", "cm")
                .number("3F077000002327101", "150", "mg/dl")
                .number("3F070000002327101", "45", "mg/dl")
                .number("3F015000002327101", "140", "mg/dl")
                .number("3D010000001926101", "95", "mg/dl")
                .number("3D046000001906202", "5.9", "%")
                .answer("9N736000000000011", "1.2.392.200119.6.24060", "1")
                .answer("1A010000000191111", "1.2.392.200119.6.2102", "1");
        for (var question : List.of("9N701", "9N706", "9N711", "9N716", "9N721", "9N726")) {
            report.answer(question + "000000000011", "1.2.392.200119.6.2003", "2");
        }
        return report;
    }
}
