package jp.kenkotecho.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;

class DrugKindTest {

    @Test
    void every_class_stands_once_with_words_that_fit_a_line() {
        var seen = new HashSet<String>();
        for (var row : TsvTable.of(DrugKind.class, "kinds.tsv").rows()) {
            assertThat(TextNormalization.isDigits(row.get(0))).isTrue();
            assertThat(row.get(0)).hasSizeBetween(2, 4);
            assertThat(seen.add(row.get(0))).isTrue();
            assertThat(row.get(1)).hasSizeLessThanOrEqualTo(16);
            assertThat(row).hasSize(4).noneMatch(String::isBlank);
        }
    }

    @Test
    void the_longest_beginning_counts_and_an_unknown_class_has_no_words() {
        assertThat(DrugKind.of("2144005F1001")).contains(new Text("血圧を下げる薬", "Lowers blood pressure"));
        assertThat(DrugKind.of("2492001A1001")).map(Text::ja).contains("血糖を下げる注射");
        assertThat(DrugKind.of("2499001A1001")).isEmpty();
        assertThat(DrugKind.of("1179001F1001")).isEmpty();
    }
}
