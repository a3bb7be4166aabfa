package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * What it costs that a search is a walk, against the same search by offsets, which is how every search was paged at first:
 * each asked in turn of one server. Run it with {@code -Dphr.test.database=postgresql}; {@code -Dphr.bench.readings} says
 * how many Observations the longest record has.
 */
public final class PagingBench {

    private static final int MEASURED = 300;
    private static final int AT_ONCE = 500;
    private static final int SHORT = 40;
    private static final int USUAL = 2_000;
    private static final int LONG = Integer.getInteger("phr.bench.readings", 50_000);

    private static final String SORTED = "&_sort=-date&_count=";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private PagingBench() {}

    public static void main(String[] arguments) {
        var server = ServerProcess.start(TestDatabase.create(), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            server.awaitReadiness();
            var client = server.client();
            compare(client, "one page of " + SHORT, with(client, SHORT));
            compare(client, "first page of " + USUAL, with(client, USUAL));
            var person = with(client, LONG);
            compare(client, "first page of " + LONG, person);
            secondPages(client, person);
            for (var round = 0; round < 2; round++) {
                wholeWalk(client, person, "");
                wholeWalk(client, person, "&_offset=0");
            }
        } finally {
            server.kill();
        }
    }

    private static void compare(Client client, String what, String person) {
        var nanos = new long[2][MEASURED];
        for (var i = -MEASURED / 3; i < MEASURED; i++) {
            for (var way = 0; way < 2; way++) {
                var from = System.nanoTime();
                page(client, "Observation?patient=" + person + SORTED + "50" + (way == 0 ? "" : "&_offset=0"));
                if (i >= 0) {
                    nanos[way][i] = System.nanoTime() - from;
                }
            }
        }
        OUT.printf("%-60s %10.2f%n", "p50 ms, walk, " + what, median(nanos[0]));
        OUT.printf("%-60s %10.2f%n", "p50 ms, offset, " + what, median(nanos[1]));
    }

    private static void secondPages(Client client, String person) {
        var nanos = new long[3][20];
        for (var i = 0; i < 20; i++) {
            var second = page(client, "Observation?patient=" + person + SORTED + "50");
            var from = System.nanoTime();
            var third = page(client, second);
            nanos[0][i] = System.nanoTime() - from;
            from = System.nanoTime();
            page(client, third);
            nanos[1][i] = System.nanoTime() - from;
            from = System.nanoTime();
            page(client, "Observation?patient=" + person + SORTED + "50&_offset=50");
            nanos[2][i] = System.nanoTime() - from;
        }
        OUT.printf("%-60s %10.2f%n", "p50 ms, walk, second page of " + LONG, median(nanos[0]));
        OUT.printf("%-60s %10.2f%n", "p50 ms, walk, third page of " + LONG, median(nanos[1]));
        OUT.printf("%-60s %10.2f%n", "p50 ms, offset, second page of " + LONG, median(nanos[2]));
    }

    private static void wholeWalk(Client client, String person, String offset) {
        var from = System.nanoTime();
        var next = "Observation?patient=" + person + SORTED + AT_ONCE + offset;
        while (!next.isEmpty()) {
            next = page(client, next);
        }
        OUT.printf(
                "%-60s %10.1f%n",
                "s, " + (offset.isEmpty() ? "walk" : "offset") + ", all of " + LONG + " in pages of " + AT_ONCE,
                (System.nanoTime() - from) / 1e9);
    }

    /** Reads a page and answers where the next one is. */
    private static String page(Client client, String path) {
        var answer = client.get(path);
        if (answer.status() != 200 || !answer.text().contains("\"resourceType\":\"Observation\"")) {
            throw new IllegalStateException(answer.status() + " " + path + " " + answer.text());
        }
        for (var link : answer.json().path("link")) {
            if (link.get("relation").asText().equals("next")) {
                return link.get("url").asText().replaceFirst(".*?/fhir/?", "");
            }
        }
        return "";
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }

    private static String with(Client client, int readings) {
        var person = client.newPerson();
        for (var from = 0; from < readings; from += AT_ONCE) {
            var entries = IntStream.range(from, Math.min(readings, from + AT_ONCE))
                    .mapToObj(number -> reading(person, number))
                    .collect(Collectors.joining(","));
            var answer = client.post(
                    "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
        }
        return person;
    }

    /** Each hour one, in no order. */
    private static String reading(String person, int number) {
        var when = OffsetDateTime.parse("2010-01-01T07:00:00+09:00").plusHours(number * 7_919L % 140_000);
        return "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/"
                + person + "\"},\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]},"
                + "\"effectiveDateTime\":\"" + when.toInstant()
                + "\",\"valueQuantity\":{\"value\":66,\"unit\":\"/min\",\"system\":\"http://unitsofmeasure.org\","
                + "\"code\":\"/min\"}},\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}";
    }
}
