package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import jp.kenkotecho.medicationnotebook.model.UsageRecord.DoseIs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageRecordTest {

    /** 別表4: what 用量 means, and that the unit of supply is trusted where the two disagree. */
    @ParameterizedTest
    @CsvSource({
        "1, 28, 日分, PER_DAY, false",
        "1, 1, 調剤, TOTAL, false",
        "2, 1, 調剤, TOTAL, false",
        "3, 10, 回分, PER_INTAKE, true",
        "4, 1, 調剤, TOTAL, false",
        "5, 1, 調剤, TOTAL, false",
        "6, 7, 日分, PER_DAY, false",
        "7, 5, 回分, PER_INTAKE, true",
        "9, 1, 調剤, TOTAL, false",
        "10, 1, 調剤, TOTAL, false",
        "1, '', '', PER_DAY, false",
        "3, 頓服, '', PER_INTAKE, true",
        "01, 7, 日, PER_DAY, false",
        "8, 1, 本, TOTAL, false",
        "3, 0, 回, PER_INTAKE, true",
    })
    void says_what_the_dose_is(String form, String count, String unit, DoseIs doseIs, boolean asNeeded) {
        var usage = new UsageRecord("", Supply.of(count, unit), DosageForm.of(form), "");

        assertThat(usage.doseIs()).isEqualTo(doseIs);
        assertThat(usage.isAsNeeded()).isEqualTo(asNeeded);
    }

    @Test
    void knows_no_dose_of_nothing() {
        assertThatThrownBy(() -> new DoseQuantity.Amount(BigDecimal.ZERO, "錠"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makes_ten_digits_only_of_all_three_parts() {
        assertThat(new NotebookInstitution("薬局", "27", "4", "0000019", new NotebookInstitution.Address("", "", ""))
                        .tenDigits())
                .isEqualTo("2740000019");
        assertThat(new NotebookInstitution("薬局", "27", "", "0000019", new NotebookInstitution.Address("", "", ""))
                        .tenDigits())
                .isEmpty();
        assertThat(NotebookInstitution.NONE.tenDigits()).isEmpty();
    }
}
