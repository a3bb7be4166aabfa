package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/fhir/Patient/demo-hanako|-|/fhir/Patient/{id}",
                "/fhir/Patient/p1/_history/3|-|/fhir/Patient/{id}/_history/{id}",
                "/fhir/Patient/p1/$parse-drug-qr|-|/fhir/Patient/{id}/$parse-drug-qr",
                "/fhir/Patient|name=佐藤&_sort=-birthdate|/fhir/Patient?name&_sort",
                "/fhir/Patient|佐藤花子|/fhir/Patient?{name}",
                "/佐藤花子|-|/{id}",
                "/|-|/",
            })
    void keeps_words_of_the_api_and_nothing_else(String path, String query, String shape) {
        assertThat(UrlShape.of(path, query)).isEqualTo(shape);
    }
}
