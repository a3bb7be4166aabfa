package jp.kenkotecho.prediction.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a person on a day.
 *
 * @param age whole years
 * @param ageOfYear the age that is reached in the fiscal year, by which 特定健診 goes (平成19年厚生労働省令第157号 §1)
 * @param values in the units of {@link Item}; what is not known is missing
 * @param facts what is not known is missing, and is not "no"
 */
public record Person(int age, int ageOfYear, boolean man, Map<Item, Double> values, Map<RiskFactor, Boolean> facts) {

    private static final double DIABETES_GLUCOSE = 126;
    private static final double DIABETES_HBA1C = 6.5;
    private static final double DIABETES_CASUAL = 200;

    public Person {
        values = unchanging(Item.class, values);
        facts = unchanging(RiskFactor.class, facts);
    }

    /** Somebody whose birthday of this fiscal year has been. */
    public Person(int age, boolean man, Map<Item, Double> values, Map<RiskFactor, Boolean> facts) {
        this(age, age, man, values, facts);
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

    /** Whether it is the case; heavy drinking follows from how often and how much, where nobody said it outright. */
    public Optional<Boolean> is(RiskFactor riskFactor) {
        return riskFactor == RiskFactor.HEAVY_DRINKING && !facts.containsKey(riskFactor)
                ? drinks(RiskFactor.DRINKS_SIXTY_GRAMS)
                : Optional.ofNullable(facts.get(riskFactor));
    }

    /**
     * Whether the person has diabetes: by a diagnosis, a drug, fasting glucose of 126, casual glucose of 200 or HbA1c of
     * 6.5, once (our working convention).
     */
    public Optional<Boolean> hasDiabetes() {
        var glucose = of(Item.GLUCOSE).map(value -> value >= DIABETES_GLUCOSE);
        var casual = of(Item.CASUAL_GLUCOSE).map(value -> value >= DIABETES_CASUAL);
        var hba1c = of(Item.HBA1C).map(value -> value >= DIABETES_HBA1C);
        var isTold = is(RiskFactor.DIABETES).orElse(false)
                || is(RiskFactor.GLUCOSE_DRUG).orElse(false);
        if (isTold || glucose.orElse(false) || casual.orElse(false) || hba1c.orElse(false)) {
            return Optional.of(true);
        }
        // A casual glucose that is not raised excludes nothing.
        return glucose.isEmpty() && hba1c.isEmpty() ? Optional.empty() : Optional.of(false);
    }

    /** Drinks so much that the risk of illness rises: 40 g of ethanol a day, women 20 g (健康日本21, third term). */
    public Optional<Boolean> isRiskyDrinker() {
        return drinks(man ? RiskFactor.DRINKS_FORTY_GRAMS : RiskFactor.DRINKS_TWENTY_GRAMS);
    }

    /** Whether so much is drunk on most days; whoever drinks on fewer is not asked how much. */
    private Optional<Boolean> drinks(RiskFactor much) {
        return is(RiskFactor.DRINKS_MOST_DAYS).flatMap(often -> often ? is(much) : Optional.of(false));
    }

    public Person with(Item item, double value) {
        var changed = new EnumMap<Item, Double>(Item.class);
        changed.putAll(values);
        changed.put(item, value);
        return new Person(age, ageOfYear, man, changed, facts);
    }

    public Person with(RiskFactor riskFactor, boolean is) {
        var changed = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        changed.putAll(facts);
        changed.put(riskFactor, is);
        return new Person(age, ageOfYear, man, values, changed);
    }

    /** Health is personal: never in a log. */
    @Override
    public String toString() {
        return "Person[]";
    }
}
