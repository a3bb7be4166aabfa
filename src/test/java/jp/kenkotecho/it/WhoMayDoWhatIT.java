package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code who-may-do-what.csv}: every operation that the server names, against every kind of caller. */
class WhoMayDoWhatIT extends ServerTest {

    private static final Path TABLE = Path.of("src/test/resources/jp/kenkotecho/it/who-may-do-what.csv");
    private static final int FIRST_CALLER = 3;

    @TestFactory
    Stream<DynamicTest> everybody_gets_what_the_table_says() {
        var table = rows();
        var callers = table.get(0);
        var tests = new ArrayList<DynamicTest>();
        for (var row : table.subList(1, table.size())) {
            for (var caller = FIRST_CALLER; caller < callers.size(); caller++) {
                var scopes = callers.get(caller);
                var status = Integer.parseInt(row.get(caller));
                tests.add(DynamicTest.dynamicTest(
                        row.get(0) + " by " + scopes + " -> " + status,
                        () -> assertThat(send(row, scopes)).isEqualTo(status)));
            }
        }
        return tests.stream();
    }

    @Test
    void no_operation_is_missing_from_the_table() {
        var metadata = SERVER.send(SERVER.open("/fhir/metadata").GET()).json();
        var offered = new TreeSet<String>();
        metadata.at("/rest/0/operation")
                .forEach(one -> offered.add("$" + one.get("name").asText()));
        metadata.at("/rest/0/resource").forEach(resource -> resource.path("operation")
                .forEach(one -> offered.add("$" + one.get("name").asText())));

        assertThat(offered).isNotEmpty();
        assertThat(rows().stream().map(row -> row.get(0))).containsAll(offered);
    }

    private static int send(List<String> row, String scopes) {
        var request = scopes.equals("none")
                ? SERVER.open("/fhir/" + row.get(2)).header("Content-Type", "application/fhir+json")
                : SERVER.fhir(row.get(2), scopes);
        return SERVER.send(request.method(row.get(1), body(row))).status();
    }

    private static BodyPublisher body(List<String> row) {
        return switch (row.get(0)) {
            case "create", "$validate" ->
                BodyPublishers.ofString("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"memo\"}}");
            case "update" ->
                BodyPublishers.ofString("{\"resourceType\":\"Basic\",\"id\":\"who-may\",\"code\":{\"text\":\"memo\"}}");
            case "$parse-drug-qr" ->
                BodyPublishers.ofString(Slips.storing(Slips.ONE_DRUG.replaceAll("(?m)^1,.*\n", "")));
            default -> BodyPublishers.noBody();
        };
    }

    private static List<List<String>> rows() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .map(line -> List.of(line.split(",", -1)))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
