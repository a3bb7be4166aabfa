package jp.kenkotecho.medicationnotebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedSymbolTest {

    @Test
    void a_symbol_comes_back_byte_for_byte_with_its_place() {
        var bytes = new byte[256];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        var alone = Symbol.of(bytes);
        var linked = alone.at(new Symbol.Link(1, 3, Symbol.Link.NO_PARITY));

        assertThat(CarriedSymbol.read(CarriedSymbol.of(alone))).isEqualTo(alone);
        assertThat(CarriedSymbol.read(CarriedSymbol.of(linked))).isEqualTo(linked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "x", "1.2:QQ", "1.2.3:Q", "1.2.3:Q Q", "999.1.1:QQ", ":+/+/"})
    void what_is_no_symbol_is_refused(String field) {
        assertThatThrownBy(() -> CarriedSymbol.read(field)).isInstanceOf(Refusal.class);
    }

    @Test
    void more_than_a_slip_has_is_refused() {
        assertThatThrownBy(() -> CarriedSymbol.read(":" + "Q".repeat(5_000))).isInstanceOf(Refusal.class);
        List<String> many = Collections.nCopies(17, ":QQ");
        assertThatThrownBy(() -> CarriedSymbol.read(many)).isInstanceOf(Refusal.class);
    }
}
