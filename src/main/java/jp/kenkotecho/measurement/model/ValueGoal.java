package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;

/**
 * A value that somebody agreed to reach.
 *
 * @param value in the unit in which the kind is measured
 */
public record ValueGoal(Bound bound, BigDecimal value) {

    /** The side of the value on which the goal lies. */
    public enum Bound {
        AT_MOST,
        AT_LEAST,
        ABOUT
    }

    /** The value without zeros that say nothing. */
    public String said() {
        return value.toPlainString();
    }
}
