package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.prediction.model.Result.NotApplicable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class is undecided only where what is missing decides it. */
class UndecidedTest {

    @ParameterizedTest
    @CsvSource({
        // The waist alone decides.
        "mets-jp, WAIST=80, ?GLUCOSE_DRUG, 非該当",
        // Two of three, whatever the third is.
        "mets-jp, WAIST=90 SBP=150 TRIGLYCERIDES=200, ?GLUCOSE_DRUG, 基準該当",
        "mets-jp, WAIST=90 SBP=150, -, missing",
        "mets-jp, SBP=120 DBP=70 GLUCOSE=90 TRIGLYCERIDES=90 HDL=60, -, 非該当",
        "mets-jp, WAIST=90 SBP=120 DBP=70 GLUCOSE=90 TRIGLYCERIDES=90 HDL=60, ?LIPID_DRUG, missing",
        "guidance-jp, WAIST=80 BMI=22, ?SMOKER, 情報提供",
        "guidance-jp, WAIST=90 SBP=150 GLUCOSE=120, ?SMOKER, 積極的支援",
        "guidance-jp, WAIST=90 SBP=150 HDL=60 DBP=80 GLUCOSE=90 TRIGLYCERIDES=90, ?SMOKER, missing",
        // Casual triglycerides of 175, casual glucose of 100 unless soon after a meal.
        "guidance-jp, WAIST=90 BMI=22 SBP=120 DBP=70 GLUCOSE=90 CASUAL_TRIGLYCERIDES=175 HDL=60, -, 動機付け支援",
        "guidance-jp, WAIST=90 BMI=22 SBP=120 DBP=70 GLUCOSE=90 CASUAL_TRIGLYCERIDES=174 HDL=60, -, 情報提供",
        "guidance-jp, WAIST=90 BMI=22 SBP=120 DBP=70 CASUAL_GLUCOSE=100 TRIGLYCERIDES=90 HDL=60, -, 動機付け支援",
        "guidance-jp, WAIST=90 BMI=22 SBP=120 DBP=70 CASUAL_GLUCOSE=100 TRIGLYCERIDES=90 HDL=60, SOON_AFTER_MEAL,"
                + " missing",
    })
    void is_said_only_where_it_is(String model, String values, String facts, String expected) {
        var result = ModelsTest.model(model).judge(ModelsTest.person(50, true, values, facts));

        assertThat(result instanceof Band band ? band.name().ja() : result instanceof Missing ? "missing" : "not")
                .isEqualTo(expected);
    }

    @Test
    void the_age_of_guidance_is_that_reached_in_the_fiscal_year() {
        var values = ModelsTest.person(39, true, "WAIST=80 BMI=22", "-");

        var turning = new Person(39, 40, true, values.values(), values.facts());
        var leaving = new Person(74, 75, true, values.values(), values.facts());

        assertThat(new GuidanceLevel().judge(turning)).isInstanceOf(Band.class);
        assertThat(new GuidanceLevel().judge(leaving)).isInstanceOf(NotApplicable.class);
        assertThat(new Person(39, true, Map.of(), Map.of()).ageOfYear()).isEqualTo(39);
    }
}
