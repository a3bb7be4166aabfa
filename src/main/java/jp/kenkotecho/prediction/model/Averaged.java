package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Result.Risk;

/**
 * A score of steps jumps where the pressure passes a limit, though nobody's true pressure is known to the millimetre: its
 * risk averaged over the classes that the true systolic pressure may lie in.
 */
public final class Averaged {

    /** Ends of the classes of all models, and a pressure within each. */
    private static final double[] LIMITS = {120, 130, 140, 160, 180};

    private static final double[] WITHIN = {115, 125, 135, 150, 170, 185};

    private Averaged() {}

    /**
     * The mean risk; empty for a model that does not ask for the pressure, or gives no number.
     *
     * @param mean of the true systolic pressure
     * @param sd of it
     */
    public static Optional<Risk> of(RiskModel model, Person person, double mean, double sd) {
        if (!model.card().items().contains(Item.SBP) || model.card().years() == 0) {
            return Optional.empty();
        }
        var low = 0.0;
        var high = 0.0;
        for (var i = 0; i < WITHIN.length; i++) {
            if (!(model.judge(person.with(Item.SBP, WITHIN[i])) instanceof Risk risk)) {
                return Optional.empty();
            }
            var share = below(i, mean, sd) - below(i - 1, mean, sd);
            low += share * risk.low();
            high += share * risk.high();
        }
        return Optional.of(new Risk(low, high, List.of()));
    }

    /** The probability of the classes up to one. */
    private static double below(int limit, double mean, double sd) {
        if (limit < 0) {
            return 0;
        }
        return limit >= LIMITS.length ? 1 : Normals.below((LIMITS[limit] - mean) / sd);
    }
}
