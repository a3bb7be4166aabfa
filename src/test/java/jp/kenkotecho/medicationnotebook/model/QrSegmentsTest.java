package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrSegmentsTest {

    @ParameterizedTest
    @CsvSource({
        // numeric: 123 and 45; 07; 9
        "1, 0001 0000000101 0001111011 0101101 0000, 12345",
        "1, 0001 0000000010 0000111 0000, 07",
        "1, 0001 0000000001 1001 0000, 9",
        // alphanumeric: AB, then C
        "1, 0010 000000011 00111001101 001100 0000, ABC",
        // bytes, with an ECI and an FNC1 before them
        "1, 0111 00010100 0101 0100 00000010 01001010 01000001 0000, JA",
        "1, 0111 10000001 00000000 1001 00000000 0100 00000001 01001010, J",
        "1, 0111 11000000 00000000 00000000 0100 00000001 01001010, J",
        // longer counts of larger versions
        "10, 0100 0000000000000001 01001010, J",
        "27, 0001 00000000000001 1001 0000, 9",
        // Kanji: 点 (935F) and 茗 (E4AA), the examples of the standard
        "1, 1000 00000010 0110110011111 1101010101010 0000, 点茗",
    })
    void reads_every_mode(int version, String bits, String text) {
        assertThat(QrSegments.read(bytes(bits), version))
                .contains(Symbol.of(text.getBytes(Charset.forName("windows-31j"))));
    }

    @Test
    void reads_the_place_among_linked_symbols() {
        var symbol = QrSegments.read(bytes("0011 0001 0010 10101010 0100 00000001 01001010"), 1);

        assertThat(symbol.orElseThrow().links()).containsExactly(new Symbol.Link(1, 3, 0xAA));
    }

    @ParameterizedTest
    @CsvSource({
        "0110 0000",
        "0001 00",
        "0001 0000000101 0001",
        "0010 000000010 11111111111",
        "0010 000000010 111",
        "0010 000000001 111111",
        "0010 00",
        "0100 00000010 01001010",
        "1000 00000010 0110110011111",
        "0011 0001",
        "0111 0",
        "0111 11000000 0000",
        "1001 00",
    })
    void refuses_what_does_not_add_up(String bits) {
        assertThat(QrSegments.read(bytes(bits), 1)).isEmpty();
    }

    private static byte[] bytes(String bits) {
        var all = bits.replace(" ", "");
        var whole = all + "0".repeat((8 - all.length() % 8) % 8);
        var bytes = new byte[whole.length() / 8];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = new BigInteger(whole.substring(8 * i, 8 * i + 8), 2).byteValue();
        }
        return bytes;
    }
}
