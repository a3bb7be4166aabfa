package jp.kenkotecho.spi;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.ScannedBody.Format;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LimitedJsonProperties {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Property(tries = 300)
    void any_bytes_are_sound_or_refused(@ForAll byte[] bytes) {
        for (var format : Format.values()) {
            assertThat(ScannedBody.problem(bytes, format)).isNotNull();
        }
    }

    @Property(tries = 500)
    void a_number_is_judged_wherever_it_stands(@ForAll("values") String around) {
        var json = "{\"a\":" + around.replace("?", "1e999999999") + "}";

        assertThat(kind(json)).contains(Problem.Kind.NONCONFORMING);
        assertThat(kind("{\"a\":" + around.replace("?", "12.5") + "}")).isEmpty();
    }

    @Property(tries = 500)
    void a_character_is_judged_wherever_it_stands(@ForAll("values") String around) {
        assertThat(kind("{\"a\":" + around.replace("?", "\"\\u0000\"") + "}")).contains(Problem.Kind.NONCONFORMING);
        assertThat(kind("{\"a\":" + around.replace("?", "\"花\\n\"") + "}")).isEmpty();
    }

    /** Text, with one place for a value in it. */
    @Provide
    Arbitrary<String> values() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.just("?"),
                () -> Arbitraries.just("[1,?]"),
                () -> values().map(value -> "{\"b\":null,\"c\":" + value + "}"),
                () -> values().map(value -> "[{\"d\":\"e\"},{\"f\":" + value + "}]"));
    }

    /** Nothing that was looked through lets HAPI's parser stumble over extensions and arrays. */
    @Property(tries = 500)
    void what_is_sound_does_not_break_the_parser(@ForAll("extensions") String extension) {
        var json = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"a\"},\"extension\":" + extension + "}";
        if (kind(json).isEmpty()) {
            var parser = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
            assertThat(Optional.ofNullable(json).map(text -> outcome(() -> parser.parseResource(text))))
                    .get()
                    .isIn("parsed", "DataFormatException");
        }
    }

    @Provide
    Arbitrary<String> extensions() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of("null", "[]", "{}", "{\"url\":\"http://x\",\"valueCode\":\"a\"}"),
                () -> extensions().list().ofMaxSize(2).map(all -> "[" + String.join(",", all) + "]"),
                () -> extensions().map(one -> "{\"url\":\"http://x\",\"extension\":" + one + "}"));
    }

    private static String outcome(Runnable parse) {
        try {
            parse.run();
            return "parsed";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    @Example
    void the_place_is_told_as_fhirpath() {
        assertThat(where(
                        "{\"resourceType\":\"Bundle\",\"entry\":[{},{\"resource\":{\"resourceType\":\"Basic\",\"code\":"
                                + "{\"coding\":[{\"code\":\"a\"},{\"code\":\"\\uD800\"}]}}}]}"))
                .isEqualTo("Bundle.entry[1].resource.code.coding[1].code");
        assertThat(where("{\"name\":[{\"given\":[\"a\",\"\\u0001\"]}]}")).isEqualTo("name[0].given[1]");
        assertThat(where("{\"resourceType\":\"Patient\",\"name\":[{},[]]}")).isEqualTo("Patient.name[1]");
        assertThat(where("{\"resourceType\":\"Patient\",\"name\":[{\"given\":[null]}]}"))
                .isEqualTo("Patient.name[0].given");
        assertThat(where("{\"resourceType\":\"Patient\",\"name\":[{},null]}")).isEqualTo("Patient.name");
        assertThat(where("{\"resourceType\":\"Patient\",\"gender\":\"male\",\"gender\":\"female\"}"))
                .isEqualTo("Patient.gender");
    }

    @Example
    void texts_are_paired_with_their_extensions_by_null() {
        assertThat(kind("{\"given\":[null,\"a\"],\"_given\":[{\"id\":\"b\"},null]}"))
                .isEmpty();
        assertThat(kind("{\"_given\":[{\"id\":\"b\"}],\"given\":[null]}")).isEmpty();
        assertThat(kind("{\"given\":[null]}")).contains(Problem.Kind.MALFORMED);
        assertThat(ScannedBody.problem(bytes("[{\"op\":\"test\",\"value\":[null]}]"), Format.JSON_PATCH))
                .isEmpty();
    }

    @Example
    void much_is_refused_as_too_much() {
        var elements = "1,".repeat(Limits.ELEMENTS);

        assertThat(kind("{\"a\":[" + elements + "1]}")).contains(Problem.Kind.TOO_MUCH);
        assertThat(kind("{\"a\":\"" + "あ".repeat(Limits.TEXT_CHARACTERS + 1) + "\"}"))
                .contains(Problem.Kind.TOO_MUCH);
        assertThat(kind("{\"a\":\"" + "QUJD".repeat(Limits.TEXT_CHARACTERS) + "\"}"))
                .isEmpty();
        assertThat(kind("{\"a\":\"" + "9".repeat(200_000) + "\"}")).contains(Problem.Kind.NONCONFORMING);
        assertThat(kind("{\"a\":" + "9".repeat(200_000) + "}")).contains(Problem.Kind.NONCONFORMING);
    }

    @Example
    void xml_is_held_to_the_same() {
        assertThat(xml("<a><b value=\"c\"/></a>")).isEmpty();
        assertThat(xml("<?xml version=\"1.1\"?><a><b value=\"&#7;\"/></a>")).contains(Problem.Kind.NONCONFORMING);
        assertThat(xml("<a><b value=\"&#0;\"/></a>")).contains(Problem.Kind.MALFORMED);
        assertThat(xml("<a><b value=\"&#xD800;\"/></a>")).contains(Problem.Kind.MALFORMED);
        assertThat(xml("<a><b value=\"\uFFFE\"/></a>")).contains(Problem.Kind.MALFORMED);
        assertThat(xml("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")).contains(Problem.Kind.MALFORMED);
        assertThat(xml("<a value=\"" + "9".repeat(200_000) + "\"/>")).contains(Problem.Kind.NONCONFORMING);
        assertThat(xml("<a><b></a>")).contains(Problem.Kind.MALFORMED);
        assertThat(ScannedBody.problem(bytes("<?xml version=\"1.1\"?><a><b value=\"&#7;\"/></a>"), Format.XML))
                .get()
                .extracting(Problem::where)
                .isEqualTo("a.b");
    }

    private static Optional<Problem.Kind> xml(String text) {
        return ScannedBody.problem(bytes(text), Format.XML).map(Problem::kind);
    }

    private static Optional<Problem.Kind> kind(String json) {
        return ScannedBody.problem(bytes(json), Format.JSON).map(Problem::kind);
    }

    private static String where(String json) {
        return ScannedBody.problem(bytes(json), Format.JSON).map(Problem::where).orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
