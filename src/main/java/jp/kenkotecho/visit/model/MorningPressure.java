package jp.kenkotecho.visit.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import jp.kenkotecho.measurement.model.MorningOrEvening;

/**
 * The mean home blood pressure of the last seven mornings, in mmHg: of each morning the mean of its readings, of these
 * the mean. What is a morning, and how many are needed, is said in {@code docs/clarifications/022}.
 *
 * @param mornings on how many of the seven something was read, 5 to 7
 * @param readings those that it is the mean of, oldest first
 */
public record MorningPressure(double systolic, double diastolic, int mornings, List<Reading> readings) {

    /** Days, today the last of them. */
    public static final int WINDOW = 7;

    /** Mornings without which there is no mean. */
    public static final int FEWEST = 5;

    /** Home blood pressure is high from here, in mmHg. */
    private static final double HIGH_SYSTOLIC = 135;

    private static final double HIGH_DIASTOLIC = 85;

    /**
     * One reading of a cuff.
     *
     * @param at the wall clock where the person lives
     * @param source where it stands in the record
     */
    public record Reading(LocalDateTime at, double systolic, double diastolic, String source) {

        boolean isOfMorning() {
            return MorningOrEvening.of(at.toLocalTime()) == MorningOrEvening.MORNING;
        }
    }

    public MorningPressure {
        readings = List.copyOf(readings);
    }

    /** Empty when fewer than five of the last seven mornings have a reading. */
    public static Optional<MorningPressure> of(List<Reading> readings, LocalDate today) {
        var first = today.minusDays(WINDOW - 1L);
        var mornings = new TreeMap<LocalDate, List<Reading>>();
        readings.stream()
                .filter(Reading::isOfMorning)
                .filter(one -> !one.at().toLocalDate().isBefore(first)
                        && !one.at().toLocalDate().isAfter(today))
                .forEach(one -> mornings.computeIfAbsent(one.at().toLocalDate(), day -> new ArrayList<>())
                        .add(one));
        if (mornings.size() < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new MorningPressure(
                mean(mornings, Reading::systolic),
                mean(mornings, Reading::diastolic),
                mornings.size(),
                mornings.values().stream().flatMap(List::stream).toList()));
    }

    /** Whether it is high: from 135/85 mmHg, either of the two. */
    public boolean isHigh() {
        return systolic >= HIGH_SYSTOLIC || diastolic >= HIGH_DIASTOLIC;
    }

    private static double mean(TreeMap<LocalDate, List<Reading>> mornings, ToDoubleFunction<Reading> value) {
        return mornings.values().stream()
                .mapToDouble(
                        ofOne -> ofOne.stream().mapToDouble(value).average().orElseThrow())
                .average()
                .orElseThrow();
    }
}
