package jp.kenkotecho.visit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.visit.model.InstitutionLine.Institution;
import jp.kenkotecho.visit.model.InstitutionLine.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstitutionLineTest {

    @Test
    void half_width_kana_and_full_width_digits_become_what_people_search_for() {
        var read = (Institution) InstitutionLine.read(
                Map.of("code", "１３４００００092", "name", " みほん薬局 ", "kana", "ﾐﾎﾝﾔｯｷｮｸ", "active", "false"), 2);

        assertThat(read.code()).isEqualTo("1340000092");
        assertThat(read.name()).isEqualTo("みほん薬局");
        assertThat(read.kana()).isEqualTo("ミホンヤッキョク");
        assertThat(read.active()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "131000008, みほん, true",
        "13100000844, みほん, true",
        "4810000084, みほん, true",
        "0010000084, みほん, true",
        "1320000084, みほん, true",
        "131000008a, みほん, true",
        "1310000084, '', true",
        "1310000084, みほん, 1",
    })
    void a_line_that_is_wrong_is_left_out_and_named(String code, String name, String active) {
        var read = InstitutionLine.read(Map.of("code", code, "name", name, "active", active), 7);

        assertThat(read).isInstanceOfSatisfying(Unreadable.class, line -> {
            assertThat(line.why().where()).isEqualTo("line 7");
            assertThat(line.why().message().ja()).startsWith("7 行目");
        });
    }

    @Test
    void a_cell_of_a_thousand_letters_is_left_out() {
        assertThat(InstitutionLine.read(Map.of("code", "1310000084", "name", "み".repeat(1000)), 2))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_cell_of_two_lines_is_left_out() {
        assertThat(InstitutionLine.read(Map.of("code", "1310000084", "name", "み\nほん"), 2))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void the_header_names_known_columns_once() {
        assertThat(InstitutionLine.problemsOf(List.of("name", "code"))).isEmpty();
        assertThat(InstitutionLine.problemsOf(List.of("name"))).isNotEmpty();
        assertThat(InstitutionLine.problemsOf(List.of("code", "name", "fax"))).isNotEmpty();
    }
}
