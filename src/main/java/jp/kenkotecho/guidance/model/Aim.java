package jp.kenkotecho.guidance.model;

import java.util.Optional;

/**
 * What somebody wants to reach: at least {@code low}, at most {@code high}. Where both are the same number it is to be
 * reached from whichever side somebody starts.
 */
public record Aim(Optional<Double> low, Optional<Double> high) {

    /** One number. */
    public static Aim at(double number) {
        return new Aim(Optional.of(number), Optional.of(number));
    }

    /** How far a value is from it, for somebody who began at {@code from}; 0 when it is reached. */
    public double distance(double value, double from) {
        var above = high.map(number -> value - number).orElse(0.0);
        var below = low.map(number -> number - value).orElse(0.0);
        if (low.isPresent() && low.equals(high)) {
            return Math.max(0, from >= low.get() ? above : below);
        }
        return Math.max(0, Math.max(above, below));
    }
}
