package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.BulkReader;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.portal.CheckupReport;
import jp.kenkotecho.portal.MynaImportIT;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code who-may-do-what.csv}: every operation that the server names, against every kind of caller. */
@Checklist("S5")
class WhoMayDoWhatIT extends ServerTest {

    private static final Path TABLE = Path.of("src/test/resources/jp/kenkotecho/access/who-may-do-what.csv");
    private static final int FIRST_CALLER = 3;
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final AtomicInteger DAYS = new AtomicInteger();

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
    void no_operation_and_no_interaction_is_missing_from_the_table() {
        var metadata = SERVER.send(SERVER.open("/fhir/metadata").GET()).json();
        var offered = new TreeSet<String>();
        metadata.at("/rest/0/operation")
                .forEach(one -> offered.add("$" + one.get("name").asText()));
        metadata.at("/rest/0/resource").forEach(resource -> resource.path("operation")
                .forEach(one -> offered.add("$" + one.get("name").asText())));

        metadata.at("/rest/0/interaction")
                .forEach(one -> offered.add(one.get("code").asText()));
        metadata.at("/rest/0/resource").forEach(resource -> resource.path("interaction")
                .forEach(one -> offered.add(one.get("code").asText())));

        assertThat(offered).isNotEmpty();
        assertThat(rows().stream().map(row -> row.get(0))).containsAll(offered);
    }

    /** A caller is "none", a backend's scopes, "client scopes", or "username patient scopes" of a person's app. */
    private static int send(List<String> line, String caller) {
        var absent = UUID.randomUUID().toString();
        var row = line.stream().map(cell -> cell.replace("not-there", absent)).toList();
        var isInBundle = row.get(0).startsWith("batch-") || row.get(0).startsWith("transaction-");
        var path = isInBundle ? "" : row.get(2);
        var request = caller.equals("none")
                ? SERVER.open("/fhir/" + path).header("Content-Type", "application/fhir+json")
                : SERVER.with(TOKENS.computeIfAbsent(caller, WhoMayDoWhatIT::tokenOf), path);
        if (row.get(0).equals("create-conditional")) {
            request.header("If-None-Exist", "identifier=urn:test|" + UUID.randomUUID());
        }
        if (row.get(0).equals("read-unchanged")) {
            request.header("If-None-Match", "W/\"1\"");
        }
        if (row.get(0).contains("-post")) {
            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        }
        if (row.get(0).startsWith("patch")) {
            request.setHeader("Content-Type", "application/json-patch+json");
        }
        var answer = SERVER.send(request.method(isInBundle ? "POST" : row.get(1), body(row)));
        return isInBundle && answer.status() == 200 ? statusOfEntry(answer) : answer.status();
    }

    /** What is asked within a Bundle: the status of its one entry. */
    private static int statusOfEntry(Client.Answer bundle) {
        return Integer.parseInt(
                bundle.json().at("/entry/0/response/status").asText().substring(0, 3));
    }

    private static String tokenOf(String caller) {
        var words = caller.split(" ", 3);
        if (words.length == 1) {
            return SERVER.newToken(caller);
        }
        if (words.length == 2) {
            return new BulkReader(SERVER, words[0], words[1]).token();
        }
        var patient = words[1].equals("-") ? "" : words[1];
        return (words[0].equals("dr-ito") ? App.clinic(SERVER, words[2]) : App.own(SERVER, words[2]))
                .token(words[0], patient);
    }

    private static BodyPublisher body(List<String> row) {
        var basic = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"memo\"},"
                + "\"subject\":{\"reference\":\"Patient/demo-hanako\"}}";
        var withId = basic.replace("{\"resourceType\"", "{\"id\":\"who-may\",\"resourceType\"");
        return switch (row.get(0)) {
            case "create", "create-conditional", "$validate" -> BodyPublishers.ofString(basic);
            case "update" -> BodyPublishers.ofString(withId);
            case "update-conditional" -> BodyPublishers.ofString(basic);
            case "update-absent" ->
                BodyPublishers.ofString(withId.replace("who-may", row.get(2).substring("Basic/".length())));
            case "patch", "patch-conditional" ->
                BodyPublishers.ofString("[{\"op\":\"test\",\"path\":\"/resourceType\",\"value\":\"Patient\"}]");
            case "search-post" -> BodyPublishers.ofString("_count=1");
            case "search-group-post-has" -> BodyPublishers.ofString("_has:Consent:actor:status=active");
            case "batch-read",
                    "batch-vread",
                    "batch-history-type",
                    "batch-history-system",
                    "batch-has",
                    "batch-operation" -> BodyPublishers.ofString(bundle("batch", "GET", row.get(2), "", ""));
            case "transaction-read" -> BodyPublishers.ofString(bundle("transaction", "GET", row.get(2), "", ""));
            case "transaction-reference-by-search" ->
                BodyPublishers.ofString(
                        bundle("transaction", "POST", "Basic", "", basic.replace("Patient/demo-hanako", row.get(2))));
            case "transaction-create-conditional" ->
                BodyPublishers.ofString(bundle(
                        "transaction",
                        "POST",
                        "Patient",
                        row.get(2),
                        "{\"resourceType\":\"Patient\",\"active\":true}"));
            case "batch", "transaction" ->
                BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"" + row.get(0)
                        + "\",\"entry\":[{\"request\":{\"method\":\"POST\",\"url\":\"Basic\"},\"resource\":" + basic
                        + "}]}");
            case "$launch" ->
                BodyPublishers.ofString(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"client\",\"valueString\":\"demo-app\"}]}");
            case "$consent-preview" ->
                BodyPublishers.ofString(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"consent\",\"resource\":"
                                + new ConsentText("demo-hanako", "Organization/demo-ito-clinic").text() + "}]}");
            case "$check-in" ->
                BodyPublishers.ofString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"organization\","
                        + "\"valueReference\":{\"reference\":\"Organization/demo-ito-clinic\"}}]}");
            case "$share-link" ->
                BodyPublishers.ofString(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"category\",\"valueCode\":\"medical\"}]}");
            case "$hide" ->
                BodyPublishers.ofString(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"from\",\"valueCode\":\"nobody\"}]}");
            case "$break-glass" ->
                BodyPublishers.ofString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\","
                        + "\"valueString\":\"意識がなく、薬を確かめる必要がある\"}]}");
            case "create-consent" ->
                BodyPublishers.ofString(new ConsentText("demo-hanako", "Organization/demo-ito-clinic").text());
            case "$myna-import" ->
                BodyPublishers.ofString(MynaImportIT.body(
                        new CheckupReport()
                                .born("")
                                .sex("2")
                                .name("サトウ ハナコ")
                                .day(nextDay())
                                .words("9N056160400000049", UUID.randomUUID().toString())
                                .xml(),
                        false));
            case "$parse-drug-qr" ->
                BodyPublishers.ofString(Notebooks.storing(
                        Notebooks.ONE_DRUG.replaceAll("(?m)^1,.*\n", "").replace("ミホンジピン", "ミホン" + UUID.randomUUID())));
            default -> BodyPublishers.noBody();
        };
    }

    private static String bundle(String type, String method, String url, String ifNoneExist, String resource) {
        var condition = ifNoneExist.isEmpty() ? "" : ",\"ifNoneExist\":\"" + ifNoneExist + "\"";
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"request\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"" + condition + "}"
                + (resource.isEmpty() ? "" : ",\"resource\":" + resource) + "}]}";
    }

    /** A check-up of a day of its own: one that is known already is no write. */
    private static String nextDay() {
        return LocalDate.of(1990, 1, 1).plusDays(DAYS.getAndIncrement()).format(DateTimeFormatter.BASIC_ISO_DATE);
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
