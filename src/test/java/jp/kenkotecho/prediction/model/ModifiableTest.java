package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModifiableTest {

    private static final String READINGS =
            "SBP=142 DBP=88 LDL=150 HDL=38 GLUCOSE=90 BMI=27 WEIGHT=80 WAIST=90 TRIGLYCERIDES=140 TOTAL_CHOLESTEROL=220";

    /**
     * The man of 65 of JAS 2022: 16 points, 15.5 %. Without smoking, 2.4 kg lighter and with a gram less of salt he has
     * 142 - 2.52 - 0.95 = 138.5 mmHg, below 140, and 13 points: 10.4 %.
     */
    @Test
    void is_what_all_that_is_advised_does_together() {
        var person = ModelsTest.person(65, true, READINGS, "SMOKER ?EXERCISES ?SLEEPS_WELL");

        var modifiable = Modifiable.of(person, List.of(new JasScore())).orElseThrow();

        assertThat(modifiable.model().card().id()).isEqualTo("jas-2022");
        assertThat(modifiable.now()).isCloseTo(15.5, within(1e-9));
        assertThat(modifiable.then()).isCloseTo(10.4, within(1e-9));
        assertThat(modifiable.falls()).isCloseTo(5.1, within(1e-9));
        assertThat(modifiable.by()).containsExactly(Advice.SMOKING, Advice.WEIGHT, Advice.SALT);
    }

    /** A large risk that nothing lowers is none that guidance begins with. */
    @Test
    void is_nothing_for_who_is_advised_nothing_or_has_no_risk_that_can_be_computed() {
        var careful = ModelsTest.person(
                65,
                true,
                "SBP=118 DBP=70 LDL=150 HDL=38 GLUCOSE=90 BMI=22 WEIGHT=62 WAIST=80",
                "?EXERCISES ?SLEEPS_WELL");
        var young = ModelsTest.person(30, true, READINGS, "SMOKER ?EXERCISES ?SLEEPS_WELL");

        assertThat(Modifiable.of(careful, List.of(new JasScore()))).isEmpty();
        assertThat(Modifiable.of(young, List.of(new JasScore()))).isEmpty();
        assertThat(Modifiable.of(young, List.of())).isEmpty();
    }

    @Test
    void tells_who_has_no_risk_that_can_be_computed_from_who_has_none_that_falls() {
        var careful = ModelsTest.person(
                65,
                true,
                "SBP=118 DBP=70 LDL=150 HDL=38 GLUCOSE=90 BMI=22 WEIGHT=62 WAIST=80",
                "?EXERCISES ?SLEEPS_WELL");
        var young = ModelsTest.person(30, true, READINGS, "SMOKER");

        assertThat(Modifiable.isKnown(careful, List.of(new JasScore()))).isTrue();
        assertThat(Modifiable.isKnown(young, List.of(new JasScore()))).isFalse();
        assertThat(Modifiable.isKnown(careful, List.of(new LiverFibrosis()))).isFalse();
    }
}
