package jp.kenkotecho.measurement.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a day comes to: of several readings the mean stands for it.
 *
 * @param means one for each field
 * @param readings those that it is the mean of, at least one, oldest first
 */
public record DayMean(LocalDate day, List<BigDecimal> means, List<MeasuredValue> readings) {

    /** Digits that a mean keeps, more than any value is shown with. */
    private static final int SCALE = 6;

    public DayMean {
        means = List.copyOf(means);
        readings = List.copyOf(readings);
    }

    /** Days on which something was read, oldest first; words have none. */
    public static List<DayMean> of(List<MeasuredValue> readings) {
        var days = new TreeMap<LocalDate, List<MeasuredValue>>();
        readings.stream()
                .filter(one -> !one.numbers().isEmpty())
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .forEach(one -> days.computeIfAbsent(one.day(), day -> new ArrayList<>())
                        .add(one));
        return days.entrySet().stream()
                .map(day -> new DayMean(
                        day.getKey(),
                        mean(day.getValue().stream().map(MeasuredValue::numbers).toList()),
                        day.getValue()))
                .toList();
    }

    /** Field by field. */
    static List<BigDecimal> mean(List<List<BigDecimal>> values) {
        return IntStream.range(0, values.get(0).size())
                .mapToObj(field -> values.stream()
                        .map(one -> one.get(field))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), SCALE, RoundingMode.HALF_UP))
                .toList();
    }
}
