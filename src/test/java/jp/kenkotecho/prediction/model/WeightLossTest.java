package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightLossTest {

    @ParameterizedTest
    @CsvSource({
        "50, BMI=25 WEIGHT=70, true",
        "50, BMI=24.9 WEIGHT=70 WAIST=84, false",
        "50, BMI=24.9 WEIGHT=70 WAIST=85, false",
        "50, WEIGHT=90, false",
        "50, BMI=17 WEIGHT=45, false",
        "50, BMI=21 WEIGHT=60 WAIST=86, false",
        "74, BMI=26 WEIGHT=70, true",
        "75, BMI=26 WEIGHT=70, false",
        "78, BMI=22.6 WEIGHT=55, false",
    })
    void is_for_whom_a_source_advises_it_and_says_why_for_nobody_else(int age, String values, boolean suits) {
        var person = ModelsTest.person(age, true, values, "-");

        assertThat(WeightLoss.suits(person)).isEqualTo(suits);
        assertThat(WeightLoss.against(person).isPresent()).isNotEqualTo(suits);
        assertThat(Proposals.of(person, List.of()).stream().anyMatch(one -> one.advice() == Advice.WEIGHT))
                .isEqualTo(suits);
    }
}
