package jp.kenkotecho.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTextTest {

    @ParameterizedTest
    @CsvSource({
        "髙﨑 𠮟る, 髙﨑 𠮟る",
        "か\u3099き\u3099, がぎ",
        "か\u309A, か\u309A",
        "e\u0301, é",
        "Nguyễn Thị Ánh, Nguyên Thi Ánh",
        "葛\uDB40\uDD00城, 葛城",
        "𠮷野家, 〓野家",
        "简体, 〓体",
        "김 金, 〓 金",
        "עברית, 〓〓〓〓〓",
        "😀！, 〓！",
        "👨\u200D👩, 〓〓",
        "a\u2003b, 'a b'",
        "a\u202Eb\u0000c\u001B, abc",
        "\u0301a, a",
    })
    void shows_what_the_font_has_and_says_where_a_letter_is_missing(String text, String shown) {
        assertThat(PrintableText.of(text)).isEqualTo(shown);
    }

    /** NFKC would make them 105 and 102, which look like a number all the same. */
    @Test
    void never_makes_another_number_of_one() {
        assertThat(PrintableText.of("10⁵ 10² ½ ①")).isEqualTo("10〓 10² ½ ①");
    }

    @Test
    void keeps_lines_and_every_letter_of_jis_x_0208() {
        assertThat(PrintableText.of("一\n二")).isEqualTo("一\n二");
        var kanji = IntStream.rangeClosed(0x30, 0x74)
                .boxed()
                .flatMap(row -> IntStream.rangeClosed(0x21, 0x7E)
                        .mapToObj(cell -> new byte[] {(byte) (row + 0x80), (byte) (cell + 0x80)}))
                .map(bytes -> new String(bytes, Charset.forName("EUC-JP")))
                .filter(letter -> !letter.contains("\uFFFD"))
                .toList();
        assertThat(kanji).hasSize(6355).allSatisfy(letter -> assertThat(PrintableText.of(letter))
                .isEqualTo(letter));
    }
}
