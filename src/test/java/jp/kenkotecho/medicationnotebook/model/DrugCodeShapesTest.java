package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.record.LostCharacters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrugCodeShapesTest {

    @ParameterizedTest
    @CsvSource({
        "2, 620000000, RECEIPT, true, ''",
        "3, 2171000F1000, PRICE_LIST, true, 2171000",
        "4, 2171000F1000, YJ, true, 2171000",
        "6, 1234567, HOT7, true, ''",
        "6, 123456789, HOT9, true, ''",
        "6, 1234567890123, HOT13, true, ''",
        "6, 12345678, UNKNOWN, false, ''",
        "2, 123456789, HOT9, false, ''",
        "2, 323456789, UNKNOWN, false, ''",
        "7, 2171000F1ZZZ, GENERIC, true, 2171000",
        "2, 12345, UNKNOWN, false, ''",
        "4, 217100*F1000, UNKNOWN, false, ''",
        "4, 217100071000, UNKNOWN, false, ''",
        "4, 2171000_1000, UNKNOWN, false, ''",
        "4, 2171000F100X, UNKNOWN, false, ''",
    })
    void tells_a_code_by_its_shape(String declared, String value, DrugCode.Kind kind, boolean asDeclared, String in) {
        var code = DrugCode.of(declared, value);

        assertThat(code.kind()).isEqualTo(kind);
        assertThat(code.isAsDeclared(declared)).isEqualTo(asDeclared);
        assertThat(code.ingredient()).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({"1, PROFESSIONAL", "2, PATIENT", "8, OTHER", "9, UNKNOWN", "'', UNKNOWN"})
    void knows_who_wrote(String code, Recorder recorder) {
        assertThat(Recorder.of(code)).isEqualTo(recorder);
        assertThat(Recorder.isKnown(code)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0, true",
        "-1, 2, 0, false",
        "2, 2, 0, false",
        "0, 0, 0, false",
        "0, 17, 0, false",
        "0, 1, 256, false",
        "0, 1, -2, false"
    })
    void knows_a_possible_place(int position, int total, int parity, boolean possible) {
        assertThat(new Symbol.Link(position, total, parity).isPossible()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "27, 4, 0000019, 2740000019",
        "2, 4, 0000019, ''",
        "27, '', 0000019, ''",
        "27, 4, 19, ''",
        "2X, 4, 0000019, ''"
    })
    void makes_ten_digits_of_three_whole_parts(String prefecture, String table, String code, String all) {
        var institution =
                new NotebookInstitution("薬局", prefecture, table, code, new NotebookInstitution.Address("", "", ""));

        assertThat(institution.tenDigits()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"薬\uE000, true", "薬\uFFFD, true", "薬, false", "■, true"})
    void sees_lost_characters(String name, boolean lost) {
        assertThat(LostCharacters.areIn(name)).isEqualTo(lost);
    }
}
