package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The values below which a blood pressure at home is to come, in mmHg.
 *
 * @param isOwn whether it was agreed with this person; else it is the guideline's
 */
public record PressureGoal(int upper, int lower, boolean isOwn) {

    /** JSH2025, targets: below 125/75 at home for all adults, unless somebody agreed on another. */
    public static final PressureGoal GUIDELINE = new PressureGoal(125, 75, false);

    /** Nothing to aim at: of a child, with whom nobody agreed on a goal. */
    public static final PressureGoal NONE = new PressureGoal(0, 0, false);

    /** The guideline is about adults; of age one is from 18 on (民法4条). */
    private static final int ADULT = 18;

    /** Whether it would be a child's, of whom the guideline says something else. */
    public static boolean isOfChild(LocalDate born, LocalDate today) {
        return born.plusYears(ADULT).isAfter(today);
    }

    /** Whether there is one. */
    public boolean isSet() {
        return upper > 0;
    }

    /** How much each of a mean has to fall to be below it; 0 for what is. */
    public List<Integer> missing(List<BigDecimal> mean) {
        return List.of(missing(mean.get(0), upper), missing(mean.get(1), lower));
    }

    private static int missing(BigDecimal mean, int goal) {
        return Math.max(0, mean.intValue() - goal + 1);
    }
}
