package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.WellFormed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that can be parsed and not be lived with, and those just within the limits, by every way in. */
@OnBothDatabases(Because.SCHEMA)
@Checklist("S7")
class ExtremeValuesIT extends ServerTest {

    private static final String XML = "application/fhir+xml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "1e1000",
                "1e200000",
                "1e999999999",
                "-1e41",
                "1e-1000",
                "\"1e1000\"",
                "\"1e999999999\"",
                "1E+2147483647"
            })
    void refuses_a_number_beyond_the_limits_at_once_and_says_where(String number) {
        var start = System.nanoTime();
        var refused = SERVER.post("Observation", reading(number));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("Observation.value");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"1e1000, 422", "1e999999999, 422", "1e39, 201"})
    void holds_xml_to_the_same_limits(String number, int status) {
        var xml = "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"a\"/></code>"
                + "<valueQuantity><value value=\"" + number + "\"/></valueQuantity></Observation>";

        assertThat(send("POST", "Observation", XML, xml).status()).isEqualTo(status);
    }

    @Test
    void holds_updates_patches_and_transactions_to_the_same_limits() {
        var id = SERVER.post("Observation", reading("1")).id();
        var patch = "[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":%s}]";

        assertThat(SERVER.put("Observation/" + id, reading("1e1000").replaceFirst("\\{", "{\"id\":\"" + id + "\","))
                        .status())
                .isEqualTo(422);
        for (var number : new String[] {"1e1000", "\"1e1000\"", "1e999999999", "\"1e999999999\""}) {
            assertThat(send("PATCH", "Observation/" + id, "application/json-patch+json", patch.formatted(number))
                            .status())
                    .isEqualTo(422);
        }
        var parameters = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"path\",\"valueString\":\"Observation.value\"},"
                + "{\"name\":\"value\",\"valueQuantity\":{\"value\":\"1e1000\"}}]}]}";
        assertThat(send("PATCH", "Observation/" + id, "application/fhir+json", parameters)
                        .status())
                .isEqualTo(422);
        var transaction = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + reading("\"1e1000\"") + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}";
        var refused = SERVER.post("", transaction);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Bundle.entry[0].resource");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1e999999999;422", "\"\\u0000\";422", "[[]];400"})
    void looks_into_the_patches_of_a_transaction(String value, int status) {
        var id = SERVER.post("Observation", reading("1")).id();
        var patch = "[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":" + value + "}]";
        var data = Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8));
        var transaction = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\"" + data
                + "\"},\"request\":{\"method\":\"PATCH\",\"url\":\"Observation/" + id + "\"}}]}";

        assertThat(SERVER.post("", transaction).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e39",
                "1234567890123456789012345678901234567890",
                "0.000000000000000000000000000000000000001",
                "-0",
                "0.00"
            })
    void a_number_just_within_the_limits_has_a_whole_life(String number) {
        var person = SERVER.newPerson();
        var made = SERVER.post(
                "Observation",
                reading(number).replaceFirst("\\{", "{\"subject\":{\"reference\":\"Patient/" + person + "\"},"));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var id = "Observation/" + made.id();
        for (var path : new String[] {
            id, id + "/_history", "Observation?patient=Patient/" + person, "Patient/" + person + "/$everything"
        }) {
            assertThat(SERVER.get(path).status()).as(path).isEqualTo(200);
            var xml = SERVER.send(SERVER.fhir(path).setHeader("Accept", XML).GET());
            assertThat(WellFormed.is(xml.text())).as(path).isTrue();
        }
        assertThat(SERVER.put(id, SERVER.get(id).text()).status()).isEqualTo(200);
        assertThat(SERVER.delete(id).status()).isEqualTo(200);
    }

    static Stream<Arguments> texts() {
        return Stream.of("\\u0000", "\\u0007", "\\uFFFE", "\\uFFFF", "\\uD800", "\\uDC00a", "\\u001b[31m")
                .flatMap(character -> Stream.of(
                        Arguments.of(character, "\"code\":{\"text\":\"a?b\"}", "Basic.code.text"),
                        Arguments.of(
                                character,
                                "\"code\":{\"coding\":[{\"code\":\"b\"},{\"system\":\"urn:?\"}]}",
                                "Basic.code.coding[1].system"),
                        Arguments.of(
                                character,
                                "\"code\":{\"text\":\"a\"},\"meta\":{\"profile\":\"http://x/?\"}",
                                "Basic.meta.profile")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refuses_characters_that_xml_cannot_carry_and_says_where(String character, String content, String where) {
        var refused = SERVER.post("Basic", "{\"resourceType\":\"Basic\"," + content.replace("?", character) + "}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"extension\":[null]` | Basic.extension",
                "`\"extension\":[[{\"url\":\"http://x\"}]]` | Basic.extension[0]",
                "`\"meta\":{\"profile\":[[\"http://x\"]]}` | Basic.meta.profile[0]",
                "`\"text\":{\"status\":\"generated\",\"div\":{\"x\":1}}` | ``",
                "`\"language\":\"ja\",\"language\":\"en\"` | Basic.language",
            })
    void refuses_json_that_is_not_fhirs(String content, String where) {
        var refused = SERVER.post("Basic", "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"a\"}," + content + "}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo(where);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "gt1e999999999", "lt-1e1000", "1e1000|http://x|mg", "1e400,1"})
    void refuses_a_search_for_a_number_beyond_the_limits(String number) {
        var found = SERVER.get("Observation?value-quantity=" + number);

        assertThat(found.status()).as(found.text()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"valueDecimal\":1e999999999` | 422",
                "`\"valueDecimal\":\"1e999999999\"` | 422",
                "`\"_valueDecimal\":{\"extension\":[{\"url\":\"http://x\",\"valueCode\":\"a\"}]}` | 400",
                "`\"valueDecimal\":1` | 200",
            })
    void holds_the_parameters_of_an_operation_to_the_same_limits(String value, int status) {
        var scenario = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"scenario\",\"part\":["
                + "{\"name\":\"name\",\"valueString\":\"a\"},{\"name\":\"lever\",\"part\":["
                + "{\"name\":\"code\",\"valueCode\":\"weight\"},{\"name\":\"value\"," + value + "}]}]}]}";

        var answer = SERVER.post("Patient/demo-kenji/$predict-risk", scenario);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json", XML})
    void a_request_without_a_body_may_name_the_type_of_one(String type) {
        var answer = SERVER.send(SERVER.fhir("Patient/demo-kenji")
                .setHeader("Content-Type", type)
                .GET());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_plain_text_may_look_like_a_large_number() {
        var made = SERVER.post(
                "Basic",
                "{\"resourceType\":\"Basic\",\"identifier\":[{\"value\":\"2E1234\"}],\"code\":{\"text\":\"1e400\"}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(SERVER.get("Basic?identifier=2E1234").json().at("/total").asInt())
                .isPositive();
    }

    @Test
    void takes_the_pairing_of_texts_and_their_extensions() {
        var name =
                "\"name\":[{\"given\":[null,\"花\"],\"_given\":[{\"extension\":[{\"url\":\"http://x\",\"valueCode\":\"a\"}]},null]},"
                        + "{\"given\":[null],\"_given\":[{\"extension\":[{\"url\":\"http://x\",\"valueCode\":\"a\"}]}]}]";

        assertThat(SERVER.post("Patient", "{\"resourceType\":\"Patient\"," + name + "}")
                        .status())
                .isEqualTo(201);
    }

    private static Client.Answer send(String method, String path, String type, String body) {
        return SERVER.send(
                SERVER.fhir(path).setHeader("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    private static String reading(String number) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"a\"},"
                + "\"valueQuantity\":{\"value\":" + number + "}}";
    }
}
