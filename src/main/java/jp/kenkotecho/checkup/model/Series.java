package jp.kenkotecho.checkup.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One item over the check-ups.
 *
 * @param readings newest first, one a day
 */
public record Series(ShownItem item, List<Reading> readings) {

    public Series {
        readings = List.copyOf(readings);
    }

    /** The newest reading; empty where there is none at all. */
    public Optional<Reading> newest() {
        return readings.stream().findFirst();
    }

    /** The reading of a day; empty where it was not examined. */
    public Optional<Reading> on(LocalDate day) {
        return readings.stream().filter(reading -> reading.day().equals(day)).findFirst();
    }

    /** The same of these days alone. */
    public Series of(Collection<LocalDate> days) {
        return new Series(
                item,
                readings.stream()
                        .filter(reading -> days.contains(reading.day()))
                        .toList());
    }
}
