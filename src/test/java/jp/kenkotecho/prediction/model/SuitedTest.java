package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import jp.kenkotecho.prediction.model.Result.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuitedTest {

    @ParameterizedTest
    @CsvSource({
        "ALCOHOL, -, false",
        "ALCOHOL, DRINKS_MOST_DAYS DRINKS_TWENTY_GRAMS DRINKS_FORTY_GRAMS, true",
        "ALCOHOL, ?DRINKS_MOST_DAYS, false",
        "EXERCISE, EXERCISES, false",
        "EXERCISE, -, true",
        "SMOKING, -, false",
        "SMOKING, SMOKER, true",
        "WEIGHT, -, false",
        "SALT, -, true",
    })
    void a_change_is_for_whom_it_changes_anything(Intervention lever, String facts, boolean is) {
        var person = ModelsTest.person(50, true, "BMI=17 WEIGHT=45 SBP=150", facts);

        var suited = Suited.of(person, Map.of(lever, 1.0));

        assertThat(suited.amounts().containsKey(lever)).isEqualTo(is);
        assertThat(suited.against().containsKey(lever)).isNotEqualTo(is);
    }

    /** HbA1c 5.9, BMI 27, three kilograms: 0.84³ = .593, five years 13.8 to 8.4 %. */
    @Test
    void lost_weight_lowers_the_hazard_of_diabetes() {
        var model = ModelsTest.model("kawahara-2015-5y");
        var person = ModelsTest.person(50, true, "HBA1C=5.9 BMI=27 WEIGHT=80", "-");
        var light = ModelsTest.person(50, true, "HBA1C=5.9 BMI=24 WEIGHT=80", "-");
        var lost = Map.of(Intervention.WEIGHT, 3.0);
        var much = Map.of(Intervention.WEIGHT, 9.0);

        assertThat(after(model, person, lost)).isCloseTo(8.4, within(0.05));
        assertThat(after(model, person, much))
                .isCloseTo(after(model, person, Map.of(Intervention.WEIGHT, 5.0)), within(1e-9));
        assertThat(after(model, light, lost)).isEqualTo(13.8);
        assertThat(after(model, person, Map.of())).isEqualTo(13.8);
    }

    @Test
    void from_75_on_less_salt_and_weight_are_not_proposed() {
        var person = ModelsTest.person(82, false, "BMI=25.5 WEIGHT=55 SBP=150", "SMOKER");

        assertThat(Proposals.of(person, Models.all()))
                .extracting(Proposals.Proposal::advice)
                .containsExactlyInAnyOrder(Advice.SMOKING, Advice.EXERCISE, Advice.SLEEP);
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, false", "21, true", "60, true"})
    void takahashi_answers_for_who_is_over_twenty(int age, boolean answers) {
        var result = ModelsTest.model("takahashi-2010-3y").judge(ModelsTest.person(age, true, "HBA1C=5.9", "-"));

        assertThat(result instanceof Risk).isEqualTo(answers);
    }

    private static double after(RiskModel model, Person person, Map<Intervention, Double> levers) {
        return ((Risk) model.after(person, WhatIf.changed(person, levers))).low();
    }
}
