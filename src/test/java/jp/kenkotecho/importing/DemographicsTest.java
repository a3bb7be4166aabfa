package jp.kenkotecho.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a file or a slip is: the same for every importer. */
class DemographicsTest {

    private static final String RECORD = "見本 葉|FEMALE|1985-01-01";

    @ParameterizedTest(name = "{0} in the record of {1}: {2}")
    @CsvSource({
        "見本 葉|FEMALE|1985-01-01, " + RECORD + ", NONE",
        "見本　葉|UNKNOWN|, " + RECORD + ", NONE",
        "|UNKNOWN|, " + RECORD + ", NONE",
        "見本■|UNKNOWN|, " + RECORD + ", NONE",
        "見本 葉|FEMALE|1985-01-01, 見本 葉|FEMALE|1985, NONE",
        "見本 葉|FEMALE|1985-01-01, |UNKNOWN|, NONE",
        "旧姓 葉|FEMALE|1985-01-01, " + RECORD + ", SAID",
        "ミホン ヨウ|UNKNOWN|1985-01-01, " + RECORD + ", SAID",
        "見本 葉|MALE|1985-01-01, " + RECORD + ", SAID",
        "|MALE|1985-01-01, " + RECORD + ", SAID",
        "ミホン ヨウ|UNKNOWN|, " + RECORD + ", SAID",
        "見本 葉|FEMALE|2020-02-02, " + RECORD + ", REFUSED",
        "見本 太郎|MALE|1985-01-01, " + RECORD + ", REFUSED",
        "見本 太郎|UNKNOWN|, " + RECORD + ", REFUSED",
        "見本 太郎|UNKNOWN|1985-01-01, 見本 葉|FEMALE|1985, REFUSED",
    })
    void compares_birth_date_sex_and_name(String source, String record, String outcome) {
        var doubts = person(source).doubts(person(record));

        var isRefused = doubts.stream().anyMatch(doubt -> doubt.kind() == Problem.Kind.CONFLICT);
        assertThat(doubts.isEmpty() ? "NONE" : isRefused ? "REFUSED" : "SAID").isEqualTo(outcome);
        assertThat(doubts.toString() + person(source)).doesNotContain("見本", "葉", "1985");
    }

    @ParameterizedTest
    @CsvSource({
        "見本 葉||, 見本 葉|FEMALE|1985-01-01, false",
        "見本 葉||, ミホン ヨウ||, false",
        "見本 葉||, 見本 太郎||, true",
        "ミホン ヨウ||, ミホン タロウ||, true",
        "|MALE|, |FEMALE|, true",
        "||1985-01-01, ||2020-02-02, true",
    })
    void tells_two_persons_of_one_source_apart(String one, String other, boolean areTwo) {
        assertThat(person(one).isAnother(person(other))).isEqualTo(areTwo);
        assertThat(person(other).isAnother(person(one))).isEqualTo(areTwo);
    }

    private static Demographics person(String text) {
        var told = text.split("\\|", -1);
        var sex = told[1].isEmpty() ? AdministrativeGender.UNKNOWN : AdministrativeGender.valueOf(told[1]);
        if (told[2].length() == 4) {
            return new Demographics(
                    Demographics.of(List.of(told[0]), sex, Optional.empty()).names(), sex, told[2]);
        }
        return Demographics.of(
                List.of(told[0]), sex, told[2].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(told[2])));
    }
}
