package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.record.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {

    private static final String HEAVY_SMOKER =
            "SBP=142 DBP=88 LDL=150 HDL=38 GLUCOSE=90 BMI=27 WEIGHT=80 WAIST=90 TRIGLYCERIDES=140 TOTAL_CHOLESTEROL=220";

    /** Of the man of 65 whose 15.5 % fall to 11.9 % when he stops smoking (JAS 2022). */
    @Test
    void what_lowers_the_largest_risk_most_comes_first() {
        var person = ModelsTest.person(65, true, HEAVY_SMOKER, "SMOKER")
                .with(RiskFactor.EXERCISES, false)
                .with(RiskFactor.SLEEPS_WELL, false);

        var proposals = Proposals.of(person, List.of(new JasScore()));

        assertThat(proposals.get(0).advice()).isEqualTo(Advice.SMOKING);
        assertThat(proposals.get(0).falls()).isCloseTo(15.5 - 11.9, within(1e-9));
        assertThat(proposals.get(0).of().orElseThrow().id()).isEqualTo("jas-2022");
        assertThat(proposals)
                .extracting(Proposal::advice)
                .containsExactlyInAnyOrder(Advice.SMOKING, Advice.WEIGHT, Advice.SALT, Advice.EXERCISE, Advice.SLEEP);
        assertThat(proposals)
                .extracting(Proposal::falls)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    /** Where nothing can be computed the fixed order stands. */
    @Test
    void ties_keep_the_fixed_order() {
        var person = ModelsTest.person(30, true, HEAVY_SMOKER, "SMOKER");

        assertThat(Proposals.of(person, List.of(new JasScore())))
                .extracting(Proposal::advice)
                .startsWith(Advice.SMOKING, Advice.WEIGHT, Advice.SALT);
    }

    @Test
    void nothing_is_proposed_without_a_reason_or_for_a_question_that_was_not_answered() {
        var person = ModelsTest.person(50, false, "SBP=129.9 BMI=24.9 WEIGHT=60 WAIST=89.9", "?EXERCISES ?SLEEPS_WELL");

        assertThat(Proposals.of(person, Models.all())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, DRINKS_MOST_DAYS DRINKS_TWENTY_GRAMS, false",
        "true, DRINKS_MOST_DAYS DRINKS_TWENTY_GRAMS DRINKS_FORTY_GRAMS, true",
        "false, DRINKS_MOST_DAYS DRINKS_TWENTY_GRAMS, true",
        "false, DRINKS_TWENTY_GRAMS, false",
    })
    void drinking_is_proposed_from_what_is_risky(boolean man, String facts, boolean proposed) {
        var person = ModelsTest.person(50, man, "SBP=120", facts);

        assertThat(Proposals.of(person, Models.all()))
                .extracting(Proposal::advice)
                .filteredOn(Advice.ALCOHOL::equals)
                .hasSize(proposed ? 1 : 0);
    }

    /** The reason of each is a sentence about this person, in both languages. */
    @Test
    void each_proposal_says_why_in_one_sentence() {
        var person = ModelsTest.person(
                        55, true, HEAVY_SMOKER, "SMOKER DRINKS_MOST_DAYS DRINKS_TWENTY_GRAMS DRINKS_FORTY_GRAMS")
                .with(RiskFactor.EXERCISES, false)
                .with(RiskFactor.SLEEPS_WELL, false);

        var proposals = Proposals.of(person, Models.all());

        assertThat(proposals).extracting(Proposal::advice).containsExactlyInAnyOrder(Advice.values());
        assertThat(proposals).allSatisfy(proposal -> {
            assertThat(proposal.reason().ja()).matches("[^。]+。");
            assertThat(proposal.reason().en()).endsWith(".").doesNotContain(". ");
        });
        assertThat(reason(proposals, Advice.SALT)).contains("142 mmHg", "130");
        assertThat(reason(proposals, Advice.WEIGHT)).contains("27.0", "25");
        assertThat(reason(proposals, Advice.ALCOHOL)).contains("40 g");
    }

    private static String reason(List<Proposal> proposals, Advice advice) {
        return proposals.stream()
                .filter(proposal -> proposal.advice() == advice)
                .map(proposal -> proposal.reason().en())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_they_do_already_is_told_of_what_they_answered_and_of_nothing_else() {
        var active = ModelsTest.person(50, true, "SBP=120", "EXERCISES WALKS IMPROVES ?SLEEPS_WELL");

        assertThat(Doing.of(active))
                .extracting(Text::en)
                .containsExactly(
                        "They do not smoke",
                        "They exercise for half an hour twice a week",
                        "They walk or move for an hour every day",
                        "They drink less than raises the risk of illness",
                        "They have begun to change how they live");
        assertThat(Doing.of(new Person(50, true, Map.of(), Map.of()))).isEmpty();
    }
}
