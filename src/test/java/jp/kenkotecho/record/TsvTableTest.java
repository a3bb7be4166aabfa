package jp.kenkotecho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsvTableTest {

    @Test
    void reads_rows_and_leaves_comments_out() {
        var table = TsvTable.parse("# why\na\tb\n1\t\n\n2\tx\n");

        assertThat(table).isEqualTo(new TsvTable(List.of("a", "b"), List.of(List.of("1", ""), List.of("2", "x"))));
    }

    @Test
    void refuses_a_row_of_another_width() {
        assertThatThrownBy(() -> TsvTable.parse("a\tb\n1\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_table_that_is_not_there() {
        assertThatThrownBy(() -> TsvTable.of(TsvTableTest.class, "none.tsv")).isInstanceOf(IllegalStateException.class);
    }
}
