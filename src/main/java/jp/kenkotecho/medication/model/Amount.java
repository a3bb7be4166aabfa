package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * An amount of a medicine.
 *
 * @param value in {@code unit}
 * @param unit as printed: 錠, mL
 */
public record Amount(BigDecimal value, String unit) {

    /** A share that can be told exactly: 0.5, 1.25, but not a third. */
    public Optional<Amount> dividedBy(int parts) {
        try {
            var share = value.divide(BigDecimal.valueOf(parts), MathContext.UNLIMITED);
            return Optional.of(new Amount(share, unit));
        } catch (ArithmeticException noExactShare) {
            return Optional.empty();
        }
    }
}
