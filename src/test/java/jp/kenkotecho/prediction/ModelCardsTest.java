package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.ModelCard;
import jp.kenkotecho.prediction.model.Models;
import jp.kenkotecho.prediction.model.RiskFactor;
import org.junit.jupiter.api.Test;

/** {@code docs/models.md} is what the models say of themselves; {@code -Dgoldens=write} makes it anew. */
class ModelCardsTest {

    private static final Path PAGE = Path.of("docs", "models.md");

    @Test
    void the_page_of_models_is_what_they_say() throws IOException {
        var page = page();
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page);
    }

    private static String page() throws IOException {
        return """
            # Models

            Made from the model classes by `ModelCardsTest`. `Patient/{id}/$predict-risk` uses these and no others, unless the operator says otherwise. Every equation is published; none is ours. They give general information for health guidance and no diagnosis, and **none of them was validated in this municipality**: that the arithmetic is right is shown by the printed examples and tables ([worked.tsv](../src/test/resources/jp/kenkotecho/prediction/model/worked.tsv)), that it is accurate here is not.

            A model is not asked about people it was not made for: the answer then says why, and gives no number. What is not known is not made up: the answer names what is missing.

            """
                + Models.all().stream().map(model -> card(model.card())).collect(Collectors.joining("\n"))
                + """

                # Models that are off by default

                An operator switches them on by their id (`phr.prediction.on`), and any of those above off (`phr.prediction.off`). They are foreign and not calibrated for Japan, predict death alone, or ask for what check-ups seldom have.

                """
                + Models.optional().stream().map(model -> card(model.card())).collect(Collectors.joining("\n"))
                + """

                ## Values to come

                `drifting-level|1`: an empirical-Bayes projection. A person's level moves about the population's curve and each reading is noisy, so old and single readings are drawn towards the mean; personal slopes are not extrapolated. The interval holds four of five next readings. A drug that was begun breaks the series; at most ten years are read. The parameters are derived from published noise and signal of Japanese check-ups until an operator estimates its own (`phr.prediction.drift`, [how](guidance.md)); of items without a complete published set (waist, HbA1c, fasting glucose, triglycerides, eGFR, γ-GT, uric acid) nothing is projected until then: they are shown as measured, and that is said. Weight goes by BMI at the person's height. How likely a value reaches a limit is told of blood pressure alone (140/90, of people below it who take no drug for it): of the others it was not calibrated. Whether hypertension, diabetes, dyslipidaemia, obesity and metabolic syndrome are to be expected, and what stands in `qualitativeRisk`, is said by the rules of [which values to come are told](clarifications/040-which-values-to-come-are-told.md). Vascular age is not told: its tables could not be read.

                | item | SD of a reading | SD between persons | forgetting per year |
                | --- | --- | --- | --- |
                """
                + Stream.of(Item.values())
                        .flatMap(item -> Drifts.PUBLISHED.of(item).stream())
                        .map(drift -> "| %s (%s) | %s | %s | %s |\n"
                                .formatted(
                                        drift.item(), drift.item().ucum(), drift.noise(), drift.spread(), drift.rate()))
                        .collect(Collectors.joining())
                + """

                ## How exact values to come are

                Nobody has an open set of repeated Japanese check-ups, so the projection was tried on people who were made up: their levels walk at random and have slopes of their own, nothing draws them back to a mean, deviations last for more than a year and readings have heavy tails, which is not what the model supposes. The figures of the process are published ones ([simulated.tsv](../src/test/resources/jp/kenkotecho/prediction/simulated.tsv)), and where it draws on the same papers as the model it says no more than that the arithmetic holds when life is otherwise. "Within the range" should be 0.80; the others are mean absolute errors in the item's unit. 4,000 people each, three to eight check-ups with some missed, the same people in every run: `mvn verify -Pbench -DskipTests` makes the tables anew (execution `accuracy`).

                %s%s%s
                What the tables show: ranges hold what they say for a year and somewhat less in three, since people who walk at random get further than people who are drawn back. Where the means of the people are others than those of the model (diastolic pressure: these people have 76 mmHg at 54 and fall, the national survey's men 81), it draws them to a wrong mean, and the last value alone is nearer: an operator gives the means of its own people by `phr.prediction.drift` as well. A straight line through somebody's own readings is the worst of all, which is why nothing is drawn on.

                **Readings of a clinic are far noisier than those of a check-up**: taken at any hour, in illness, by whoever is there. With the routine systolic pressures of Olmsted County (`nafld` of R's survival) the ranges held .56 of what came, with its HDL .79. Whoever fills the record mainly from clinics should not use the published figures: `GET Group/{id}/$prediction-review` measures how often ranges held among one's own people and estimates the noise and the drift from them, and the estimates, or any others with their source, are set by `phr.prediction.drift` ([how](guidance.md)). Until then read the probability of hypertension as an order and not as a number.

                ## What a change would do

                Average effects of trials on groups, reached after a year and flat from then on; no promise for one person. Of weight and exercise the larger effect counts and not both; systolic pressure falls by at most 15 mmHg, diastolic by at most 10; nothing falls below 110/70 mmHg, LDL 100, triglycerides 50, BMI 21. How effects are combined is our convention. Less drinking has this effect on people who drink more than two drinks a day, exercise on people who are inactive ([what a prediction reads](clarifications/020-what-a-prediction-reads.md)). Stopping to smoke counts as if it were five years ago.

                | lever | |
                | --- | --- |
                """.formatted(
                                AccuracyTable.FROM,
                                AccuracyTable.kept(Files.readString(PAGE, StandardCharsets.UTF_8)),
                                AccuracyTable.TO)
                + Stream.of(Intervention.values())
                        .map(lever -> "| `%s` | %s |\n"
                                .formatted(lever.code(), lever.display().en()))
                        .collect(Collectors.joining());
    }

    private static String card(ModelCard card) {
        return """
            ## %s

            %s (%s)%s.

            - Source: %s
            - Made from: %s
            - Quality: %s
            - Asks for: %s
            - Limits: %s
            """.formatted(
                card.method(),
                card.outcome().ja(),
                card.outcome().en(),
                card.years() == 0 ? ", now" : ", within " + card.years() + (card.years() == 1 ? " year" : " years"),
                card.citation(),
                card.population(),
                card.quality(),
                asks(card),
                card.limits());
    }

    private static String asks(ModelCard card) {
        return Stream.concat(
                        Stream.of(Item.values())
                                .filter(card.items()::contains)
                                .map(item -> item.display().en() + " (" + item.ucum() + ")"),
                        Stream.of(RiskFactor.values())
                                .filter(card.facts()::contains)
                                .map(fact -> fact.display().en()))
                .collect(Collectors.joining(", ", "age, sex, ", ""));
    }
}
