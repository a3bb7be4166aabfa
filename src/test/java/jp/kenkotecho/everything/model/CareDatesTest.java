package jp.kenkotecho.everything.model;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CareDatesTest {

    static Stream<Map.Entry<String, String>> rows() {
        return CareDates.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void names_a_date_of_R4_that_is_served_for_a_type_about_persons(Map.Entry<String, String> row) throws IOException {
        var known =
                FhirContext.forR4Cached().getResourceDefinition(row.getKey()).getSearchParam(row.getValue());
        var served = table("server/search-parameters.tsv").rows().stream()
                .filter(one -> one.get(0).equals(row.getKey()))
                .flatMap(one -> Arrays.stream(one.get(1).split(",")));
        var persons = table("access/types.tsv").rows().stream()
                .filter(one -> one.get(1).equals("person"))
                .map(one -> one.get(0))
                .collect(Collectors.toSet());

        assertThat(known.getParamType()).isEqualTo(RestSearchParameterTypeEnum.DATE);
        assertThat(served).contains(row.getValue());
        assertThat(persons).contains(row.getKey());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2025, 2025-01-01, 2025-12-31
                    2024-02, 2024-02-01, 2024-02-29
                    2025-05-05, 2025-05-05, 2025-05-05""")
    void has_a_first_and_a_last_day(String date, String first, String last) {
        assertThat(CareDates.firstDay(date)).isEqualTo(first);
        assertThat(CareDates.lastDay(date)).isEqualTo(last);
    }

    @Test
    void says_so_in_a_search() {
        assertThat(CareDates.parameter("Encounter")).contains("date");
        assertThat(CareDates.parameter("AllergyIntolerance")).isEmpty();
    }

    private static TsvTable table(String name) throws IOException {
        try (var stream = CareDatesTest.class.getResourceAsStream("/jp/kenkotecho/" + name)) {
            return TsvTable.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
