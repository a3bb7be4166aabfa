package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * {@code Group/{id}/$predict-risk} and {@code $worklist} by a nurse, for 1,000 people (or as many as
 * {@code -Dphr.bench.persons} says) who agreed, with three check-ups each. The rules are put into their table as the Consents
 * would have put them. Run it with {@code -Dphr.test.database=postgresql}.
 */
public final class PredictGroupBench {

    private static final int PERSONS = Integer.getInteger("phr.bench.persons", 1_000);
    private static final int CHECKUPS = 3;
    private static final int WORKLISTS = 20;
    private static final String OFFICE = "Organization/demo-city-office";

    private static final String RULES = "insert into sharing_rule select 'Consent/group-' || p, 1, 'group-' || p, '"
            + OFFICE + "', 'SEE', false, 'PUBHLTH', now() - interval '1 day', now() + interval '1 day', now(),"
            + " 'checkup,daily-health,medical,medication', '' from generate_series(0, " + (PERSONS - 1) + ") p";

    private static final List<String> ITEMS = List.of(
            "9A755000000000001 mm[Hg] 128",
            "9A765000000000001 mm[Hg] 80",
            "9N006000000000001 kg 72",
            "9N011000000000001 kg/m2 25.1",
            "9N016160100000001 cm 88",
            "3F077000002327101 mg/dL 125",
            "3F070000002327101 mg/dL 48",
            "3D046000001906202 % 5.6");

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private PredictGroupBench() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        var database = TestDatabase.create();
        var server = ServerProcess.start(database, List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            server.awaitReadiness();
            var client = server.client();
            for (var person = 0; person < PERSONS; person++) {
                expect(200, client.post("", bundle(person)));
            }
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                statement.executeUpdate(RULES);
                statement.execute("vacuum analyze");
            }
            var nurse = App.clinic(client, "user/*.rs").token("phn-takahashi", "");
            predict(client, nurse);
            predict(client, nurse);
            worklist(client, nurse);
        } finally {
            server.kill();
        }
    }

    private static void predict(Client client, String nurse) throws InterruptedException {
        var group = client.post(
                        "Group",
                        "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true,\"name\":\"架空の市民\","
                                + "\"managingEntity\":{\"reference\":\"" + OFFICE + "\"}}")
                .id();
        var from = System.nanoTime();
        var begun = expect(
                202,
                client.send(client.with(nurse, "Group/" + group + "/$predict-risk")
                        .header("Prefer", "respond-async")
                        .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\"}"))));
        var location = begun.header("Content-Location");
        var status = location.substring(location.indexOf("$"));
        while (client.get(nurse, status).status() == 202) {
            Thread.sleep(100);
        }
        figure("s for a group of " + PERSONS, (System.nanoTime() - from) / 1e9);
        OUT.println(expect(200, client.get(nurse, status)).text());
    }

    private static void worklist(Client client, String nurse) {
        var nanos = new ArrayList<Long>();
        for (var i = 0; i < WORKLISTS; i++) {
            var from = System.nanoTime();
            expect(200, client.get(nurse, OFFICE + "/$worklist"));
            nanos.add(System.nanoTime() - from);
        }
        figure("s of the first worklist", nanos.get(0) / 1e9);
        Collections.sort(nanos);
        figure("p50 s of a worklist", nanos.get(WORKLISTS / 2) / 1e9);
    }

    private static String bundle(int person) {
        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
        bundle.append("{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"group-" + person
                + "\",\"gender\":\"" + (person % 2 == 0 ? "male" : "female") + "\",\"birthDate\":\""
                + (1950 + person % 35) + "-05-01\"},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/group-" + person
                + "\"}}");
        for (var year = 0; year < CHECKUPS; year++) {
            for (var item : ITEMS) {
                bundle.append(",{\"resource\":" + observation(person, item.split(" ", -1), 2026 - year)
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}");
            }
        }
        return bundle.append("]}").toString();
    }

    private static String observation(int person, String[] item, int year) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"laboratory\"}]}],"
                + "\"subject\":{\"reference\":\"Patient/group-" + person + "\"},\"code\":{\"coding\":[{\"system\":"
                + "\"urn:oid:1.2.392.200119.6.1005\",\"code\":\"" + item[0]
                + "\"}],\"text\":\"健診の項目\"},\"effectiveDateTime\":\"" + year + "-06-10\",\"valueQuantity\":{\"value\":"
                + Math.round((Double.parseDouble(item[2]) * (0.85 + person % 30 / 100.0) + year % 3) * 10) / 10.0
                + ",\"unit\":\"" + item[1] + "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + item[1]
                + "\"}}";
    }

    private static Client.Answer expect(int status, Client.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer;
    }

    private static void figure(String name, double value) {
        OUT.printf("%-60s %10.2f%n", name, value);
    }
}
