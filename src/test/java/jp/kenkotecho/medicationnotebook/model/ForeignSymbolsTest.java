package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a photograph shows beside a slip, and symbols whose parity proves nothing. */
class ForeignSymbolsTest {

    private static final String SLIP = "JAHISTC08,1\r\n1,見本 花代,2,S400101\r\n5,20260115,1\r\n"
            + "11,薬局,27,4,0000019,5300001,住所,06,1\r\n201,1,薬,1,錠,1,,1\r\n301,1,朝,7,日分,1,1,,1\r\n501,薬袋をご覧下さい。";
    private static final byte[] BYTES = SLIP.getBytes(Charset.forName("windows-31j"));
    private static final NotebookReading.Complete WHOLE = (NotebookReading.Complete) NotebookReader.read(SLIP);

    @ParameterizedTest
    @CsvSource({
        "https://yakkyoku.example/?a=1, web or other address",
        "HTTP://YAKKYOKU.EXAMPLE, web or other address",
        "'https://yakkyoku.example/a,b', web or other address",
        "WIFI:T:WPA;S:x;;, web or other address",
        "'BEGIN:VCARD\nFN:見本\nEND:VCARD', web or other address",
        "4912345678904, product code",
        "(01)04912345678904(17)270131, product code",
        "010491234567890417270131, product code",
        "'JAHIS10\n1,1,1234567,27,医院', prescription",
    })
    void a_foreign_symbol_is_named_and_set_aside_and_the_slip_is_read(String content, String name) {
        for (var symbols :
                List.of(List.of(Symbol.of(SLIP), Symbol.of(content)), List.of(Symbol.of(content), Symbol.of(SLIP)))) {
            var read = (NotebookReading.Complete) NotebookReader.read(symbols);

            assertThat(read.slips()).isEqualTo(WHOLE.slips());
            assertThat(read.notes()).hasSize(WHOLE.notes().size() + 1);
            assertThat(read.notes().toString()).contains(name).doesNotContain("yakkyoku", "49123");
            assertThat(ForeignSymbols.sort(symbols).own()).containsExactly(Symbol.of(SLIP));
        }
    }

    /** The rest of a cut slip may look like much. */
    @ParameterizedTest
    @ValueSource(strings = {"https://yakkyoku.example/,1", "4912345678901", "12345678", "続き", "www", "301,1,朝"})
    void what_may_be_the_rest_of_a_slip_is_not_set_aside(String content) {
        assertThat(ForeignSymbols.sort(List.of(Symbol.of(SLIP), Symbol.of(content)))
                        .own())
                .hasSize(2);
    }

    @Test
    void an_address_alone_is_no_slip() {
        var read = NotebookReader.read(List.of(Symbol.of("https://yakkyoku.example/")));

        assertThat(((NotebookReading.Refused) read).why().kind()).isEqualTo(Problem.Kind.MALFORMED);
    }

    @Test
    void linked_symbols_of_something_else_are_set_aside_whole_or_not() {
        var first = Symbol.of("a manual of a blood pressure meter, ").at(new Symbol.Link(0, 2, 7));
        var second = Symbol.of("second page").at(new Symbol.Link(1, 2, 7));

        for (var foreign : List.of(List.of(first), List.of(first, second))) {
            var read = NotebookReader.read(
                    Stream.concat(foreign.stream(), Stream.of(Symbol.of(SLIP))).toList());

            assertThat(((NotebookReading.Complete) read).slips()).isEqualTo(WHOLE.slips());
            assertThat(((NotebookReading.Complete) read).notes())
                    .hasSize(WHOLE.notes().size() + 1);
        }
    }

    /** Without its first symbol nobody can tell whose it is. */
    @Test
    void a_linked_symbol_without_the_first_may_be_of_a_slip_and_is_missed() {
        var second = Symbol.of("second page").at(new Symbol.Link(1, 2, 7));

        assertThat(((NotebookReading.Refused) NotebookReader.read(List.of(second, Symbol.of(SLIP))))
                        .why()
                        .kind())
                .isEqualTo(Problem.Kind.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 30, 61, 100, 130})
    void a_wrong_parity_with_a_whole_text_warns(int cut) {
        var read = (NotebookReading.Complete) NotebookReader.read(halves(cut, BYTES.length));

        assertThat(read.slips()).isEqualTo(WHOLE.slips());
        assertThat(read.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message().en()).startsWith("The parity of the codes is wrong"));
    }

    @Test
    void a_wrong_parity_with_a_damaged_text_is_refused() {
        assertThat(((NotebookReading.Refused) NotebookReader.read(halves(30, BYTES.length - 40)))
                        .why()
                        .kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    private static List<Symbol> halves(int cut, int end) {
        return List.of(
                Symbol.of(Arrays.copyOf(BYTES, cut)).at(new Symbol.Link(0, 2, 0)),
                Symbol.of(Arrays.copyOfRange(BYTES, cut, end)).at(new Symbol.Link(1, 2, 0)));
    }
}
