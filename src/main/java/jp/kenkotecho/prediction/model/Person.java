package jp.kenkotecho.prediction.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a person on a day.
 *
 * @param age whole years
 * @param values in the units of {@link Item}; what is not known is missing
 * @param facts what is not known is missing, and is not "no"
 */
public record Person(int age, boolean man, Map<Item, Double> values, Map<RiskFactor, Boolean> facts) {

    private static final double DIABETES_GLUCOSE = 126;
    private static final double DIABETES_HBA1C = 6.5;

    public Person {
        values = unchanging(Item.class, values);
        facts = unchanging(RiskFactor.class, facts);
    }

    /** Asked thousands of times a second: by enum and not by hash. */
    private static <K extends Enum<K>, V> Map<K, V> unchanging(Class<K> keys, Map<K, V> map) {
        var copy = new EnumMap<K, V>(keys);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    public Optional<Double> of(Item item) {
        if (item == Item.NON_HDL && !values.containsKey(item)) {
            return of(Item.TOTAL_CHOLESTEROL).flatMap(total -> of(Item.HDL).map(hdl -> total - hdl));
        }
        return Optional.ofNullable(values.get(item));
    }

    public Optional<Boolean> is(RiskFactor riskFactor) {
        return Optional.ofNullable(facts.get(riskFactor));
    }

    /**
     * Whether the person has diabetes: by a drug, fasting glucose of 126 or HbA1c of 6.5, once (our working
     * convention).
     */
    public Optional<Boolean> hasDiabetes() {
        var glucose = of(Item.GLUCOSE).map(value -> value >= DIABETES_GLUCOSE);
        var hba1c = of(Item.HBA1C).map(value -> value >= DIABETES_HBA1C);
        if (is(RiskFactor.GLUCOSE_DRUG).orElse(false) || glucose.orElse(false) || hba1c.orElse(false)) {
            return Optional.of(true);
        }
        return glucose.isEmpty() && hba1c.isEmpty() ? Optional.empty() : Optional.of(false);
    }

    /** Drinks so much that the risk of illness rises: 40 g of ethanol a day, women 20 g (健康日本21, third term). */
    public Optional<Boolean> isRiskyDrinker() {
        return is(RiskFactor.DRINKS_MOST_DAYS)
                .flatMap(often -> is(man ? RiskFactor.DRINKS_FORTY_GRAMS : RiskFactor.DRINKS_TWENTY_GRAMS)
                        .map(much -> often && much));
    }

    public Person with(Item item, double value) {
        var changed = new EnumMap<Item, Double>(Item.class);
        changed.putAll(values);
        changed.put(item, value);
        return new Person(age, man, changed, facts);
    }

    public Person with(RiskFactor riskFactor, boolean is) {
        var changed = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        changed.putAll(facts);
        changed.put(riskFactor, is);
        return new Person(age, man, values, changed);
    }

    /** Health is personal: never in a log. */
    @Override
    public String toString() {
        return "Person[]";
    }
}
