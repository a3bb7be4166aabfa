package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;

class NotebookReaderTest {

    private static final String SHOP = "5,20260115,1\n11,薬局,27,4,0000019,,,,1\n";
    private static final String DRUG = "201,1,薬,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n";

    @Test
    void reads_whom_the_slip_names() {
        var slip = read("JAHISTC08,1\n1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ\n" + SHOP + DRUG);

        assertThat(slip.people()).singleElement().satisfies(person -> {
            assertThat(person.name()).isEqualTo("見本 花代");
            assertThat(person.kana()).isEqualTo("ミホン ハナヨ");
            assertThat(person.sex()).isEqualTo(Notebook.Sex.FEMALE);
            assertThat(person.birthDates()).containsExactly(LocalDate.of(1965, 1, 1));
        });
    }

    @Test
    void keeps_the_first_of_two_institutions() {
        var slip = read("JAHISTC08,1\n" + SHOP + "11,別の薬局,27,4,0000027,,,,1\n" + DRUG);

        assertThat(slip.dispensings().get(0).dispensedAt().name()).isEqualTo("薬局");
    }

    @Test
    void pads_a_prefecture_of_one_digit() {
        var slip = read("JAHISTC08,1\n5,20260115,1\n11,薬局,1,4,0000019,,,,1\n" + DRUG);

        assertThat(slip.dispensings().get(0).dispensedAt().tenDigits()).isEqualTo("0140000019");
    }

    @Test
    void keeps_a_second_usage_as_a_supplement_and_says_so() {
        var reading =
                (NotebookReading.Complete) NotebookReader.read("JAHISTC08,1\n" + SHOP + DRUG + "301,1,夕,7,日分,1,1,,1\n");

        var rp = reading.slips().get(0).dispensings().get(0).prescriptions().get(0);
        assertThat(rp.usage().text()).isEqualTo("朝");
        assertThat(rp.supplements()).containsExactly("夕");
        assertThat(reading.notes()).hasSize(1);
    }

    @Test
    void gives_a_remark_before_any_drug_to_the_whole_prescription() {
        var slip = read("JAHISTC08,1\n" + SHOP + "281,1,粉砕,1\n291,1,眠気,1\n" + DRUG);

        var rp = slip.dispensings().get(0).prescriptions().get(0);
        assertThat(rp.supplements()).containsExactly("粉砕");
        assertThat(rp.cautions()).containsExactly("眠気");
    }

    @Test
    void keeps_a_dose_that_is_no_number_as_text() {
        var reading = (NotebookReading.Complete)
                NotebookReader.read("JAHISTC08,1\n" + SHOP + "201,1,薬,適量,,1,,1\n301,1,朝,7,日分,1,1,,1\n");

        var drugs = reading.slips()
                .get(0)
                .dispensings()
                .get(0)
                .prescriptions()
                .get(0)
                .drugs();
        assertThat(drugs.get(0).dose()).isEqualTo(new DoseQuantity.Unstated("適量"));
        assertThat(reading.notes()).hasSize(1);
    }

    @Test
    void refuses_the_whole_when_the_name_of_a_drug_is_missing() {
        var reading = NotebookReader.read("JAHISTC08,1\n" + SHOP + DRUG.replace("201,1,薬", "201,1,"));

        assertThat(((NotebookReading.Refused) reading).why().kind()).isEqualTo(Problem.Kind.INCOMPLETE);
    }

    @Test
    void numbers_a_prescription_by_its_place_when_its_number_is_none() {
        var slip =
                read("JAHISTC08,1\n" + SHOP + DRUG.replace("201,1,", "201,甲,").replace("301,1,", "301,甲,"));

        assertThat(slip.dispensings().get(0).prescriptions().get(0).number()).isEqualTo(1);
    }

    @Test
    void accepts_a_split_into_one_part() {
        assertThat(NotebookReader.read("JAHISTC08,1\n" + SHOP + DRUG + "911,20260115120000,001,001\n"))
                .isInstanceOf(NotebookReading.Complete.class);
    }

    @Test
    void refuses_a_record_of_far_too_many_fields() {
        var fields = IntStream.range(0, 80).mapToObj(i -> "x").collect(Collectors.joining(","));
        var reading =
                (NotebookReading.Refused) NotebookReader.read("JAHISTC08,1\n" + SHOP + DRUG + "201," + fields + "\n");

        assertThat(reading.why().kind()).isEqualTo(Problem.Kind.TOO_MUCH);
    }

    @Test
    void refuses_far_too_much_text() {
        var reading = (NotebookReading.Refused) NotebookReader.read("JAHISTC08,1\n" + "あ".repeat(1_000_001));

        assertThat(reading.why().kind()).isEqualTo(Problem.Kind.TOO_MUCH);
    }

    private static Notebook read(String text) {
        return ((NotebookReading.Complete) NotebookReader.read(text)).slips().get(0);
    }
}
