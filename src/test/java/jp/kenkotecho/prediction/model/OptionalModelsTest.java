package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import jp.kenkotecho.prediction.model.Result.NotApplicable;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The models that are off by default, by their printed and worked examples. */
class OptionalModelsTest {

    static List<List<String>> worked() {
        return TsvTable.of(OptionalModelsTest.class, "optional-worked.tsv").rows();
    }

    @ParameterizedTest
    @MethodSource("worked")
    void gives_what_is_printed(List<String> row) {
        var person = ModelsTest.person(
                Integer.parseInt(row.get(1)), Boolean.parseBoolean(row.get(2)), row.get(3), row.get(4));
        var isRange = row.get(5).endsWith("..");
        var printed = row.get(5).replace("..", "");

        var risk = (Risk) ModelsTest.model(row.get(0)).judge(person);

        assertThat(ModelInputs.shown(risk.low(), printed.length() - printed.indexOf('.') - 1))
                .isEqualTo(printed);
        assertThat(risk.isExact()).isEqualTo(!isRange);
    }

    /** Tangri's four variables: man of 60, eGFR 30, 300 mg/g. */
    @ParameterizedTest
    @CsvSource({"kfre-4-2y, 5.86", "kfre-4-5y, 20.86"})
    void kidney_failure_is_as_printed(String id, double percent) {
        var person = ModelsTest.person(60, true, "SBP=120", "-");

        assertThat(((KidneyFailure) ModelsTest.model(id)).percent(person, 30, 300))
                .isCloseTo(percent, within(0.006));
    }

    /** The test of PREVENT's authors: 1.5 mg/dL, 43 years, woman. */
    @Test
    void foreign_models_get_their_own_egfr() {
        assertThat(Math.rint(CkdEpi.egfr(1.5, 43, false))).isEqualTo(44);
    }

    @ParameterizedTest
    @CsvSource({
        "framingham-hypertension-1y, 50, SBP=140 DBP=80 BMI=24 GLUCOSE=90",
        "framingham-hypertension-1y, 50, SBP=120 DBP=90 BMI=24 GLUCOSE=90",
        "score2-ap-low, 50, SBP=140 TOTAL_CHOLESTEROL=212 HDL=50 GLUCOSE=130",
        "score2-ap-low, 70, SBP=140 TOTAL_CHOLESTEROL=212 HDL=50 GLUCOSE=90",
        "prevent-cvd-30y, 60, SBP=140 TOTAL_CHOLESTEROL=212 HDL=50 GLUCOSE=90 BMI=22 CREATININE=0.8",
        "prevent-cvd-10y, 60, SBP=140 TOTAL_CHOLESTEROL=212 HDL=50 GLUCOSE=90 BMI=18.4 CREATININE=0.8",
        "prevent-cvd-10y, 60, SBP=140 TOTAL_CHOLESTEROL=212 HDL=101 GLUCOSE=90 BMI=22 CREATININE=0.8",
        "prevent-cvd-10y, 60, SBP=140 TOTAL_CHOLESTEROL=212 HDL=50 GLUCOSE=90 BMI=22 CREATININE=9",
        "kfre-4-2y, 60, CREATININE=0.8 ALBUMIN_RATIO=30",
        "epoch-japan-cvd, 39, SBP=140 TOTAL_CHOLESTEROL=212 HDL=50 GLUCOSE=90",
        "honda-2022, 85, SBP=140 LDL=130 HDL=50 GLUCOSE=90",
    })
    void keeps_to_whom_it_was_made_for(String id, int age, String values) {
        assertThat(ModelsTest.model(id).judge(ModelsTest.person(age, true, values, "-")))
                .isInstanceOf(NotApplicable.class);
    }
}
