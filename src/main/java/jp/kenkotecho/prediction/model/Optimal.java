package jp.kenkotecho.prediction.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Result.Risk;

/** How a risk compares with that of somebody of the same sex and age, whose modifiable items are all at their best. */
public final class Optimal {

    /** Each within the best class of every model that asks for it. */
    private static final Map<Item, Double> BEST = new EnumMap<>(Map.ofEntries(
            Map.entry(Item.SBP, 115.0),
            Map.entry(Item.DBP, 70.0),
            Map.entry(Item.LDL, 100.0),
            Map.entry(Item.HDL, 65.0),
            Map.entry(Item.TOTAL_CHOLESTEROL, 180.0),
            Map.entry(Item.NON_HDL, 115.0),
            Map.entry(Item.GLUCOSE, 90.0),
            Map.entry(Item.CASUAL_GLUCOSE, 90.0),
            Map.entry(Item.HBA1C, 5.0),
            Map.entry(Item.BMI, 22.0),
            Map.entry(Item.ALT, 20.0)));

    private Optimal() {}

    /** The same person at their best. What cannot be changed, and what happened before, stays. */
    static Person of(Person person) {
        var best = person;
        for (var item : BEST.entrySet()) {
            if (person.of(item.getKey()).isPresent()) {
                best = best.with(item.getKey(), item.getValue());
            }
        }
        for (var fact : new RiskFactor[] {
            RiskFactor.SMOKER,
            RiskFactor.BRINKMAN_OVER_500,
            RiskFactor.HEAVY_DRINKING,
            RiskFactor.PRESSURE_DRUG,
            RiskFactor.GLUCOSE_DRUG,
            RiskFactor.LIPID_DRUG,
            RiskFactor.PROTEINURIA
        }) {
            if (person.is(fact).isPresent()) {
                best = best.with(fact, false);
            }
        }
        return best;
    }

    /** How many times the risk; empty where one of the two is no number. */
    public static Optional<Double> ratio(RiskModel model, Person person) {
        return ratio(model, person, of(person));
    }

    /** How many times the risk of another; empty where one of the two is no number. */
    static Optional<Double> ratio(RiskModel model, Person person, Person other) {
        return model.judge(person) instanceof Risk risk
                        && model.judge(other) instanceof Risk best
                        && risk.isExact()
                        && best.isExact()
                        && best.low() > 0
                ? Optional.of(risk.low() / best.low())
                : Optional.empty();
    }
}
