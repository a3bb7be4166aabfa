package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a risk compares with that of somebody of the same sex and age whose blood pressure, cholesterol and BMI are the
 * average, without a drug for them. Glucose and every answer stay the person's own: no average of them is at hand, so this is
 * no risk of the population as R4 {@code relativeRisk} means it.
 */
public final class Average {

    private static final Set<Item> KEPT = EnumSet.of(Item.GLUCOSE, Item.CASUAL_GLUCOSE, Item.HBA1C);

    private Average() {}

    /**
     * How many times the risk; empty where one of the two is no number, and where the model asks for a value whose average
     * is not known of people of this age.
     */
    public static Optional<Double> ratio(RiskModel model, Person person, Drifts drifts) {
        var items = EnumSet.noneOf(Item.class);
        items.addAll(model.card().items());
        items.removeAll(KEPT);
        var isKnown =
                !items.isEmpty() && items.stream().allMatch(item -> drifts.covers(item, person.man(), person.age()));
        return isKnown ? Optimal.ratio(model, person, of(person, items, drifts)) : Optional.empty();
    }

    private static Person of(Person person, Set<Item> items, Drifts drifts) {
        var average = person;
        for (var item : items) {
            average = average.with(item, drifts.mean(item, person.man(), person.age()));
        }
        for (var drug : EnumSet.of(RiskFactor.PRESSURE_DRUG, RiskFactor.LIPID_DRUG)) {
            if (person.is(drug).isPresent()) {
                average = average.with(drug, false);
            }
        }
        return average;
    }
}
