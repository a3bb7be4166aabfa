package jp.kenkotecho.checkup.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.Reading;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;

/**
 * Observations of check-ups as series that people read. What has another unit than its item, only says that it is beyond
 * what can be measured, or was struck out is no point of a series.
 */
public final class ShownReadings {

    private static final int DAY = "2026-11-05".length();

    private ShownReadings() {}

    /** One reading, and where it stands. */
    public record Found(ShownItem item, Reading reading, Observation source) {

        private int place() {
            return item.place(code(source).orElse(""));
        }
    }

    /**
     * All of these items, newest first; of several of one day the one that stands for it.
     *
     * @param isAdult whether the person was an adult on a day
     */
    public static List<Found> of(List<ShownItem> items, List<Observation> observations, Predicate<LocalDate> isAdult) {
        return items.stream()
                .flatMap(item -> of(item, observations, isAdult).stream())
                .toList();
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

    private static List<Found> of(ShownItem item, List<Observation> observations, Predicate<LocalDate> isAdult) {
        Map<LocalDate, Found> days = new TreeMap<>(Comparator.reverseOrder());
        observations.stream()
                .filter(one -> code(one).filter(item::has).isPresent())
                .flatMap(one -> found(item, one, isAdult).stream())
                .forEach(one -> days.merge(
                        one.reading().day(), one, (first, other) -> other.place() < first.place() ? other : first));
        return List.copyOf(days.values());
    }

    private static Optional<Found> found(ShownItem item, Observation observation, Predicate<LocalDate> isAdult) {
        return value(item, observation).flatMap(value -> day(observation).map(day -> {
            var reading = isAdult.test(day) ? Reading.of(item, day, value) : Reading.ofChild(item, day, value);
            return new Found(item, reading, observation);
        }));
    }

    private static Optional<BigDecimal> value(ShownItem item, Observation observation) {
        if (!observation.hasValueQuantity() || !RecordState.isMeasured(observation)) {
            return Optional.empty();
        }
        var quantity = observation.getValueQuantity();
        var isComparable = quantity.getValueElement().hasValue()
                && quantity.getComparator() == null
                && item.unit().ucum().equals(quantity.getCode());
        return isComparable ? Optional.of(quantity.getValue()) : Optional.empty();
    }

    private static Optional<String> code(Observation observation) {
        return observation.getCode().getCoding().stream()
                .filter(coding -> Canonical.JLAC10_CHECKUP.equals(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(coding -> coding.getCode())
                .findFirst();
    }

    private static Optional<LocalDate> day(Observation observation) {
        return Stream.ofNullable(observation.getEffective())
                .filter(DateTimeType.class::isInstance)
                .flatMap(when -> Stream.ofNullable(((DateTimeType) when).getValueAsString()))
                .filter(text -> text.length() >= DAY)
                .map(text -> LocalDate.parse(text.substring(0, DAY)))
                .findFirst();
    }
}
