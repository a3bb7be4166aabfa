package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a notebook can hold, in parts and in one piece. */
class WholeSlipTest {

    private static final String HEAD = "JAHISTC08,1\n";
    private static final String VISIT = "5,20260115,1\n11,薬局,27,4,0000019,5300001,住所,06,1\n";
    private static final String ONE = "201,1,薬,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n";
    private static final String TWO = "201,2,薬二,1,錠,1,,1\n301,2,夕,7,日分,1,1,,1\n";

    @Test
    void reads_what_stands_beside_the_drugs() {
        var slip = slip(HEAD + "1,見本 花代,9,S400101,,,,,,50.50\n2,1,そば,1\n2,2,発疹,2\n2,3,喘息,8\n2,9,他,9\n2,1,,1\n"
                + "3,市販薬,20260101,20260105,2,1,4900000000001\n31,1,成分甲,2,111,2\n31,9,成分乙,1,,2\n3,別,,,2\n31,,成分丙,1,,2\n3,,,,2\n"
                + "4,メモ,20260101,2\n4,,,2\n" + VISIT + "15,見本 薬子,,1\n55,見本 医一,内科,1\n" + ONE
                + "401,注意,1\n411,甲,30,1\n411,乙,31,1\n411,丙,99,,,1\n421,残,1\n501,備考,1\n601,記入,20260116\n601,,\n"
                + "701,見本 薬子,薬局,,20260101,20261231,1\n701,,,,,,1\n");

        assertThat(slip.people().get(0).weights().get(0).toPlainString()).isEqualTo("50.5");
        assertThat(slip.remarks()).extracting(PatientRemark::kind).containsExactly(PatientRemark.Kind.values());
        assertThat(slip.overTheCounter()).hasSize(2);
        assertThat(slip.overTheCounter().get(0).ingredients())
                .containsExactly(new OverTheCounter.Ingredient("成分甲", "111"), new OverTheCounter.Ingredient("成分乙", ""));
        assertThat(slip.overTheCounter().get(1).ingredients()).hasSize(1);
        assertThat(slip.memos()).hasSize(1);
        assertThat(slip.dispensings().get(0).notes())
                .extracting(Note::kind)
                .containsExactlyElementsOf(
                        Arrays.stream(Note.Kind.values()).skip(1).toList());
        assertThat(slip.dispensings().get(0).dispenser().name()).isEqualTo("見本 薬子");
        assertThat(slip.familyPharmacists()).singleElement().satisfies(one -> assertThat(one.until())
                .containsExactly(LocalDate.of(2026, 12, 31)));
        assertThat(slip.drugs()).isEqualTo(3);
    }

    @Test
    void puts_split_parts_together_in_any_order() {
        var one = HEAD + VISIT + ONE + "911,20260115120000,2,1\n";
        var two = HEAD + VISIT + TWO + "911,20260115120000,002,002\n";

        var read = NotebookReader.read(List.of(Symbol.of(two), Symbol.of(one), Symbol.of(one + "\n")));

        assertThat(((NotebookReading.Complete) read).slips()).containsExactly(slip(HEAD + VISIT + ONE + TWO));
    }

    @ParameterizedTest
    @CsvSource({
        "'911,1,2,1', '911,1,2,1', CONFLICT",
        "'911,1,2,1', '911,1,3,2', CONFLICT",
        "'911,1,2,1', '911,2,2,2', INCOMPLETE",
        "'911,1,2,0', '911,1,2,2', MALFORMED",
        "'911,x,2,1', '911,1,2,2', MALFORMED",
    })
    void refuses_parts_that_do_not_belong_together(String one, String two, Problem.Kind kind) {
        var read =
                NotebookReader.read(List.of(Symbol.of(HEAD + VISIT + ONE + one), Symbol.of(HEAD + VISIT + TWO + two)));

        assertThat(((NotebookReading.Refused) read).why().kind()).isEqualTo(kind);
    }

    @Test
    void tells_a_second_visit_of_the_same_day_from_a_repeated_one() {
        var other = "5,20260115,1\n11,別の薬局,27,4,0000035,,,,1\n" + ONE;

        var read = NotebookReader.read(
                List.of(Symbol.of(HEAD + VISIT + ONE + "911,1,2,1"), Symbol.of(HEAD + other + "911,1,2,2")));

        assertThat(((NotebookReading.Complete) read).slips().get(0).dispensings())
                .hasSize(2);
    }

    @Test
    void refuses_a_record_of_too_many_fields_in_any_document() {
        var long201 = "201" + ",x".repeat(80) + "\n";

        assertThat(NotebookReader.read(HEAD + VISIT + long201 + HEAD + VISIT + ONE))
                .isInstanceOf(NotebookReading.Refused.class);
    }

    @Test
    void says_that_parts_have_different_headers() {
        var read = NotebookReader.read(
                List.of(Symbol.of(HEAD + VISIT + ONE + "911,1,2,1"), Symbol.of("JAHISTC07,1\n" + TWO + "911,1,2,2")));

        assertThat(((NotebookReading.Complete) read).notes()).hasSize(1);
    }

    @Test
    void mends_a_comma_in_a_name_and_latin_1() {
        var shifted = slip(HEAD + VISIT + "201,1,薬,５０,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n");
        var mojibake = new String(
                (HEAD + VISIT + ONE).getBytes(java.nio.charset.Charset.forName("windows-31j")),
                StandardCharsets.ISO_8859_1);

        assertThat(shifted.dispensings()
                        .get(0)
                        .prescriptions()
                        .get(0)
                        .drugs()
                        .get(0)
                        .name())
                .isEqualTo("薬，５０");
        assertThat(slip(mojibake)).isEqualTo(slip(HEAD + VISIT + ONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JAHISTC09,1\n" + VISIT + ONE,
                "JAHISTC08\n" + VISIT + ONE,
                "JAHISTC02,7\n" + VISIT + ONE,
                HEAD + VISIT + "201,1,薬■,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n",
                HEAD + VISIT + "201,1,薬,1,錠,2,0000000F0000,1\n301,1,朝,7,日分,1,1,,1\n",
                HEAD + VISIT + "201,1,薬,1,錠,1,,7\n301,1,朝,7,日分,1,1,,1\n",
                HEAD + VISIT + "201,1,薬,1,錠,1,,1\n301,1,朝,7,日分,1,2,12,1\n",
                HEAD + VISIT + "201,1,薬,1,錠,1,,1\n301,1,朝,頓服,,3,1,,1\n",
                HEAD + VISIT + ONE + "999,x\n",
                HEAD + VISIT + TWO + ONE,
                HEAD + "5,S650115,1\n" + ONE,
                HEAD + VISIT + "51,医院,27,1,0000027,1\n51,別,27,1,0000035,1\n" + ONE,
                HEAD + "1,見本,1,20260230\n" + VISIT + ONE,
            })
    void reads_what_is_odd_and_says_so(String text) {
        assertThat(((NotebookReading.Complete) NotebookReader.read(text)).notes())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD + ONE,
                HEAD + "1,見本 一,1,S400101\n1,見本 二,1,S400101\n" + VISIT + ONE,
                HEAD + VISIT + "201,1,薬,1\n",
                HEAD + VISIT + ONE + "201,4,薬二,1,錠,1,,1\n301,4,夕,7,日分,1,1,,1\n",
                HEAD + VISIT + ONE + "201",
                HEAD + VISIT + "201,1,薬,1,錠,1,,1\n301,1,外用,1,調剤,1",
                HEAD + "5,R000115,1\n" + ONE,
                HEAD,
                "301,1,朝,7,日分,1,1,,1",
                HEAD + VISIT + "201,1,薬\uFFFD,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n",
            })
    void refuses_half_a_slip(String text) {
        assertThat(NotebookReader.read(text)).isInstanceOf(NotebookReading.Refused.class);
    }

    @Test
    void joins_a_scanners_texts_whose_line_ends_were_taken_away() {
        var head = (HEAD + VISIT + ONE).strip();

        var read = NotebookReader.read(List.of(Symbol.of(TWO.strip()), Symbol.of(head)));

        assertThat(((NotebookReading.Complete) read).slips()).containsExactly(slip(HEAD + VISIT + ONE + TWO));
    }

    @Test
    void refuses_symbols_of_two_slips_and_impossible_places() {
        var linked = new Symbol.Link(0, 2, Symbol.Link.NO_PARITY);
        var mixed = List.of(Symbol.of(HEAD + VISIT + ONE), Symbol.of(HEAD + VISIT + TWO), Symbol.of("501,x,1"));
        var differing = List.of(Symbol.of(HEAD).at(linked), Symbol.of("x").at(linked));
        var impossible = List.of(Symbol.of(HEAD).at(new Symbol.Link(3, 2, 0)));
        var damaged =
                List.of(Symbol.of(HEAD.getBytes(StandardCharsets.US_ASCII)).at(new Symbol.Link(0, 1, 0)));

        assertThat(List.of(mixed, differing, impossible, damaged))
                .allSatisfy(symbols ->
                        assertThat(NotebookReader.read(symbols)).isInstanceOf(NotebookReading.Refused.class));
    }

    @ParameterizedTest
    @CsvSource({
        "'201,2,薬二,1,錠,1,,1', 'record 201, line 6', 'RP 2 has no usage (record 301)'",
        "'301,2,夕,7,日分,1,1,,1', 'record 5, line 2', 'RP 2 has no medicine (record 201)'",
    })
    void names_the_half_that_is_missing_of_a_medicine_and_its_usage(String half, String where, String says) {
        var why = ((NotebookReading.Refused) NotebookReader.read(HEAD + VISIT + ONE + half + "\n")).why();

        assertThat(why.kind()).isEqualTo(Problem.Kind.INCOMPLETE);
        assertThat(why.where()).isEqualTo(where);
        assertThat(why.message().en()).contains(says);
    }

    @Test
    void names_a_usage_without_a_medicine_in_an_apps_export_and_takes_the_rest() {
        var read =
                (NotebookReading.Complete) NotebookReader.read("JAHISTC08,2\n" + VISIT + ONE + "301,2,夕,7,日分,1,1,,1\n");

        assertThat(read.slips().get(0).drugs()).isEqualTo(1);
        assertThat(read.notes()).singleElement().satisfies(note -> assertThat(
                        note.message().en())
                .isEqualTo("A usage without a medicine (record 201) was left out."));
    }

    @Test
    void refuses_iso_2022_jp_whose_escapes_would_be_the_name() {
        var bytes = (HEAD + VISIT + ONE).getBytes(java.nio.charset.Charset.forName("ISO-2022-JP"));

        assertThat(NotebookReader.read(bytes)).isInstanceOf(NotebookReading.Refused.class);
    }

    @Test
    void keeps_what_it_carried_out_of_logs() {
        assertThat(Symbol.of("秘密").toString() + Symbol.of(new byte[] {1})).doesNotContain("秘密");
        assertThat(Symbol.of(new byte[] {1}))
                .isEqualTo(Symbol.of(new byte[] {1}))
                .hasSameHashCodeAs(Symbol.of(new byte[] {1}));
    }

    private static Notebook slip(String text) {
        return ((NotebookReading.Complete) NotebookReader.read(text)).slips().get(0);
    }
}
