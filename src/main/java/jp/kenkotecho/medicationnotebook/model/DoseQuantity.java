package jp.kenkotecho.medicationnotebook.model;

import java.math.BigDecimal;

/** 用量: an amount, or nothing that is a number. */
public sealed interface DoseQuantity {

    /**
     * A number with its unit.
     *
     * @param amount above zero, in {@code unit}
     * @param unit the label's own word (錠, mL, 包); the QR gives no UCUM code, so none is made up here
     */
    record Amount(BigDecimal amount, String unit) implements DoseQuantity {

        public Amount {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("a dose is above zero");
            }
        }
    }

    /**
     * No number.
     *
     * @param text what stood there instead; may be empty
     */
    record Unstated(String text) implements DoseQuantity {}
}
