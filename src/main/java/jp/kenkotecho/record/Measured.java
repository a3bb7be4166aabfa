package jp.kenkotecho.record;

import java.math.BigDecimal;

/**
 * A number that never goes without its unit.
 *
 * @param value as measured, in {@code unit}
 * @param unit the unit of {@code value}
 */
public record Measured(BigDecimal value, Unit unit) {}
