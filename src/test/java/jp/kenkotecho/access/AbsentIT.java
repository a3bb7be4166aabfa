package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is absent, somebody else's, hidden or deleted answers alike: the same words, by the same questions to the database. */
class AbsentIT extends ServerTest {

    private static final List<String> OF_EACH =
            List.of("Connection", "Content-Length", "Date", "Keep-Alive", "X-Request-Id");

    private static final Pattern OF_THE_TOKEN = Pattern.compile("registered_client_id|smart_grant|account");

    private static String doctor = "";

    /** How something is asked for: the method, what follows the address, and a header. */
    private record Way(String method, String suffix, String header) {}

    private static final List<Way> WAYS = List.of(
            new Way("GET", "", ""),
            new Way("GET", "?_format=xml", ""),
            new Way("GET", "?_summary=true", ""),
            new Way("GET", "", "If-None-Match"),
            new Way("HEAD", "", ""),
            new Way("GET", "/_history/1", ""),
            new Way("GET", "/_history/9", ""),
            new Way("GET", "/_history", ""),
            new Way("GET", "/_history?_count=1&_since=2020-01-01T00:00:00Z", ""),
            new Way("GET", "/$meta", ""),
            new Way("GET", "/$validate?mode=delete", ""),
            new Way("POST", "/$hide", ""),
            new Way("PUT", "", ""),
            new Way("PUT", "", "If-Match"),
            new Way("PATCH", "", ""),
            new Way("DELETE", "", ""));

    static Stream<Arguments> ways() {
        return WAYS.stream()
                .flatMap(way -> Stream.of("foreign", "hidden", "deleted").map(what -> Arguments.of(way, what)));
    }

    @BeforeEach
    void signIn() {
        if (doctor.isEmpty()) {
            doctor = App.own(SERVER, "user/*.cruds").token("dr-ito", "");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void answers_as_if_it_were_not_there(Way way, String what) {
        var there = address(what);
        var absent = "MedicationStatement/" + UUID.randomUUID();
        warm();
        var asked = aboutRecords(() -> ask(way, there));
        var askedOfNothing = aboutRecords(() -> ask(way, absent));

        assertThat(asked).isEqualTo(askedOfNothing);
        assertThat(ask(way, there).status()).isEqualTo(404);
        assertThat(told(ask(way, there), there)).isEqualTo(told(ask(way, absent), absent));
        assertThat(headers(ask(way, there))).isEqualTo(headers(ask(way, absent)));
    }

    private static String address(String what) {
        var haru = Resident.in(SERVER);
        var drug = haru.drug("ひみつ");
        var actor = what.equals("foreign") ? "Organization/demo-city-office" : "Organization/demo-ito-clinic";
        haru.agrees(new ConsentText(haru.id(), actor).purpose(what.equals("foreign") ? "PUBHLTH" : "TREAT"));
        if (what.equals("hidden")) {
            haru.hides(drug, "professionals");
        }
        if (what.equals("deleted")) {
            haru.sends("DELETE", drug, "");
        }
        return drug;
    }

    /** Without whose token it is, which is remembered for a second. */
    private static List<String> aboutRecords(Supplier<Client.Answer> request) {
        return Statements.during(request).stream()
                .filter(sql -> !OF_THE_TOKEN.matcher(sql).find())
                .toList();
    }

    /** Where they work is remembered for a second from the last change of a consent, whatever is asked for. */
    private static void warm() {
        ask(WAYS.get(0), "MedicationStatement/" + UUID.randomUUID());
    }

    private static Client.Answer ask(Way way, String address) {
        var request = SERVER.with(doctor, address + way.suffix());
        if (!way.header().isEmpty()) {
            request.header(way.header(), "W/\"1\"");
        }
        if (way.method().equals("PATCH")) {
            request.setHeader("Content-Type", "application/json-patch+json");
        }
        return SERVER.send(request.method(way.method(), BodyPublishers.ofString(body(way, address))));
    }

    private static String body(Way way, String address) {
        return switch (way.method() + way.suffix()) {
            case "PUT" ->
                "{\"resourceType\":\"MedicationStatement\",\"id\":\"" + address.substring(address.indexOf('/') + 1)
                        + "\",\"status\":\"active\",\"subject\":{\"reference\":\"Patient/demo-hanako\"},"
                        + "\"medicationCodeableConcept\":{\"text\":\"x\"}}";
            case "PATCH" -> "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"completed\"}]";
            case "POST/$hide" ->
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"from\",\"valueCode\":\"nobody\"}]}";
            default -> "";
        };
    }

    private static String told(Client.Answer answer, String address) {
        return answer.text().replace(address.substring(address.indexOf('/') + 1), "…");
    }

    private static Map<String, List<String>> headers(Client.Answer answer) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.response().headers().map());
        OF_EACH.forEach(headers::remove);
        return headers;
    }
}
