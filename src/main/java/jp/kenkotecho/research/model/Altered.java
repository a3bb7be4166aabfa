package jp.kenkotecho.research.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What one rule makes of one value, told as the text that FHIR's JSON has for it. */
public final class Altered {

    private Altered() {}

    /**
     * The value as it leaves; empty when it does not.
     *
     * @param isDate whether it is a date or a moment
     * @param days by how many days this person's dates move
     */
    public static Optional<String> of(ElementRule rule, String value, boolean isDate, int days) {
        return switch (rule.action()) {
            case KEEP -> rule.matching().matcher(value).matches() ? Optional.of(value) : Optional.empty();
            case REPLACE -> Optional.of(rule.argument());
            case SHIFT -> isDate ? Optional.of(Dates.shift(value, days)) : Optional.empty();
            case GENERALISE ->
                isDate ? Optional.of(Dates.generalise(value, rule.argument())) : multiple(value, rule.argument());
            // What is hashed is an id or a reference, which the value alone does not tell.
            case HASH, REDACT -> Optional.empty();
        };
    }

    private static Optional<String> multiple(String value, String of) {
        if (!of.matches("\\d+") || !value.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        var step = new BigDecimal(of);
        return Optional.of(new BigDecimal(value)
                .divide(step, 0, RoundingMode.FLOOR)
                .multiply(step)
                .toPlainString());
    }
}
