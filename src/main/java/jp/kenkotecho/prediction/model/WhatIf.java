package jp.kenkotecho.prediction.model;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a change of life does to the values, on average of the trials: Neter 2003 and Hasan 2020 for weight, He 2013 for
 * salt, Cornelissen 2005 and Smart 2024 for exercise, Xin 2001 for alcohol. Of weight and exercise the larger effect
 * counts, not both; no effect goes below its floor, and weight has
 * none beyond the floor of BMI. The rules for combining are ours.
 */
public final class WhatIf {

    private static final double MOST_SYSTOLIC = 15;
    private static final double MOST_DIASTOLIC = 10;

    private static final Map<Item, Double> FLOORS = Map.of(
            Item.SBP, 110.0, Item.DBP, 70.0, Item.LDL, 100.0, Item.TRIGLYCERIDES, 50.0, Item.BMI, WeightLoss.LEAST_BMI);

    private final Person person;
    private final Map<Intervention, Double> levers;
    private final boolean isHypertensive;

    private WhatIf(Person person, Map<Intervention, Double> levers) {
        this.person = person;
        this.levers = levers;
        this.isHypertensive = person.is(RiskFactor.PRESSURE_DRUG).orElse(false)
                || person.of(Item.SBP).filter(value -> value >= 140).isPresent()
                || person.of(Item.DBP).filter(value -> value >= 90).isPresent();
    }

    /**
     * The same person, changed.
     *
     * @param levers how much of each: kilograms, grams a day, 1 for yes
     */
    public static Person changed(Person person, Map<Intervention, Double> levers) {
        return new WhatIf(person, levers).changed();
    }

    private Person changed() {
        var effects = new EnumMap<Item, Double>(Item.class);
        ofWeight().forEach((item, effect) -> effects.merge(item, effect, WhatIf::larger));
        ofExercise().forEach((item, effect) -> effects.merge(item, effect, WhatIf::larger));
        ofSalt().forEach((item, effect) -> effects.merge(item, effect, Double::sum));
        ofAlcohol().forEach((item, effect) -> effects.merge(item, effect, Double::sum));
        effects.computeIfPresent(Item.SBP, (item, effect) -> Math.max(-MOST_SYSTOLIC, effect));
        effects.computeIfPresent(Item.DBP, (item, effect) -> Math.max(-MOST_DIASTOLIC, effect));
        var changed = person;
        for (var effect : effects.entrySet()) {
            var value = person.of(effect.getKey());
            if (value.isPresent()) {
                changed = changed.with(effect.getKey(), applied(effect.getKey(), value.get(), effect.getValue()));
            }
        }
        return amount(Intervention.SMOKING) > 0 && person.is(RiskFactor.SMOKER).orElse(false)
                ? changed.with(RiskFactor.SMOKER, false)
                : changed;
    }

    /** Never below the floor; what is below it already stays. */
    private static double applied(Item item, double value, double effect) {
        var floor = FLOORS.getOrDefault(item, Double.NEGATIVE_INFINITY);
        return effect >= 0 ? value + effect : Math.min(value, Math.max(floor, value + effect));
    }

    private static double larger(double one, double other) {
        return Math.abs(one) >= Math.abs(other) ? one : other;
    }

    private Map<Item, Double> ofWeight() {
        var lost = WeightLoss.counted(person, amount(Intervention.WEIGHT));
        var effects = new EnumMap<Item, Double>(Item.class);
        if (lost == 0) {
            return effects;
        }
        effects.put(Item.SBP, -1.05 * lost);
        effects.put(Item.DBP, -0.92 * lost);
        effects.put(Item.WEIGHT, -lost);
        effects.put(Item.WAIST, -lost);
        person.of(Item.WEIGHT)
                .flatMap(weight -> person.of(Item.BMI).map(bmi -> -bmi * lost / weight))
                .ifPresent(less -> effects.put(Item.BMI, less));
        if (person.of(Item.BMI).filter(bmi -> bmi >= 25).isPresent()) {
            effects.put(Item.TRIGLYCERIDES, -4.0 * lost);
            effects.put(Item.LDL, -1.28 * lost);
            effects.put(Item.HDL, 0.46 * lost);
        }
        if (person.hasDiabetes().orElse(false)) {
            effects.put(Item.HBA1C, -Math.min(1.0, 0.1 * lost));
        }
        return effects;
    }

    private Map<Item, Double> ofExercise() {
        var effects = new EnumMap<Item, Double>(Item.class);
        if (amount(Intervention.EXERCISE) > 0) {
            effects.put(Item.SBP, isHypertensive ? -6.9 : -1.9);
            effects.put(Item.DBP, isHypertensive ? -4.9 : -1.6);
            effects.put(Item.TRIGLYCERIDES, -8.01);
            effects.put(Item.LDL, -7.22);
            effects.put(Item.HDL, 2.11);
        }
        return effects;
    }

    private Map<Item, Double> ofSalt() {
        var less = amount(Intervention.SALT);
        var effects = new EnumMap<Item, Double>(Item.class);
        if (less > 0) {
            effects.put(Item.SBP, (isHypertensive ? -0.95 : -0.55) * less);
            effects.put(Item.DBP, (isHypertensive ? -0.47 : -0.23) * less);
        }
        return effects;
    }

    /** The effect of alcohol, only above two drinks a day: whoever asks for it says that they drink so much. */
    private Map<Item, Double> ofAlcohol() {
        var effects = new EnumMap<Item, Double>(Item.class);
        if (amount(Intervention.ALCOHOL) > 0) {
            effects.put(Item.SBP, -3.31);
            effects.put(Item.DBP, -2.04);
        }
        return effects;
    }

    private double amount(Intervention intervention) {
        return intervention.counted(levers.getOrDefault(intervention, 0.0));
    }
}
