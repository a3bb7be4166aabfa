package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.prediction.fhir.ModelInput.NotRead;
import jp.kenkotecho.prediction.fhir.ModelInput.Value;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Observation;

/**
 * The numbers of a person, one a day for each item: of several ways of measuring the first that the day has, and of
 * repetitions the mean. BMI follows from weight and height where a day has none of its own.
 */
public final class Readings {

    /**
     * One reading of an item, and where it stands.
     *
     * @param sources one, or those that were averaged
     */
    public record Found(LocalDate day, double value, List<Observation> sources) {

        public Found {
            sources = List.copyOf(sources);
        }

        /** The first of its sources. */
        public Observation source() {
            return sources.get(0);
        }

        /** Health is personal: never in a log. */
        @Override
        public String toString() {
            return "Found[]";
        }
    }

    private final ValueReader reader;
    private final Map<Item, Map<LocalDate, List<Value>>> values = new EnumMap<>(Item.class);
    private final Map<Item, List<Found>> all = new EnumMap<>(Item.class);
    private final List<Problem> notes = new ArrayList<>();

    Readings(ValueReader reader) {
        this.reader = reader;
    }

    /** One more; a child's is not read, for models and means are those of adults. */
    void take(ModelInput told) {
        if (told instanceof NotRead not) {
            notes.add(Notes.leftOut(not.item(), not.why()));
        } else if (told instanceof Value value
                && reader.isAdult().test(value.read().day())) {
            values.computeIfAbsent(value.item(), item -> new TreeMap<>())
                    .computeIfAbsent(value.read().day(), day -> new ArrayList<>())
                    .add(value);
        }
    }

    /** Makes one reading a day of what was taken. */
    void close() {
        values.forEach((item, days) -> all.put(
                item,
                new ArrayList<>(days.values().stream().map(Readings::ofDay).toList())));
        leaveOutReversedPressures();
        deriveBmi();
        all.values().removeIf(List::isEmpty);
    }

    /** The readings of each item that has any, oldest first. */
    Map<Item, List<Found>> all() {
        return all;
    }

    List<Problem> notes() {
        return notes;
    }

    private static Found ofDay(List<Value> sameDay) {
        var place = sameDay.stream().mapToInt(Value::place).min().orElse(0);
        var best = sameDay.stream().filter(one -> one.place() == place).toList();
        return new Found(
                best.get(0).read().day(),
                best.stream().mapToDouble(Value::number).average().orElse(0),
                best.stream().map(one -> one.read().source()).toList());
    }

    /** A diastolic pressure that is not below the systolic of its day was written in the wrong place. */
    private void leaveOutReversedPressures() {
        var systolic = all.getOrDefault(Item.SBP, List.of());
        var diastolic = all.getOrDefault(Item.DBP, List.of());
        var reversed = systolic.stream()
                .filter(upper -> on(diastolic, upper.day())
                        .filter(lower -> lower.value() >= upper.value())
                        .isPresent())
                .map(Found::day)
                .toList();
        if (!reversed.isEmpty()) {
            systolic.removeIf(one -> reversed.contains(one.day()));
            diastolic.removeIf(one -> reversed.contains(one.day()));
            notes.add(Notes.reversed());
        }
    }

    /** Heights hardly change: the newest until the day of the weight. */
    private void deriveBmi() {
        var heights = all.getOrDefault(Item.HEIGHT, List.of());
        var known = all.getOrDefault(Item.BMI, List.of());
        var derived = all.getOrDefault(Item.WEIGHT, List.of()).stream()
                .filter(weight -> on(known, weight.day()).isEmpty())
                .flatMap(weight -> heights.stream()
                        .filter(height -> !height.day().isAfter(weight.day()))
                        .reduce((one, later) -> later)
                        .map(height -> bmi(weight, height))
                        .stream())
                .filter(bmi -> Item.BMI.holds(bmi.value()));
        var together = Stream.concat(known.stream(), derived)
                .sorted((one, other) -> one.day().compareTo(other.day()))
                .toList();
        all.put(Item.BMI, new ArrayList<>(together));
    }

    private static Found bmi(Found weight, Found height) {
        var metres = height.value() / 100;
        return new Found(weight.day(), weight.value() / (metres * metres), List.of(weight.source(), height.source()));
    }

    private static Optional<Found> on(List<Found> found, LocalDate day) {
        return found.stream().filter(one -> one.day().equals(day)).findFirst();
    }
}
