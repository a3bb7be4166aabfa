package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookCodesTest {

    private static final String ID = "20261130074000";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void writes_what_a_pharmacy_handed_over_as_its_records() {
        assertThat(NotebookCodes.of(notebook("見本 花代", List.of(visit(DAY, "ミホンジピン錠５ｍｇ"))), ID)
                        .texts())
                .containsExactly("""
                        JAHISTC08,2
                        1,見本 花代,2,19650101,,,,,,,ミホン ハナヨ
                        5,20261130,1
                        11,みほん調剤薬局,27,4,0000019,,,,1
                        51,見本クリニック,27,1,0000027,1
                        55,見本 医一,循環器科,1
                        201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
                        301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
                        """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "髙橋 﨑子, 高橋 崎子",
        "㈱みほん①, (株)みほん1",
        "５㎎×Ⅱ, ５mg×II",
        "〜−, ～－",
        "café, cafe",
        "花🌸子, 花■子",
        "'a,b\"c', a，b”c",
        "'行\nえ', 行 え",
    })
    void a_character_that_the_format_lacks_is_spelled_otherwise_or_is_told_to_be_lost(String text, String written) {
        var characters = new NotebookCharacters();

        assertThat(characters.field(text, 120)).isEqualTo(written);
        assertThat(characters.areLost()).isEqualTo(written.contains("■"));
        assertThat(new String(NotebookCodes.bytes(written), NotebookCharacters.CP932))
                .isEqualTo(written);
    }

    @Test
    void a_text_beyond_its_field_is_cut_between_characters_and_that_is_told() {
        var codes = NotebookCodes.of(notebook("見本 花代", List.of(visit(DAY, "薬".repeat(61)))), ID);

        assertThat(codes.texts().get(0))
                .contains(",1,錠,")
                .contains("薬".repeat(60))
                .doesNotContain("薬".repeat(61));
        assertThat(codes.notes()).hasSize(1);
    }

    @Test
    void a_name_of_which_a_character_is_lost_is_written_in_kana() {
        var codes = NotebookCodes.of(notebook("見本 🌸代", List.of(visit(DAY, "薬"))), ID);

        assertThat(codes.texts().get(0)).contains("1,ミホン ハナヨ,2,").doesNotContain("■");
        assertThat(codes.notes()).isEmpty();
    }

    @Test
    void a_person_without_a_name_leaves_the_first_line_as_it_is() {
        var nobody = new Notebook.NamedPerson(
                "", "", Notebook.Sex.UNKNOWN, List.of(), new Notebook.Contact("", "", "", "", ""), List.of());
        var visits = List.of(visit(DAY, "薬"));
        var notebook = new Notebook(
                8, Notebook.Source.PATIENT, List.of(nobody), List.of(), List.of(), List.of(), visits, List.of());

        var read = (NotebookReading.Complete) NotebookReader.read(
                NotebookCodes.bytes(NotebookCodes.of(notebook, ID).texts().get(0)));

        assertThat(read.slips()).containsExactly(notebook);
    }

    @Test
    void two_hundred_medicines_leave_out_the_oldest_and_say_so() {
        var visits = IntStream.range(0, 200)
                .mapToObj(i -> visit(DAY.minusDays(i), "ミホンジピン錠５ｍｇ"))
                .toList();

        var codes = NotebookCodes.of(notebook("見本 花代", visits), ID);

        assertThat(codes.texts()).hasSizeLessThanOrEqualTo(NotebookCodes.MOST);
        assertThat(codes.notes()).hasSize(1);
        var read = (NotebookReading.Complete) NotebookReader.read(
                codes.texts().stream().map(NotebookCodes::bytes).map(Symbol::of).toList());
        assertThat(read.slips().get(0).dispensings())
                .isEqualTo(visits.subList(0, read.slips().get(0).dispensings().size()))
                .hasSizeGreaterThan(40);
    }

    /** A part that begins with a head that was said before would be taken for the visit that goes on. */
    @Test
    void no_part_begins_with_a_head_that_says_nothing_new() {
        var visits = IntStream.range(0, 12)
                .mapToObj(i -> {
                    var clinic = i % 2 == 0 ? "見本クリニック" : "みほん内科";
                    return visit(DAY.minusDays(i % 3), "ミホン錠" + "あ".repeat(i * 3), clinic);
                })
                .toList();

        var read = (NotebookReading.Complete)
                NotebookReader.read(NotebookCodes.of(notebook("見本 花代", visits), ID).texts().stream()
                        .map(NotebookCodes::bytes)
                        .map(Symbol::of)
                        .toList());

        assertThat(read.slips().get(0).dispensings()).isEqualTo(visits);
    }

    private static Notebook notebook(String name, List<Dispensing> visits) {
        var person = new Notebook.NamedPerson(
                name,
                "ミホン ハナヨ",
                Notebook.Sex.FEMALE,
                List.of(LocalDate.of(1965, 1, 1)),
                new Notebook.Contact("", "", "", "", ""),
                List.of());
        return new Notebook(
                8, Notebook.Source.PATIENT, List.of(person), List.of(), List.of(), List.of(), visits, List.of());
    }

    private static Dispensing visit(LocalDate day, String drug) {
        return visit(day, drug, "見本クリニック");
    }

    private static Dispensing visit(LocalDate day, String drug, String clinic) {
        var none = NotebookInstitution.Address.NONE;
        var taken = new Drug(
                drug,
                new DoseQuantity.Amount(BigDecimal.ONE, "錠"),
                new DrugCode(DrugCode.Kind.YJ, "0000000F0000"),
                Drug.GenericName.NONE,
                List.of(),
                List.of(),
                Recorder.PROFESSIONAL);
        var usage = new UsageRecord("１日１回朝食後", new Supply(28, Supply.Unit.DAYS), DosageForm.ORAL, "1011000400000000");
        return new Dispensing(
                day,
                Recorder.PROFESSIONAL,
                new NotebookInstitution("みほん調剤薬局", "27", "4", "0000019", none),
                NotebookProfessional.NONE,
                new NotebookInstitution(clinic, "27", "1", "0000027", none),
                List.of(new Prescription(
                        1, new NotebookProfessional("見本 医一", "循環器科", ""), List.of(taken), usage, List.of(), List.of())),
                List.of());
    }
}
