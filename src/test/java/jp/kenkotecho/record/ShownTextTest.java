package jp.kenkotecho.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {

    @ParameterizedTest
    @CsvSource({
        "abc\u202Egpj.exe, abcgpj.exe",
        "\u2066伊藤\u2069内科, 伊藤内科",
        "伊\u200B藤\uFEFF, 伊藤",
        "a\u00ADb\u061Cc, abc",
        "伊藤\u0000\u001B[2J, 伊藤[2J",
        "A\uFE0FB\u3042\uFE0F, AB\u3042",
        "伊\u034F藤, 伊藤",
        "伊藤\u3164内科, 伊藤 内科",
        "\uFE0F\u200D伊藤, 伊藤",
        "क\u094D\u200Dष, क\u094Dष",
    })
    void leaves_out_what_turns_hides_or_pads_text(String text, String shown) {
        assertThat(ShownText.of(text)).isEqualTo(shown);
    }

    @Test
    void leaves_out_tags_that_spell_words_nobody_sees() {
        assertThat(ShownText.of("伊藤" + Character.toString(0xE0041) + Character.toString(0xE007F)))
                .isEqualTo("伊藤");
    }

    @Test
    void ends_a_line_where_Unicode_does_and_nowhere_else() {
        assertThat(ShownText.of("a\u2028b\u2029c\nd\r\ne")).isEqualTo("a\nb\nc\nd\ne");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "葛\uDB40\uDD00城市 渡邉\uDB40\uDD01",
                "神\uFE00社",
                "👩\u200D⚕\uFE0F 👨🏽\u200D👩\u200D👧 🏳\uFE0F\u200D🌈 ❤\uFE0F 1\uFE0F\u20E3 🇯🇵",
                "山田　花子 ﾔﾏﾀﾞ 𠮷野家 か\u3099",
                "שלום 123 Nguyễn Văn A",
                "一行目\n二行目\tx",
                "plain",
            })
    void keeps_what_people_write(String text) {
        assertThat(ShownText.of(text)).isEqualTo(text);
    }

    @Test
    void piles_no_marks_over_other_lines() {
        assertThat(ShownText.of("a" + "\u0301".repeat(40))).isEqualTo("a" + "\u0301".repeat(4));
    }

    @Test
    void shows_half_a_letter_as_one_that_is_missing() {
        assertThat(ShownText.of("a\uD83D")).isEqualTo("a\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({
        "健康手帳」(公式)「, 健康手帳』(公式)『",
        "健康手帳｣公式, 健康手帳』公式",
        "研究”x“です, 研究'x'です",
    })
    void closes_no_quotation_from_within(String name, String quoted) {
        assertThat(ShownText.within(name)).isEqualTo(quoted);
    }

    @Test
    void is_one_line_within_a_quotation() {
        assertThat(ShownText.within(" one\ntwo ")).isEqualTo("one two");
    }
}
