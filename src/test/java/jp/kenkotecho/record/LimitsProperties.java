package jp.kenkotecho.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LimitsProperties {

    /** What is allowed can be written out by anybody, and is a number for the columns that searches compare. */
    @Property
    void what_is_allowed_is_short_when_it_is_written_out(@ForAll("numbers") String number) {
        if (Limits.allow(number)) {
            var value = new BigDecimal(number);
            assertThat(value.toPlainString().replaceAll("[-.]", "")).hasSizeLessThanOrEqualTo(Limits.DIGITS + 1);
            assertThat(value.doubleValue()).isFinite();
        }
    }

    @Property
    void the_text_and_the_number_are_judged_alike(
            @ForAll BigInteger digits, @ForAll @IntRange(min = -90, max = 90) int scale) {
        var number = new BigDecimal(digits, scale);

        assertThat(Limits.allow(number.toPlainString())).isEqualTo(Limits.allow(number));
    }

    @Property
    void any_text_is_judged(@ForAll String text) {
        assertThat(Limits.allow(text)).isIn(true, false);
    }

    @Provide
    Arbitrary<String> numbers() {
        var whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(60);
        var exponent = Arbitraries.integers().between(-1000, 1000).map(power -> "e" + power);
        return whole.flatMap(first -> Arbitraries.strings()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(60)
                .flatMap(rest -> exponent.map(power -> "-" + first + "." + rest + power)));
    }
}
