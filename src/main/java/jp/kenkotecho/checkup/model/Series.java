package jp.kenkotecho.checkup.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One item over the check-ups.
 *
 * @param readings newest first, one a day
 */
public record Series(ShownItem item, List<CheckupValue> readings) {

    public Series {
        readings = List.copyOf(readings);
    }

    /** The same without what no person can have. */
    public Series plausible() {
        return of(CheckupValue::isPlausible);
    }

    /** The same of what can be said something of by the limits of adults. */
    public Series judged() {
        return of(CheckupValue::isJudged);
    }

    /** The limits, where any of it is an adult's. */
    public Optional<Threshold> limits() {
        return item.threshold().filter(limits -> readings.stream().anyMatch(CheckupValue::isJudged));
    }

    private Series of(Predicate<CheckupValue> which) {
        return new Series(item, readings.stream().filter(which).toList());
    }

    /** The newest reading; empty where there is none at all. */
    public Optional<CheckupValue> newest() {
        return readings.stream().findFirst();
    }

    /** The reading of a day; empty where it was not examined. */
    public Optional<CheckupValue> on(LocalDate day) {
        return readings.stream().filter(reading -> reading.day().equals(day)).findFirst();
    }

    /** The same of these days alone. */
    public Series of(Collection<LocalDate> days) {
        return of(reading -> days.contains(reading.day()));
    }
}
