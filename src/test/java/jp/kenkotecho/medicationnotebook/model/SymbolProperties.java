package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A slip cut into symbols, at any byte and in any order, is the same slip. */
class SymbolProperties {

    private static final byte[] SLIP = """
            JAHISTC08,1
            1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ
            5,R080115,1
            11,みほん調剤薬局,27,4,0000019,,,06-0000-0000,1
            51,見本クリニック,27,1,0000027,1
            55,見本 医一,循環器科,1
            201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            201,2,ﾐﾎﾝ軟膏,10,g,1,,1
            301,2,患部に塗る,1,調剤,5,1,,1
            """.replace("\n", "\r\n").getBytes(Charset.forName("windows-31j"));
    private static final NotebookReading WHOLE = NotebookReader.read(SLIP);

    @Property(tries = 1000)
    void two_loose_symbols_are_the_same_slip(@ForAll @IntRange(min = 13, max = 380) int cut) {
        var at = Math.min(cut, SLIP.length - 1);

        assertThat(NotebookReader.read(List.of(Symbol.of(part(at, SLIP.length)), Symbol.of(part(0, at)))))
                .isEqualTo(WHOLE);
    }

    @Property(tries = 500)
    void three_linked_symbols_in_any_order_are_the_same_slip(
            @ForAll @IntRange(min = 1, max = 180) int one, @ForAll @IntRange(min = 1, max = 180) int two) {
        var second = Math.min(one + two, SLIP.length - 1);
        var parity = 0;
        for (var b : SLIP) {
            parity ^= b & 0xFF;
        }
        var symbols = new ArrayList<>(List.of(
                Symbol.of(part(second, SLIP.length)).at(new Symbol.Link(2, 3, parity)),
                Symbol.of(part(0, one)).at(new Symbol.Link(0, 3, parity)),
                Symbol.of(part(one, second)).at(new Symbol.Link(1, 3, parity))));

        assertThat(NotebookReader.read(symbols)).isEqualTo(WHOLE);
        symbols.remove(two % 3);
        assertThat(((NotebookReading.Refused) NotebookReader.read(symbols))
                        .why()
                        .where())
                .startsWith("symbol ");
    }

    /** Without positions three symbols may be read in one way only, or not at all: never wrongly. */
    @Property(tries = 500)
    void three_loose_symbols_are_the_same_slip_or_none(
            @ForAll @IntRange(min = 13, max = 180) int one, @ForAll @IntRange(min = 1, max = 180) int two) {
        var second = Math.min(one + two, SLIP.length - 1);
        var reading = NotebookReader.read(
                List.of(Symbol.of(part(second, SLIP.length)), Symbol.of(part(0, one)), Symbol.of(part(one, second))));

        assertThat(reading instanceof NotebookReading.Refused || reading.equals(WHOLE))
                .isTrue();
    }

    private static byte[] part(int from, int until) {
        return Arrays.copyOfRange(SLIP, from, until);
    }
}
