package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.kenkotecho.KenkoTecho;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * What the gate adds to {@code Observation?patient=…&_count=50} for a resident's app: the same request to a server with
 * the gate and to one without, in turn, so that whatever else the machine does falls on both alike.
 */
public final class GateBench {

    private static final int WARM = 600;
    private static final int MEASURED = 1_500;
    private static final String QUERY = "Observation?patient=demo-kenji&_count=50";

    private record Side(ServerProcess server, String token, List<Long> nanos) {}

    private GateBench() {}

    public static void main(String[] arguments) {
        var with = start(KenkoTecho.class);
        var without = start(WithoutGate.class);
        try {
            var sides = List.of(side(with), side(without));
            inTurn(sides, WARM);
            sides.forEach(side -> side.nanos().clear());
            inTurn(sides, MEASURED);
            report(p50(sides.get(0)), p50(sides.get(1)));
        } finally {
            with.kill();
            without.kill();
        }
    }

    private static ServerProcess start(Class<?> main) {
        var server = ServerProcess.start(main, TestDatabase.create(), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        server.awaitReadiness();
        return server;
    }

    private static Side side(ServerProcess server) {
        var token = App.own(server.client(), "patient/*.cruds").token("kenji", "demo-kenji");
        return new Side(server, token, new ArrayList<>());
    }

    private static void inTurn(List<Side> sides, int times) {
        for (var i = 0; i < times; i++) {
            for (var side : sides) {
                var from = System.nanoTime();
                expectFifty(side.server().client().get(side.token(), QUERY));
                side.nanos().add(System.nanoTime() - from);
            }
        }
    }

    private static void expectFifty(Client.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private static double p50(Side side) {
        var sorted = new ArrayList<>(side.nanos());
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    private static void report(double with, double without) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf("%-60s %10.2f%n", "p50 ms of a search of 50 with the gate", with);
        out.printf("%-60s %10.2f%n", "p50 ms of a search of 50 without it", without);
        out.printf("%-60s %10.3f%n", "with / without", with / without);
    }
}
