package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * What consent adds to {@code Observation?patient=…&_count=50}: a doctor, whose clinic every one of 10,000 residents has
 * agreed with among 199 others, against a backend service that needs nobody's consent; the same requests in turn, each
 * for another of 300 residents, so that nothing is remembered from the last time. The rules are put into their table as
 * the Consents would have put them; the 2,000,000 Consents themselves are not stored.
 */
public final class ConsentBench {

    private static final int PEOPLE = 300;
    private static final int READINGS = 100;
    private static final int TOWN = 10_000;
    private static final int CONSENTS = 200;
    private static final int WARM = 600;
    private static final int MEASURED = 1_500;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private static final String RULES = "insert into sharing_rule select 'Consent/' || p || '-' || c, 1,"
            + " case when p < " + PEOPLE + " then 'bench-' || p else 'town-' || p end,"
            + " case when c = 0 then 'Organization/demo-ito-clinic' else 'Organization/other-' || c end,"
            + " 'SEE', false, 'TREAT', now() - interval '1 day', now() + interval '1 day', now(),"
            + " 'checkup,daily-health,medical,medication', ''"
            + " from generate_series(0, " + (TOWN - 1) + ") p, generate_series(0, " + (CONSENTS - 1) + ") c";

    private record Side(String token, List<Long> nanos) {}

    private ConsentBench() {}

    public static void main(String[] arguments) throws SQLException {
        var database = TestDatabase.create();
        var server = ServerProcess.start(database, List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            server.awaitReadiness();
            var client = server.client();
            for (var person = 0; person < PEOPLE; person++) {
                expectOk(client.send(client.fhir("").POST(BodyPublishers.ofString(bundle(person)))));
            }
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                statement.executeUpdate(RULES);
                statement.execute("vacuum analyze");
            }
            var doctor = App.clinic(client, "user/*.rs").token("dr-ito", "");
            var sides = List.of(
                    new Side(doctor, new ArrayList<>()), new Side(client.token("system/*.rs"), new ArrayList<>()));
            inTurn(client, sides, WARM);
            sides.forEach(side -> side.nanos().clear());
            inTurn(client, sides, MEASURED);
            report(p50(sides.get(0)), p50(sides.get(1)));
        } finally {
            server.kill();
        }
    }

    private static void inTurn(Client client, List<Side> sides, int times) {
        for (var i = 0; i < times; i++) {
            for (var side : sides) {
                var from = System.nanoTime();
                var answer = client.get(side.token(), "Observation?patient=bench-" + i % PEOPLE + "&_count=50");
                side.nanos().add(System.nanoTime() - from);
                expectOk(answer);
                if (!answer.text().contains("bench-" + i % PEOPLE)) {
                    throw new IllegalStateException("nothing was found");
                }
            }
        }
    }

    private static void expectOk(Client.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private static String bundle(int person) {
        var subject = "Patient/bench-" + person;
        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[")
                .append("{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"bench-" + person + "\"},")
                .append("\"request\":{\"method\":\"PUT\",\"url\":\"" + subject + "\"}}");
        for (var day = 0; day < READINGS; day++) {
            bundle.append(
                            ",{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"code\":"
                                    + "\"vital-signs\"}]}],\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\"}]},")
                    .append("\"subject\":{\"reference\":\"" + subject + "\"},\"effectiveDateTime\":\""
                            + LAST_DAY.minusDays(day) + "\",\"valueQuantity\":{\"value\":60.5,\"unit\":\"kg\"}},")
                    .append("\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}");
        }
        return bundle.append("]}").toString();
    }

    private static double p50(Side side) {
        var sorted = new ArrayList<>(side.nanos());
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    private static void report(double with, double without) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf("%-60s %10.2f%n", "p50 ms of a search of 50 by consent, 2,000,000 rules", with);
        out.printf("%-60s %10.2f%n", "p50 ms of a search of 50 without consent", without);
        out.printf("%-60s %10.3f%n", "with / without", with / without);
    }
}
