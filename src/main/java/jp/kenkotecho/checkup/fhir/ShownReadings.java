package jp.kenkotecho.checkup.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.kenkotecho.checkup.fhir.ReadValue.Counted;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.fhir.ReadValue.Reason;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.CheckupValue;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import org.hl7.fhir.r4.model.Observation;

/**
 * Observations of check-ups as series that people read, as {@link ValueReader} reads them. What does not count is no point
 * of a series; a value that nobody can have is shown as it was written, and compared with nothing.
 */
public final class ShownReadings {

    private ShownReadings() {}

    /** One reading, and where it stands. */
    public record Found(ShownItem item, CheckupValue reading, Observation source) {

        private int place() {
            return item.place(ValueReader.item(source).map(CheckupItem::code).orElse(""));
        }
    }

    /**
     * All of these items, newest first; of several of one day the one that stands for it, or the mean of its repetitions.
     *
     * @param reader who decides what counts
     */
    public static List<Found> of(List<ShownItem> items, List<Observation> observations, ValueReader reader) {
        var values = reader.read(observations);
        return items.stream().flatMap(item -> of(item, values, reader).stream()).toList();
    }

    /** The series of these items, those without a reading left out. */
    public static List<Series> series(List<ShownItem> items, List<Found> found) {
        return items.stream()
                .map(item -> new Series(
                        item,
                        found.stream()
                                .filter(one -> one.item().equals(item))
                                .map(Found::reading)
                                .toList()))
                .filter(series -> !series.readings().isEmpty())
                .toList();
    }

    private static List<Found> of(ShownItem item, List<ReadValue> values, ValueReader reader) {
        Map<LocalDate, List<Found>> days = new TreeMap<>(Comparator.reverseOrder());
        values.stream()
                .filter(one -> !one.isByLoinc() && item.has(one.item().code()))
                .flatMap(one -> found(item, one, reader).stream())
                .forEach(one -> days.computeIfAbsent(one.reading().day(), day -> new ArrayList<>())
                        .add(one));
        return days.values().stream().map(sameDay -> ofDay(sameDay, reader)).toList();
    }

    /** What stands for a day: of the readings of the first place that has any, the mean. */
    private static Found ofDay(List<Found> sameDay, ValueReader reader) {
        var place = sameDay.stream().mapToInt(Found::place).min().orElse(0);
        var best = sameDay.stream().filter(one -> one.place() == place).toList();
        var plausible = best.stream().filter(one -> one.reading().isPlausible()).toList();
        if (plausible.size() < 2) {
            return plausible.isEmpty() ? best.get(0) : plausible.get(0);
        }
        var first = plausible.get(0);
        var mean = ReadValue.mean(
                plausible.stream().map(one -> one.reading().value()).toList());
        return new Found(first.item(), reading(first.item(), first.reading().day(), mean, reader), first.source());
    }

    /** A reading; a value that nobody can have is one too, to be shown as it was written. */
    private static Optional<Found> found(ShownItem item, ReadValue value, ValueReader reader) {
        if (value instanceof Counted counted) {
            return Optional.of(
                    new Found(item, reading(item, counted.day(), counted.value(), reader), counted.source()));
        }
        var leftOut = (LeftOut) value;
        return leftOut.reason() == Reason.IMPLAUSIBLE
                ? Optional.of(new Found(
                        item,
                        reading(item, leftOut.days().get(0), leftOut.values().get(0), reader),
                        leftOut.source()))
                : Optional.empty();
    }

    private static CheckupValue reading(ShownItem item, LocalDate day, BigDecimal value, ValueReader reader) {
        return reader.isAdult().test(day) ? CheckupValue.of(item, day, value) : CheckupValue.ofChild(item, day, value);
    }
}
