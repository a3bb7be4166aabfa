package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    private static final String SECRET = "ひみつ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient | \"gender\":\"female\",\"birthDate\":\"1948-04-12\",\"name\":[{\"text\":\"ひみつ\"}] | Patient"
                        + " | Patient.identifier is missing: at least 1 needed",
                "Immunization | \"status\":\"completed\",\"patient\":{\"reference\":\"Patient/a\"},\"occurrenceString\":\"ひみつ\","
                        + "\"vaccineCode\":{\"text\":\"a\"} | Immunization.occurrence | The value is of the type",
                "Consent | \"status\":\"active\",\"scope\":{\"text\":\"ひみつ\"} | Consent | kt-",
                "Organization | \"name\":\"a\",\"identifier\":[{\"system\":\"http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no\","
                        + "\"value\":\"ひみつ\"}] | Organization.identifier[0] | kt-ten-digits",
            })
    void says_what_was_expected_and_where_and_quotes_nothing(
            String type, String content, String where, String expected) {
        var id = "kt-" + type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        var findings = findings("{\"resourceType\":\"" + type + "\",\"meta\":{\"profile\":[\"" + Canonical.profile(id)
                + "\"]}," + content + "}");

        assertThat(findings).isNotEmpty();
        var problems = findings.stream().map(Finding::problem).toList();
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.message().ja()).containsPattern("[ぁ-んァ-ヶ一-龠]").doesNotContain(SECRET);
            assertThat(problem.message().en()).doesNotContain(SECRET);
        });
        assertThat(problems.stream()
                        .map(problem ->
                                problem.where() + " " + problem.message().en())
                        .collect(Collectors.joining("\n")))
                .contains(where)
                .contains(expected);
    }

    @Test
    void every_sentence_of_the_table_is_one_of_the_validator() {
        var sentences = ResourceBundle.getBundle("Messages", Locale.ROOT);

        assertThat(TsvTable.of(Finding.class, "validator-messages.tsv").rows()).allSatisfy(row -> assertThat(
                        Stream.of(row.get(0), row.get(0) + "_one").anyMatch(sentences::containsKey))
                .as(row.get(0))
                .isTrue());
    }

    private static List<Finding> findings(String json) {
        var resource = (DomainResource) Conformity.FHIR.newJsonParser().parseResource(json);
        return Conformity.VALIDATOR.findings(resource, List.of()).stream()
                .filter(Finding::isError)
                .toList();
    }
}
