package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeTableTest {

    @ParameterizedTest
    @CsvSource({"1310000076, MEDICAL", "1330000118, DENTAL", "2740000019, PHARMACY"})
    void is_the_third_digit_of_an_institutions_code(String code, FeeTable table) {
        assertThat(FeeTable.of(code)).contains(table);
    }

    @ParameterizedTest
    @CsvSource({"1320000076", "131000007", "13100000760", "''", "13"})
    void is_unknown_of_a_code_of_another_shape(String code) {
        assertThat(FeeTable.of(code)).isEmpty();
    }
}
