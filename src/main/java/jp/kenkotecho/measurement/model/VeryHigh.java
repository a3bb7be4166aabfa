package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the newest pressure is so high that one is told to rest and to measure again, and whether it was so twice. From
 * 180/110 mmHg, either of the two; a single value is otherwise no reason to worry (JSH2019, home blood pressure).
 */
public enum VeryHigh {
    NO,
    ONCE,
    AGAIN;

    private static final BigDecimal UPPER = BigDecimal.valueOf(180);
    private static final BigDecimal LOWER = BigDecimal.valueOf(110);
    private static final Duration RECENT = Duration.ofHours(12);
    private static final Duration SOON = Duration.ofHours(1);

    public static VeryHigh of(List<MeasuredValue> readings, LocalDateTime now) {
        var newest = readings.stream()
                .filter(one -> !one.at().isAfter(now) && one.at().isAfter(now.minus(RECENT)))
                .sorted(Comparator.comparing(MeasuredValue::at).reversed())
                .limit(2)
                .toList();
        if (newest.isEmpty() || !isVeryHigh(newest.get(0))) {
            return NO;
        }
        var isAgain = newest.size() > 1
                && isVeryHigh(newest.get(1))
                && !newest.get(1).at().isBefore(newest.get(0).at().minus(SOON));
        return isAgain ? AGAIN : ONCE;
    }

    private static boolean isVeryHigh(MeasuredValue pressure) {
        return pressure.numbers().get(0).compareTo(UPPER) >= 0
                || pressure.numbers().get(1).compareTo(LOWER) >= 0;
    }
}
