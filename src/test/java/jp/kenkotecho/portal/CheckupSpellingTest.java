package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One check-up as several programs spell it: what is meant is the same. */
class CheckupSpellingTest {

    private static final String ITEMS = "urn:oid:1.2.392.200119.6.1005";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URN:OID:1.2.392.200119.6.1005",
                "1.2.392.200119.6.1005",
                "oid:1.2.392.200119.6.1005",
                "urn:oid:1.2.392.200119.6.1005|2024"
            })
    void no_value_is_lost_by_another_spelling_of_the_items(String spelling) throws IOException {
        var sample = sample();

        assertThat(codes(observations(sample.replace("\"" + ITEMS + "\"", "\"" + spelling + "\""))))
                .isEqualTo(codes(observations(sample)))
                .hasSizeGreaterThan(10);
    }

    @Test
    void the_spelling_of_the_lists_of_answers_changes_nothing() throws IOException {
        var sample = sample();

        assertThat(said(observations(sample.replace("urn:oid:1.2.392.200119.6.2", "URN:OID:1.2.392.200119.6.2"))))
                .isEqualTo(said(observations(sample)));
    }

    @Test
    void the_number_of_the_insurance_is_kept_in_no_spelling_of_its_system() throws IOException {
        var sample = sample();
        var system = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
        assertThat(sample).contains(system, "06999999");

        var kept = FileReader.read(
                        sample.replace(system, system.replace("Ids", "IdS")).getBytes(StandardCharsets.UTF_8))
                .get(0)
                .kept();

        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("9990001");
    }

    @ParameterizedTest
    @CsvSource({
        "2018, 2018",
        "2018-05, 2018-05",
        "2018-05-01, 2018-05-01",
        "2018-05-01T10:00:00+09:00, 2018-05-01",
        "2018-05-01T10:00+09:00, 2018-05-01"
    })
    void a_date_stays_as_exact_as_it_was(String written, String stored) {
        assertThat(dates(document("\"valueDateTime\":\"" + written + "\""))).containsExactly(stored);
        assertThat(dates(document("\"valueString\":\"なし\",\"component\":["
                        + component("valueDateTime", '"' + written + '"') + "]")))
                .containsExactly(stored);
    }

    @ParameterizedTest
    @CsvSource({"2018, 2018", "201805, 2018-05", "20180501, 2018-05-01"})
    void a_text_that_is_a_date_becomes_one_as_far_as_it_tells(String written, String stored) {
        var report = new CheckupReport().words("9N211161100000049", written);

        assertThat(dates(report.xml())).containsExactly(stored);
        assertThat(dates(new CheckupReport()
                        .words("9N211161100000049", "20180231")
                        .xml()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valueString|\"ある\"",
                "valueInteger|7",
                "valueQuantity|{\"value\":7,\"unit\":\"年\"}",
                "valueCodeableConcept|{\"coding\":[{\"code\":\"1\"}]}"
            })
    void a_component_of_any_type_is_taken(String name, String value) {
        assertThat(observations(document("\"valueString\":\"なし\",\"component\":[" + component(name, value) + "]")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"valueBoolean|true", "valueTime|\"10:00:00\"", "valuePeriod|{\"start\":\"2018\"}", "id|\"x\""})
    void a_component_that_is_not_taken_is_told(String name, String value) {
        var arrivals =
                MynaCasesTest.arrivals(document("\"valueString\":\"なし\",\"component\":[" + component(name, value) + "]")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.notes())
                .filteredOn(note -> note.kind() == Problem.Kind.LEFT_OUT)
                .hasSize(1);
    }

    @Test
    void an_item_of_a_system_that_nobody_knows_is_told() {
        var arrivals = MynaCasesTest.arrivals(document("\"valueString\":\"なし\"")
                .replace("urn:oid:1.2.392.100495.100.1051", "http://x.example/items")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.notes())
                .extracting(note -> note.message().en())
                .contains("An item of a code system that is not known was left out.");
    }

    @ParameterizedTest
    @CsvSource({"completed, 1, 0", "active, 0, 1", "aborted, 0, 1", "nullified, 0, 1"})
    void a_result_that_is_not_completed_does_not_count_and_is_told(String status, int taken, int told) {
        var report = new CheckupReport()
                .item(
                        "9N001000000000001",
                        "",
                        "<statusCode code=\"" + status + "\"/><value xsi:type=\"PQ\" value=\"170\" unit=\"cm\"/>")
                .xml();

        assertThat(observations(report)).hasSize(taken);
        assertThat(MynaCasesTest.arrivals(report.getBytes(StandardCharsets.UTF_8))
                        .notes())
                .filteredOn(note -> note.kind() == Problem.Kind.LEFT_OUT)
                .hasSize(told);
    }

    private static String component(String name, String value) {
        return "{\"code\":{\"coding\":[{\"system\":\"urn:oid:1.2.392.100495.100.1051\",\"code\":\"9P601160800000049\"}]},\""
                + name + "\":" + value + "}";
    }

    private static String document(String value) {
        return """
            {"resourceType":"Bundle","type":"document","entry":[
             {"resource":{"resourceType":"Composition","status":"final","category":[{"coding":[
              {"system":"urn:oid:1.2.392.200119.6.1001","code":"10"}]}]}},
             {"resource":{"resourceType":"Observation","status":"final","effectiveDateTime":"2026-06-10","code":{"coding":[
              {"system":"urn:oid:1.2.392.100495.100.1051","code":"9P603160800000049"}]},%s}}]}
            """.formatted(value);
    }

    private static List<Observation> observations(String text) {
        return MynaCasesTest.arrivals(text.getBytes(StandardCharsets.UTF_8)).all().stream()
                .flatMap(arrival -> arrival.resources().stream())
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
    }

    private static List<String> dates(String text) {
        return observations(text).stream()
                .map(Observation::getValue)
                .filter(DateTimeType.class::isInstance)
                .map(value -> ((DateTimeType) value).getValueAsString())
                .toList();
    }

    private static List<String> codes(List<Observation> observations) {
        return observations.stream()
                .map(observation -> observation.getCode().getCodingFirstRep().getSystem() + " "
                        + observation.getCode().getCodingFirstRep().getCode())
                .toList();
    }

    private static List<String> said(List<Observation> observations) {
        return observations.stream()
                .filter(Observation::hasValueCodeableConcept)
                .map(observation -> observation.getValueCodeableConcept().getText())
                .toList();
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("src/test/resources/jp/kenkotecho/portal/cases/echeckup/input.json"));
    }
}
