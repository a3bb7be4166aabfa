package jp.kenkotecho.medicationnotebook.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void every_row_has_a_unit_and_a_code_of_its_own() {
        var rows = TsvTable.of(Units.class, "units-merit9.tsv").rows();

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get(0)).isNotBlank();
            assertThat(row.get(1)).matches("[A-Z0-9]{1,4}");
        });
        assertThat(rows.stream().map(row -> row.get(1))).doesNotHaveDuplicates();
    }

    @Test
    void knows_units_however_wide_they_are_written() {
        assertThat(Units.codeOf("錠")).contains("TAB");
        assertThat(Units.codeOf("ｍＬ")).contains("ML");
        assertThat(Units.codeOf("ML")).contains("ML");
        assertThat(Units.codeOf("つまみ")).isEmpty();
    }
}
