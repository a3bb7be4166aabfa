package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.prediction.model.Prospect.Expected;
import jp.kenkotecho.prediction.model.Prospect.Present;
import jp.kenkotecho.prediction.model.Prospect.Unknown;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Yes or no of four conditions, and never a "no" that nobody can know. */
class ProspectsTest {

    /** SBP expected 134.16 ± 10.8 (the worked example): P(≥ 140) is .294. */
    @ParameterizedTest
    @CsvSource({
        // expected pressure, whether hypertension is expected, its least and its greatest probability
        "134.16/76, false, 29.4, 29.5",
        "141/76, true, 53.7, 53.8",
        "134.16/91, true, 57.5, 87.0",
    })
    void hypertension_is_expected_where_either_pressure_is_and_its_probability_is_a_range(
            String expected, boolean is, double low, double high) {
        var pressures = expected.split("/", -1);
        var ahead = Map.of(
                Item.SBP, forecast(Double.parseDouble(pressures[0]), 10.8),
                Item.DBP, forecast(Double.parseDouble(pressures[1]), 5.3));
        var person = ModelsTest.person(50, true, "SBP=135 DBP=80", "-");

        var prospect = new Prospects(person, 3, ahead, Drifts.PUBLISHED).of(CheckupCondition.HYPERTENSION);

        assertThat(prospect).isInstanceOfSatisfying(Expected.class, told -> {
            assertThat(told.isExpected()).isEqualTo(is);
            assertThat(told.chance().get(0).low()).isCloseTo(low, within(0.3));
            assertThat(told.chance().get(0).high()).isCloseTo(high, within(0.6));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SBP=142 DBP=80, -, HYPERTENSION",
        "SBP=120 DBP=92, -, HYPERTENSION",
        "SBP=120 DBP=80, PRESSURE_DRUG, HYPERTENSION",
        "CASUAL_GLUCOSE=250 HBA1C=6.0, -, DIABETES",
        "HBA1C=5.5, GLUCOSE_DRUG, DIABETES",
        "HBA1C=5.5, DIABETES, DIABETES",
        "LDL=100 HDL=39 TRIGLYCERIDES=90, -, DYSLIPIDAEMIA",
        "LDL=100 HDL=50 CASUAL_TRIGLYCERIDES=180, -, DYSLIPIDAEMIA",
        "BMI=25, -, OBESITY",
        "WAIST=90 SBP=135 DBP=80 TRIGLYCERIDES=160 HDL=50 GLUCOSE=90, -, METABOLIC_SYNDROME",
    })
    void who_has_it_is_not_told_that_it_will_not_come(String values, String facts, CheckupCondition condition) {
        var person = ModelsTest.person(50, true, values, facts);

        assertThat(new Prospects(person, 3, wholesome(), Drifts.PUBLISHED).of(condition))
                .isEqualTo(new Present());
    }

    /** Published figures tell nothing of triglycerides, HbA1c and waist to come. */
    @Test
    void nobody_is_told_no_where_a_value_that_decides_cannot_be_projected() {
        var person = ModelsTest.person(
                50, true, "SBP=120 DBP=70 LDL=110 HDL=60 TRIGLYCERIDES=90 HBA1C=5.4 BMI=22 WAIST=80 GLUCOSE=90", "-");
        var ahead = Map.of(Item.LDL, forecast(112, 14), Item.HDL, forecast(60, 6), Item.BMI, forecast(22.3, 1));
        var prospects = new Prospects(person, 3, ahead, Drifts.PUBLISHED);

        assertThat(prospects.of(CheckupCondition.DYSLIPIDAEMIA))
                .isEqualTo(new Unknown(List.of(Item.TRIGLYCERIDES.display())));
        assertThat(prospects.of(CheckupCondition.DIABETES)).isEqualTo(new Unknown(List.of(Item.HBA1C.display())));
        assertThat(prospects.of(CheckupCondition.METABOLIC_SYNDROME)).isInstanceOf(Unknown.class);
        assertThat(prospects.of(CheckupCondition.OBESITY)).isEqualTo(new Expected(false, List.of()));
    }

    @Test
    void one_value_that_is_expected_beyond_its_limit_is_enough_for_a_yes() {
        var person = ModelsTest.person(50, true, "LDL=138 HDL=50 TRIGLYCERIDES=90", "-");
        var ahead = Map.of(Item.LDL, forecast(141, 14), Item.HDL, forecast(50, 6));

        assertThat(new Prospects(person, 3, ahead, Drifts.PUBLISHED).of(CheckupCondition.DYSLIPIDAEMIA))
                .isEqualTo(new Expected(true, List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckupCondition.class,
            names = {"HYPERTENSION", "DIABETES", "DYSLIPIDAEMIA"})
    void who_did_not_answer_about_a_drug_is_told_nothing(CheckupCondition condition) {
        var drug = condition.drugs().iterator().next();
        var person = ModelsTest.person(
                50, true, "SBP=120 DBP=70 LDL=110 HDL=60 TRIGLYCERIDES=90 HBA1C=5.4", "?" + drug.name());

        assertThat(new Prospects(person, 3, wholesome(), Drifts.PUBLISHED).of(condition))
                .isEqualTo(new Unknown(List.of(drug.display())));
    }

    /** Lipids and BMI were not calibrated elsewhere; the tail of glucose is heavier than a normal one. */
    @Test
    void a_probability_of_lipids_is_told_by_figures_of_ones_own_residents_alone() {
        var drift = TsvTable.parse("""
                item\tnoise\tspread\trate\tsource
                LDL\t10\t28\t0.02\town (invented)
                HDL\t5\t16\t0.01\town (invented)
                TRIGLYCERIDES\t0.2\t0.4\t0.03\town (invented)
                HBA1C\t0.1\t0.4\t0.03\town (invented)
                WAIST\t1.8\t8\t0.02\town (invented)
                GLUCOSE\t4\t10\t0.03\town (invented)
                """);
        var means = TsvTable.parse("item\tsex\tage\tmean\nTRIGLYCERIDES\tall\t50\t100\nHBA1C\tall\t50\t5.5\n"
                + "WAIST\tall\t50\t84\nGLUCOSE\tall\t50\t95");
        var own = Drifts.with(List.of(drift, means));
        var person = ModelsTest.person(
                50, true, "SBP=120 DBP=70 LDL=110 HDL=60 TRIGLYCERIDES=90 HBA1C=5.4 GLUCOSE=90 WAIST=80", "-");
        var prospects = new Prospects(person, 3, wholesome(), own);

        assertThat(prospects.of(CheckupCondition.DYSLIPIDAEMIA)).isInstanceOfSatisfying(Expected.class, told -> {
            assertThat(told.isExpected()).isFalse();
            assertThat(told.chance()).hasSize(1);
            assertThat(told.chance().get(0).low()).isPositive();
        });
        assertThat(prospects.of(CheckupCondition.DIABETES)).isEqualTo(new Expected(false, List.of()));
        assertThat(prospects.of(CheckupCondition.METABOLIC_SYNDROME)).isEqualTo(new Expected(false, List.of()));
    }

    private static Map<Item, Forecast> wholesome() {
        var ahead = new EnumMap<Item, Forecast>(Item.class);
        ahead.put(Item.SBP, forecast(118, 10));
        ahead.put(Item.DBP, forecast(70, 5));
        ahead.put(Item.LDL, forecast(110, 14));
        ahead.put(Item.HDL, forecast(60, 6));
        ahead.put(Item.BMI, forecast(22, 1));
        ahead.put(Item.WAIST, forecast(80, 3));
        ahead.put(Item.HBA1C, forecast(5.4, 0.2));
        ahead.put(Item.GLUCOSE, forecast(92, 6));
        ahead.put(Item.TRIGLYCERIDES, new Forecast(95, 70, 130, 0.2, 0.3, Scale.LOG));
        return ahead;
    }

    private static Forecast forecast(double mean, double sd) {
        return new Forecast(mean, mean - 1.28155 * sd, mean + 1.28155 * sd, sd / 2, sd, Scale.LINEAR);
    }
}
