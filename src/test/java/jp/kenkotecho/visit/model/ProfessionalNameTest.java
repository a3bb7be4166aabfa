package jp.kenkotecho.visit.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfessionalNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "架空|京子|カクウ|キョウコ||",
                "架空|京子|''|''||",
                "''|京子|カクウ|キョウコ|name|姓と名を",
                "架空|' '|カクウ|キョウコ|name|姓と名を",
                "架空|京子|カクウ|''|kana|両方を",
                "架空|京子|''|キョウコ|kana|両方を",
            })
    void is_whole_or_says_what_is_missing(
            String family, String given, String familyKana, String givenKana, String where, String said) {
        var problems = new ProfessionalName(family, given, familyKana, givenKana).problems();

        if (where == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.where()).isEqualTo(where);
                assertThat(problem.message().ja()).contains(said);
            });
        }
    }

    @Test
    void is_bounded_in_each_part() {
        var longest = "架".repeat(ProfessionalName.LONGEST);

        assertThat(new ProfessionalName(longest, longest, longest, longest).problems())
                .isEmpty();
        assertThat(new ProfessionalName("架空", "京子", "カクウ", longest + "子").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().ja()).contains("50 文字まで"));
    }

    @Test
    void is_found_by_its_reading_where_there_is_one() {
        assertThat(new ProfessionalName("架空", "京子", "カクウ", "キョウコ").hasKana()).isTrue();
        assertThat(new ProfessionalName(" 架空 ", "京子", "", "").hasKana()).isFalse();
        assertThat(new ProfessionalName(" 架空 ", "京子", "", "").family()).isEqualTo("架空");
    }
}
