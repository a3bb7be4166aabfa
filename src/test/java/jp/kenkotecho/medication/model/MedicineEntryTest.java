package jp.kenkotecho.medication.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedicineEntryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void a_name_is_enough() {
        assertThat(entry(" ミホンかぜ薬 ", "").problems(TODAY)).isEmpty();
        assertThat(entry(" ミホンかぜ薬 ", "").name()).isEqualTo("ミホンかぜ薬");
    }

    @Test
    void says_of_each_field_what_is_wrong() {
        var entry = new MedicineEntry(
                "", "123", "あ".repeat(61), "", Optional.of(TODAY.plusDays(1)), Optional.of(TODAY.minusDays(1)));

        assertThat(entry.problems(TODAY))
                .extracting(Problem::where)
                .containsExactly("name", "usage", "code", "from", "until");
    }

    @ParameterizedTest
    @CsvSource({
        "4900000000009, GTIN, 04900000000009",
        "４９００００００００００９, GTIN, 04900000000009",
        "49000009, GTIN, 00000049000009",
        "0000000F0000, YJ, 0000000F0000",
    })
    void a_code_is_told_by_its_shape(String written, ProductCode.Kind kind, String value) {
        assertThat(ProductCode.read(written)).contains(new ProductCode(kind, value));
    }

    @ParameterizedTest
    @CsvSource({"4900000000008", "490000000000", "4900000000-09", "0000000f0000", "٤٩٠٠٠٠٠٩"})
    void a_code_that_is_none_is_refused(String written) {
        assertThat(ProductCode.read(written)).isEmpty();
        assertThat(entry("薬", written).problems(TODAY)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1日1回朝食後 14日分, 2026-12-13",
        "１日３回毎食後　１４日分, 2026-12-13",
        "2週間分, 2026-12-13",
        "1日1回朝食後, ",
        "3回分, ",
    })
    void a_supply_in_words_tells_the_last_day(String usage, LocalDate last) {
        var entry = new MedicineEntry("薬", "", usage, "", Optional.of(TODAY), Optional.empty());

        assertThat(entry.untilUsedUp().until()).isEqualTo(Optional.ofNullable(last));
    }

    @Test
    void a_last_day_of_its_own_stands_and_without_a_first_day_none_is_made_up() {
        var own = new MedicineEntry("薬", "", "14日分", "", Optional.of(TODAY), Optional.of(TODAY));

        assertThat(own.untilUsedUp()).isEqualTo(own);
        var since = new MedicineEntry("薬", "", "14日分", "", Optional.empty(), Optional.empty());
        assertThat(since.untilUsedUp()).isEqualTo(since);
    }

    private static MedicineEntry entry(String name, String code) {
        return new MedicineEntry(name, code, "", "", Optional.empty(), Optional.empty());
    }
}
