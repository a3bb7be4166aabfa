package jp.kenkotecho.prediction.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.CheckupCondition.Criterion;
import jp.kenkotecho.prediction.model.CheckupCondition.Trust;
import jp.kenkotecho.prediction.model.Prospect.Chance;
import jp.kenkotecho.prediction.model.Prospect.Expected;
import jp.kenkotecho.prediction.model.Prospect.Present;
import jp.kenkotecho.prediction.model.Prospect.Unknown;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.record.Text;

/**
 * Yes or no of the conditions that check-ups look for, in some years: by the class of the values that are expected. "No" is
 * said only where every value that decides can be projected, and where the condition is not there now.
 */
public final class Prospects {

    private final Person now;
    private final int years;
    private final Map<Item, Forecast> ahead;
    private final Drifts drifts;

    /**
     * The person, and what is expected of them.
     *
     * @param ahead the forecasts of the items that are projected, all of the same day
     */
    public Prospects(Person now, int years, Map<Item, Forecast> ahead, Drifts drifts) {
        this.now = now;
        this.years = years;
        this.ahead = new EnumMap<>(Item.class);
        this.ahead.putAll(ahead);
        this.drifts = drifts;
    }

    public Prospect of(CheckupCondition condition) {
        return condition == CheckupCondition.METABOLIC_SYNDROME ? ofMetabolicSyndrome() : ofValues(condition);
    }

    private Prospect ofValues(CheckupCondition condition) {
        if (isThere(condition)) {
            return new Present();
        }
        var unanswered = condition.drugs().stream()
                .filter(drug -> now.is(drug).isEmpty())
                .map(RiskFactor::display);
        var unseen = condition.criteria().stream()
                .filter(criterion -> criterion.needed() && !ahead.containsKey(criterion.item()))
                .map(criterion -> criterion.item().display());
        var missing = Stream.concat(unanswered, unseen).toList();
        if (seen(condition).anyMatch(one -> one.isMet(expected(one.item()).mean()))) {
            return new Expected(true, missing.isEmpty() ? chance(condition) : List.of());
        }
        return missing.isEmpty() ? new Expected(false, chance(condition)) : new Unknown(missing);
    }

    private boolean isThere(CheckupCondition condition) {
        return condition.drugs().stream().anyMatch(drug -> now.is(drug).orElse(false))
                || (condition == CheckupCondition.DIABETES && now.hasDiabetes().orElse(false))
                || condition.criteria().stream()
                        .anyMatch(one -> now.of(one.item()).filter(one::isMet).isPresent());
    }

    private Stream<Criterion> seen(CheckupCondition condition) {
        return condition.criteria().stream().filter(one -> ahead.containsKey(one.item()));
    }

    private Forecast expected(Item item) {
        return ahead.getOrDefault(item, new Forecast(0, 0, 0, 0, 1, Scale.LINEAR));
    }

    private List<Chance> chance(CheckupCondition condition) {
        var isCalibrated = condition.trust() == Trust.PUBLISHED
                || (condition.trust() == Trust.OWN && seen(condition).allMatch(one -> drifts.isOwn(one.item())));
        if (!isCalibrated) {
            return List.of();
        }
        var all = seen(condition)
                .mapToDouble(one -> one.probability(expected(one.item())))
                .toArray();
        var most = 0.0;
        var sum = 0.0;
        for (var one : all) {
            most = Math.max(most, one);
            sum += one;
        }
        return List.of(new Chance(100 * most, 100 * Math.min(1, sum)));
    }

    /** The rule of 特定健診 asked of the values that are expected, and of no others. */
    private Prospect ofMetabolicSyndrome() {
        var rule = new MetabolicSyndrome();
        if (rule.judge(now) instanceof Band band && band.name().equals(MetabolicSyndrome.MET)) {
            return new Present();
        }
        var values = new EnumMap<Item, Double>(Item.class);
        ahead.forEach((item, forecast) -> values.put(item, forecast.mean()));
        var then = new Person(now.age() + years, now.ageOfYear() + years, now.man(), values, now.facts());
        var judged = rule.judge(then);
        if (judged instanceof Band band) {
            return new Expected(band.name().equals(MetabolicSyndrome.MET), List.of());
        }
        return new Unknown(judged instanceof Missing missing ? missing.inputs() : new ArrayList<Text>());
    }
}
