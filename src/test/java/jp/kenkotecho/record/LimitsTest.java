package jp.kenkotecho.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "12.50",
                "+1",
                "6.02214076e23",
                "1e39",
                "1E-38",
                "1e+39",
                "1234567890123456789012345678901234567890",
                "0.100000000000000000000000000000000000000"
            })
    void allow_what_is_measured(String number) {
        assertThat(Limits.allow(number)).isTrue();
        assertThat(Limits.allow(new BigDecimal(number))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e40",
                "1e400",
                "1e1000",
                "-1e200000",
                "1e999999999",
                "1e-40",
                "1E+2147483647",
                "0e-100",
                "12345678901234567890123456789012345678901",
                "1234567890123456789012345678901234567.8901"
            })
    void do_not_allow_what_is_longer_than_forty_digits_when_written_out(String number) {
        assertThat(Limits.allow(number)).isFalse();
        assertThat(Limits.allow(new BigDecimal(number))).isFalse();
    }

    /** No parser would get it, so that none has to be asked. */
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999999999999", "1e-99999999999999999999", "-1e00000000000000000001"})
    void do_not_allow_an_exponent_that_is_no_number_itself(String number) {
        assertThat(Limits.allow(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "e", ".", "1e", "1e+", "e99999", "1.2.3", "abc", "0x1p999999", "１２３", "NaN"})
    void have_nothing_against_what_is_no_number(String text) {
        assertThat(Limits.allow(text)).isTrue();
    }
}
