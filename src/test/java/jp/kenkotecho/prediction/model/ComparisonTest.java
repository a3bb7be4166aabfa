package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jp.kenkotecho.prediction.model.Result.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The class of a risk, and how it compares with others. */
class ComparisonTest {

    /** JAS 2022: below 2 % low, below 10 % moderate, from there high; high with diabetes or kidney disease. */
    @ParameterizedTest
    @CsvSource({
        "45, SBP=110 LDL=100 HDL=65 GLUCOSE=90, -, LOW",
        "45, SBP=142 LDL=150 HDL=45 GLUCOSE=95, -, MODERATE",
        "65, SBP=142 LDL=150 HDL=38 GLUCOSE=95, SMOKER, HIGH",
        "45, SBP=110 LDL=100 HDL=65 GLUCOSE=130, -, HIGH",
        "45, SBP=110 LDL=100 HDL=65 GLUCOSE=90, KIDNEY_DISEASE, HIGH",
    })
    void the_guideline_puts_a_risk_into_a_class(int age, String values, String facts, RiskClass expected) {
        var model = new JasScore();

        assertThat(model.guidelineClass(model.judge(ModelsTest.person(age, true, values, facts))))
                .hasValue(expected);
    }

    @Test
    void no_guideline_no_class() {
        var person = ModelsTest.person(55, true, "SBP=142 DBP=88 LDL=150 HDL=45 GLUCOSE=95 HBA1C=5.6", "-");

        assertThat(Models.all())
                .filteredOn(model -> !model.card().id().equals("jas-2022"))
                .allSatisfy(model ->
                        assertThat(model.guidelineClass(model.judge(person))).isEmpty());
        assertThat(new JasScore().guidelineClass(new JasScore().judge(ModelsTest.person(30, true, "SBP=120", "-"))))
                .isEmpty();
    }

    /** Mean of 55-year-old men: 129.7/81.0 mmHg; JALS stroke 130-139: 7 points; 150/88: 14, no other points of either. */
    @Test
    void a_risk_is_compared_with_average_values_of_the_age() {
        var person = ModelsTest.person(55, true, "SBP=150 DBP=88 GLUCOSE=95", "SMOKER");
        var model = ModelsTest.model("jals-stroke");

        var ratio = Average.ratio(model, person, Drifts.PUBLISHED).orElseThrow();

        var average = person.with(Item.SBP, 129.7).with(Item.DBP, 81.0);
        assertThat(ratio)
                .isCloseTo(((Risk) model.judge(person)).low() / ((Risk) model.judge(average)).low(), within(1e-9))
                .isGreaterThan(1.5);
        assertThat(Average.ratio(model, average, Drifts.PUBLISHED).orElseThrow())
                .isCloseTo(1, within(1e-9));
    }

    /** Means of lipids are of people between 54 and 60; of a man of 45 nobody says what is average. */
    @ParameterizedTest
    @CsvSource({
        "jas-2022, 45, false",
        "jas-2022, 56, true",
        "jas-2022, 70, false",
        "jals-stroke, 45, true",
        "jals-stroke, 84, false",
        // Their other values have no average at all.
        "jals-ami, 56, false",
        "suita-2020, 56, false",
        "kawahara-2015-5y, 56, false",
    })
    void what_is_average_is_told_of_ages_that_the_source_has(String model, int age, boolean isTold) {
        var person = ModelsTest.person(
                age, true, "SBP=150 DBP=88 LDL=150 HDL=45 TOTAL_CHOLESTEROL=230 GLUCOSE=95 HBA1C=5.6", "-");

        assertThat(Average.ratio(ModelsTest.model(model), person, Drifts.PUBLISHED)
                        .isPresent())
                .isEqualTo(isTold);
    }
}
