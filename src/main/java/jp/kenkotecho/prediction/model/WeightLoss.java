package jp.kenkotecho.prediction.model;

import java.util.Optional;
import jp.kenkotecho.record.Text;

/**
 * People for whom losing weight is anything to try: from BMI 25 on (JASSO), not below, where it may do harm, and not where
 * the BMI is not known. 特定保健指導 ends at 74: from 75 on the programme cares for weight that is kept.
 */
public final class WeightLoss {

    /** BMI below which no effect of lost weight is told (our convention). */
    static final double LEAST_BMI = 21;

    private static final int MOST_AGE = 74;
    private static final double OBESE = 25;

    private static final Text OLD = new Text(
            "75歳からは、体重を減らすことをすすめる資料がありません（特定保健指導は74歳まで）。やせないことも大切です。",
            "From 75 on no source advises to lose weight (specific health guidance ends at 74); to keep it matters.");
    private static final Text NOT_HEAVY = new Text(
            "体重を減らすことは、BMI 25 以上の人にすすめられています。いまの値では、すすめません。",
            "To lose weight is advised from BMI 25 on: not with the values of now.");

    private WeightLoss() {}

    /** Why it is nothing for this person; empty for whom it is, or of whom no weight is known. */
    public static Optional<Text> against(Person person) {
        if (person.of(Item.WEIGHT).isEmpty()) {
            return Optional.empty();
        }
        return person.age() > MOST_AGE ? Optional.of(OLD) : isHeavy(person) ? Optional.empty() : Optional.of(NOT_HEAVY);
    }

    /** Whether it is for this person. */
    public static boolean suits(Person person) {
        return person.of(Item.WEIGHT).isPresent() && against(person).isEmpty();
    }

    /** The kilograms of a wish that have an effect: none beyond the least BMI. */
    static double counted(Person person, double wish) {
        return person.of(Item.WEIGHT)
                .flatMap(weight -> person.of(Item.BMI).map(bmi -> weight * (1 - LEAST_BMI / bmi)))
                .map(most -> Math.max(0, Math.min(most, wish)))
                .orElse(wish);
    }

    private static boolean isHeavy(Person person) {
        return person.of(Item.BMI).filter(value -> value >= OBESE).isPresent();
    }
}
