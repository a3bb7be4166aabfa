package jp.kenkotecho.prediction;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.prediction.fhir.PredictionAnswer;
import jp.kenkotecho.prediction.fhir.PredictionAnswer.Beside;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Average;
import jp.kenkotecho.prediction.model.Averaged;
import jp.kenkotecho.prediction.model.CheckupCondition;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Optimal;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.prediction.model.Prospects;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.prediction.model.RiskModel;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Observation;

/**
 * What is expected of a person as things are or under one scenario: risks, values to come, and conditions. A scenario moves
 * an expected value by the average effect; its uncertainty is that of no change.
 */
final class ScenarioAnswer {

    /** The blood pressure from which it is hypertension, mmHg (JSH). */
    private static final Map<Item, Double> HYPERTENSION = Map.of(Item.SBP, 140.0, Item.DBP, 90.0);

    private final PredictionAnswer answer;
    private final Question question;
    private final Outlook outlook;
    private final Person changed;
    private final String scenario;

    /**
     * An answer to add to.
     *
     * @param scenario its name; empty for none
     */
    ScenarioAnswer(PredictionAnswer answer, Question question, Outlook outlook, Person changed, String scenario) {
        this.answer = answer;
        this.question = question;
        this.outlook = outlook;
        this.changed = changed;
        this.scenario = scenario;
    }

    void add() {
        risks();
        question.items().forEach(this::values);
        conditions();
        if (scenario.isEmpty()) {
            sayWhatHasNoForecast();
        }
    }

    private void risks() {
        var level = outlook.trajectory(Item.SBP, outlook.series(Item.SBP))
                .map(trajectory -> outlook.forecast(Item.SBP, trajectory, 0).moved(effect(Item.SBP)));
        for (var model : question.models()) {
            var card = model.card();
            if (!scenario.isEmpty() && !model.comparesChanges(outlook.person())) {
                answer.note(Problem.of(
                                Problem.Kind.NOT_SUPPORTED,
                                card.outcome().ja() + " (" + card.id() + "): 治療中の人では、生活を変えたときの比較はできません。",
                                card.outcome().en() + " (" + card.id()
                                        + "): of people under treatment it says nothing about a change.")
                        .at(card.id()));
                continue;
            }
            answer.result(
                    card,
                    model.after(outlook.person(), changed),
                    beside(level, model),
                    scenario,
                    outlook.history().sources(card.items(), card.facts()));
        }
    }

    /** @param level of the true systolic pressure today */
    private Beside beside(Optional<Forecast> level, RiskModel model) {
        var averaged = level.filter(known -> model.comparesChanges(outlook.person()))
                .flatMap(known -> Averaged.of(model, changed, known.mean(), known.ofLevel()));
        var pressure = level.map(known -> String.format(Locale.ROOT, "%.1f ± %.1f mmHg", known.mean(), known.ofLevel()))
                .orElse("");
        return new Beside(
                model.guidelineClass(model.after(outlook.person(), changed)),
                Optimal.ratio(model, changed),
                Average.ratio(model, changed, outlook.drifts()),
                averaged,
                pressure);
    }

    private void values(Item item) {
        var series = outlook.series(item);
        var trajectory = outlook.trajectory(item, series);
        if (trajectory.isEmpty()) {
            return;
        }
        var sources = sources(series);
        if (isBelow(item)) {
            answer.reaches(
                    item,
                    HYPERTENSION.getOrDefault(item, 0.0),
                    question.asOf().plusYears(question.horizon()),
                    outlook.forecast(item, trajectory.get(), question.horizon()).moved(effect(item)),
                    scenario,
                    sources);
        }
        var source = outlook.course(item).orElseThrow().trendModel().source();
        for (var year = 1; year <= question.horizon(); year++) {
            var forecast = outlook.forecast(item, trajectory.get(), year).moved(effect(item));
            answer.forecast(item, question.asOf().plusYears(year), forecast, scenario, sources, source);
        }
    }

    private static List<Observation> sources(List<Found> series) {
        return series.stream().flatMap(found -> found.sources().stream()).toList();
    }

    private double effect(Item item) {
        return outlook.effect(item, changed);
    }

    /** Calibrated for blood pressure alone, of people who are below it and take no drug for it. */
    private boolean isBelow(Item item) {
        return HYPERTENSION.containsKey(item)
                && !outlook.person().is(RiskFactor.PRESSURE_DRUG).orElse(true)
                && outlook.person()
                        .of(item)
                        .filter(value -> value < HYPERTENSION.getOrDefault(item, 0.0))
                        .isPresent();
    }

    /** Adds the conditions of which an item was asked for. */
    private void conditions() {
        var prospects = prospects(outlook, question.horizon(), changed);
        for (var condition : CheckupCondition.values()) {
            var items = EnumSet.noneOf(Item.class);
            items.addAll(condition.items());
            items.retainAll(question.items());
            if (!items.isEmpty()) {
                answer.condition(
                        condition,
                        prospects.of(condition),
                        question.asOf().plusYears(question.horizon()),
                        scenario,
                        outlook.history().sources(condition.items(), condition.drugs()));
            }
        }
    }

    /** What is to be expected of a person's conditions in some years, as things are or after a change. */
    static Prospects prospects(Outlook outlook, int years, Person changed) {
        var ahead = new EnumMap<Item, Forecast>(Item.class);
        for (var item : Projected.items()) {
            outlook.trajectory(item, outlook.series(item))
                    .map(trajectory -> outlook.forecast(item, trajectory, years).moved(outlook.effect(item, changed)))
                    .ifPresent(forecast -> ahead.put(item, forecast));
        }
        return new Prospects(outlook.person(), years, ahead, outlook.drifts());
    }

    private void sayWhatHasNoForecast() {
        var alone = question.items().stream()
                .filter(item -> outlook.alone(item).isPresent())
                .toList();
        if (!alone.isEmpty()) {
            answer.withoutForecast(alone);
        }
    }
}
