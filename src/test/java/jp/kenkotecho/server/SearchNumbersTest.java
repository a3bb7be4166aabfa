package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"1e400", "lt1e999999999", "gt-1e-400||mg", "5.4||mg,1e1000||mg", "8480-6$ge1e1000", " ap 1e99999"
            })
    void refuses_what_no_record_can_hold(String value) {
        assertThat(SearchNumbers.allow(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5.40", "5.4||mg", "||mg", "ge5.4|http://unitsofmeasure.org|mg", "8480-6$ge140", "le1e39"})
    void lets_through_what_is_measured(String value) {
        assertThat(SearchNumbers.allow(value)).isTrue();
    }
}
