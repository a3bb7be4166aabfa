package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What bad input gets: the right status, a text in two languages, no trace, nothing stored, nothing of it in the log. */
@Checklist("S7")
class BadInputIT extends ServerTest {

    /** Stands for a personal value: it may come back in no answer and stand in no line of the log. */
    private static final String SECRET = "秘密";

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String DTD =
            "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                    + "<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"&x;\"/></name></Patient>";

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("JSON cut off", JSON, "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"秘密\"}", 400),
                Arguments.of("no JSON", JSON, "{\"resourceType\":\"Patient\", 秘密}", 400),
                Arguments.of("unknown element", JSON, "{\"resourceType\":\"Patient\",\"秘密\":\"x\"}", 400),
                Arguments.of("impossible date", JSON, "{\"resourceType\":\"Patient\",\"birthDate\":\"秘密\"}", 400),
                Arguments.of("another type", JSON, "{\"resourceType\":\"Observation\"}", 400),
                Arguments.of("no type", JSON, "{\"a\":1}", 400),
                Arguments.of("nothing", JSON, "", 400),
                Arguments.of("XML cut off", XML, "<Patient xmlns=\"http://hl7.org/fhir\"><name>秘密", 400),
                Arguments.of("XML with a DTD", XML, DTD, 400),
                Arguments.of("text", "text/plain", SECRET, 415),
                Arguments.of("a form", "application/x-www-form-urlencoded", "a=b", 415),
                Arguments.of("too deep JSON", JSON, nestedJson(900), 413),
                Arguments.of("too deep XML", XML, nestedXml(900), 413),
                Arguments.of("too large", JSON, "{\"resourceType\":\"Patient\",\"id\":\"" + "a".repeat(1 << 20), 413),
                Arguments.of(
                        "a reference to nobody",
                        JSON,
                        "{\"resourceType\":\"Patient\",\"generalPractitioner\":[{\"reference\":\"Organization/none\"}]}",
                        400),
                Arguments.of(
                        "a reference to elsewhere",
                        JSON,
                        "{\"resourceType\":\"Patient\",\"generalPractitioner\":[{\"reference\":\"http://x.example/Organization/1\"}]}",
                        400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void is_refused_and_nothing_is_stored(String what, String contentType, String body, int status) {
        var before = everyone();
        var answer = SERVER.send(
                SERVER.fhir("Patient").setHeader("Content-Type", contentType).POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(status);
        assertIsRefusal(answer);
        assertThat(everyone()).isEqualTo(before);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("unknown parameter", "GET", "Patient?shoe=1", 400),
                Arguments.of("no date", "GET", "Patient?birthdate=x", 400),
                Arguments.of("unknown type", "GET", "Shoe", 404),
                Arguments.of("unknown operation", "GET", "Patient/demo-hanako/$shoe", 400),
                Arguments.of("an operation kept for operators", "POST", "$expunge", 422),
                Arguments.of("another one", "POST", "$mark-all-resources-for-reindexing", 422),
                Arguments.of("GraphQL", "GET", "$graphql?query=x", 400),
                Arguments.of("nobody", "GET", "Patient/%E7%A7%98%E5%AF%86", 404),
                Arguments.of("a page that is gone", "GET", "?_getpages=none", 410),
                Arguments.of("a method that is none here", "POST", "metadata", 405));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void is_answered_with_its_reason(String what, String method, String path, int status) {
        var answer = SERVER.send(SERVER.fhir(path)
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString("{\"resourceType\":\"Parameters\"}")
                                : BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        assertIsRefusal(answer);
    }

    @Test
    void ignores_unknown_parameters_only_when_asked_to_be_lenient() {
        var strict = SERVER.fhir("Patient?shoe=1")
                .header("Prefer", "handling=strict")
                .GET();
        var lenient = SERVER.fhir("Patient?shoe=1")
                .header("Prefer", "handling=lenient")
                .GET();

        assertThat(SERVER.send(strict).status()).isEqualTo(400);
        assertThat(SERVER.send(lenient).status()).isEqualTo(200);
    }

    @Test
    void is_counted_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(
                    ("{\"resourceType\":\"Patient\",\"id\":\"" + "a".repeat(1 << 21)).getBytes(StandardCharsets.UTF_8));
        }
        var answer = SERVER.send(SERVER.fhir("Patient")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(packed.size()).isLessThan(10_000);
        assertThat(answer.status()).isEqualTo(413);
        assertIsRefusal(answer);
    }

    @Test
    void leaves_nothing_of_itself_in_the_log() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);
        try {
            bodies().map(Arguments::get)
                    .forEach(bad -> SERVER.send(SERVER.fhir("Patient")
                            .setHeader("Content-Type", (String) bad[1])
                            .POST(BodyPublishers.ofString((String) bad[2]))));
            SERVER.get("Patient?name=%E7%A7%98%E5%AF%86&identifier=%E7%A7%98%E5%AF%86");
            SERVER.get("Patient/%E7%A7%98%E5%AF%86");
            SERVER.post("Patient", "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"秘密\"}]}");
            SERVER.post(
                    "Patient/demo-kenji/$parse-drug-qr",
                    Notebooks.storing(Notebooks.ONE_DRUG.replace("見本 花代", SECRET)));
        } finally {
            root.detachAppender(lines);
        }
        var logged = lines.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .collect(Collectors.joining("\n"));
        assertThat(logged).contains("POST /fhir/Patient 400").doesNotContain(SECRET, "%E7%A7%98", "demo-kenji");
    }

    private static void assertIsRefusal(Client.Answer answer) {
        var text = answer.text();
        assertThat(text).contains("OperationOutcome").doesNotContain(SECRET, "HAPI-", "Exception", "\tat ");
        assertThat(text).containsPattern("[ぁ-ん]").containsPattern("[a-z]+ [a-z]+");
    }

    private static int everyone() {
        return SERVER.get("Patient?_summary=count").json().get("total").asInt();
    }

    private static String nestedJson(int depth) {
        return "{\"resourceType\":\"Patient\",\"extension\":[" + "{\"url\":\"u\",\"extension\":[".repeat(depth)
                + "]}".repeat(depth) + "]}";
    }

    private static String nestedXml(int depth) {
        return "<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"u\">".repeat(depth)
                + "</extension>".repeat(depth) + "</Patient>";
    }
}
