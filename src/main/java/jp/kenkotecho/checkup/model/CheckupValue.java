package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The value of an item on the day of a check-up.
 *
 * @param value in the unit of the item, with as many digits as were written
 * @param level what it calls for
 */
public record CheckupValue(LocalDate day, BigDecimal value, Level level) {

    /** What a value calls for, by 標準的な健診・保健指導プログラム; below both limits, or without limits, nothing. */
    public enum Level {
        NONE,
        /** 保健指導判定値. */
        CARE,
        /** 受診勧奨判定値. */
        STOP,
        /** A value of a child: the limits are those of adults, and growing is no gaining of weight. */
        CHILD,
        /** A value beyond what is taken for no error: kept and shown as it was written, and compared with nothing. */
        IMPLAUSIBLE
    }

    /** Whether it can be drawn and compared. */
    public boolean isPlausible() {
        return level != Level.IMPLAUSIBLE;
    }

    /** Whether something can be said of it by the limits of adults. */
    public boolean isJudged() {
        return isPlausible() && level != Level.CHILD;
    }

    /** The reading of a child, who may have less than any adult. */
    public static CheckupValue ofChild(ShownItem item, LocalDate day, BigDecimal value) {
        return new CheckupValue(day, value, item.plausible().ofChild(value) ? Level.CHILD : Level.IMPLAUSIBLE);
    }

    /** The reading of an item. */
    public static CheckupValue of(ShownItem item, LocalDate day, BigDecimal value) {
        return new CheckupValue(day, value, item.holds(value) ? level(item, value) : Level.IMPLAUSIBLE);
    }

    private static Level level(ShownItem item, BigDecimal value) {
        return item.threshold().map(one -> level(one, value)).orElse(Level.NONE);
    }

    private static Level level(Threshold threshold, BigDecimal value) {
        return threshold.refers(value) ? Level.STOP : threshold.guides(value) ? Level.CARE : Level.NONE;
    }
}
