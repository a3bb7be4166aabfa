package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrugCodeTest {

    @ParameterizedTest
    @CsvSource({
        "4, 0000000F0000, YJ",
        "3, 0000000F0000, PRICE_LIST",
        "2, 600000000, RECEIPT",
        "2, 700000000, RECEIPT",
        "3, 600000000, RECEIPT",
        "1, 600000000, RECEIPT",
        "1, 0000000F0000, YJ",
        "6, 1000000, HOT7",
        "6, 100000000, HOT9",
        "6, 1000000000000, HOT13",
        "6, 10, UNKNOWN",
        "6, 12A4567, UNKNOWN",
        "2, 12345, UNKNOWN",
        "4, '', NONE",
    })
    void trusts_the_shape_where_the_declared_kind_contradicts(String declared, String value, DrugCode.Kind kind) {
        assertThat(DrugCode.of(declared, value).kind()).isEqualTo(kind);
    }
}
