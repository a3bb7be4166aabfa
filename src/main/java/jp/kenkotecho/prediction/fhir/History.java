package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Drift.Reading;
import jp.kenkotecho.prediction.model.Fact;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Table;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;

/**
 * What the record tells of a person for models: each item over the years, and the answers. A reading that no person can
 * have, or in another unit, is left out and said.
 */
public final class History {

    /** A value or an answer that is older than this, seen from the newest, tells nothing of now. */
    private static final long MOST_YEARS_OLD = 2;

    private static final double DAYS_OF_A_YEAR = 365.25;
    private static final double TEN_THOUSAND_PER_MM3 = 10;

    private record Input(Item item, String code, boolean byLoinc, int place) {}

    private record Answer(Fact fact, String code, List<String> yes) {}

    /** One reading of an item, and where it stands. */
    public record Found(LocalDate day, double value, Observation source) {}

    /** One answer. */
    private record Told(LocalDate day, boolean is, Observation source) {}

    private static final List<Input> INPUTS = inputs();
    private static final List<Answer> ANSWERS = Table.of(History.class, "answers.tsv").rows().stream()
            .map(row -> new Answer(
                    Fact.valueOf(row.get(0)), row.get(1), List.of(row.get(2).split(" "))))
            .toList();

    private final Map<Item, List<Found>> readings = new EnumMap<>(Item.class);
    private final Map<Fact, List<Told>> answers = new EnumMap<>(Fact.class);
    private final List<Problem> notes = new ArrayList<>();

    private History() {}

    /**
     * The query for what is read here.
     *
     * @param codes the full codes that begin so
     * @param loinc the LOINC codes of them
     */
    public static String query(Function<String, Stream<String>> codes, Function<String, Stream<String>> loinc) {
        var tokens = Stream.of(
                        INPUTS.stream()
                                .flatMap(input -> codes.apply(input.code()))
                                .map(code -> Canonical.JLAC10_CHECKUP + "|" + code),
                        INPUTS.stream()
                                .filter(Input::byLoinc)
                                .flatMap(input -> loinc.apply(input.code()))
                                .map(code -> Canonical.LOINC + "|" + code),
                        ANSWERS.stream()
                                .flatMap(answer -> codes.apply(answer.code()))
                                .map(code -> Canonical.JLAC10_CHECKUP + "|" + code))
                .flatMap(tokensOfOne -> tokensOfOne)
                .distinct()
                .toList();
        return "code=" + String.join(",", tokens);
    }

    /**
     * Reads what was known on a day.
     *
     * @param loinc the LOINC codes of items whose code begins so
     */
    public static History of(List<Observation> observations, LocalDate asOf, Function<String, Stream<String>> loinc) {
        var history = new History();
        var byLoinc = new HashMap<String, Input>();
        INPUTS.stream().filter(Input::byLoinc).forEach(input -> loinc.apply(input.code())
                .forEach(code -> byLoinc.putIfAbsent(code, input)));
        for (var observation : observations) {
            day(observation)
                    .filter(day -> !day.isAfter(asOf))
                    .ifPresent(day -> history.take(observation, day, byLoinc));
        }
        history.readings.values().forEach(found -> found.sort(Comparator.comparing(Found::day)));
        history.answers.values().forEach(told -> told.sort(Comparator.comparing(Told::day)));
        return history;
    }

    public List<Problem> notes() {
        return notes.stream().distinct().toList();
    }

    /** The newest day of any reading; empty without one. */
    public Optional<LocalDate> newest() {
        return readings.values().stream().flatMap(List::stream).map(Found::day).max(Comparator.naturalOrder());
    }

    /** The person as they were on the newest days: what is older than two years, seen from there, is not known. */
    public Person person(int age, boolean man) {
        var values = new EnumMap<Item, Double>(Item.class);
        var facts = new EnumMap<Fact, Boolean>(Fact.class);
        current().forEach((item, found) -> values.put(item, found.value()));
        answers.forEach((fact, told) -> last(told, Told::day).ifPresent(one -> facts.put(fact, one.is())));
        return new Person(age, man, values, facts);
    }

    /** What {@link #person} is made of. */
    public Map<Item, Found> current() {
        var current = new LinkedHashMap<Item, Found>();
        readings.forEach((item, found) -> last(found, Found::day).ifPresent(one -> current.put(item, one)));
        return current;
    }

    /** Where these inputs of {@link #person} stand, each once. */
    public List<Observation> sources(Set<Item> items, Set<Fact> facts) {
        return Stream.concat(
                        current().entrySet().stream()
                                .filter(found -> items.contains(found.getKey()))
                                .map(found -> found.getValue().source()),
                        answers.entrySet().stream()
                                .filter(told -> facts.contains(told.getKey()))
                                .flatMap(told -> last(told.getValue(), Told::day).stream())
                                .map(Told::source))
                .distinct()
                .toList();
    }

    /**
     * An item over the years, as far as it was read in the present state of treatment: a drug that was begun breaks the
     * series.
     *
     * @param drug the answer that tells of the drug
     */
    public List<Found> series(Item item, Optional<Fact> drug) {
        var treated = drug.flatMap(fact -> last(answers.getOrDefault(fact, List.of()), Told::day))
                .map(Told::is);
        return readings.getOrDefault(item, List.of()).stream()
                .filter(found -> drug.isEmpty()
                        || treated.isEmpty()
                        || wasTreated(drug.get(), found.day()).equals(treated))
                .toList();
    }

    /** As the projection reads it: years and age by the day. */
    public static List<Reading> readings(List<Found> series, LocalDate born, LocalDate asOf) {
        return series.stream()
                .map(found -> new Reading(years(asOf, found.day()), years(born, found.day()), found.value()))
                .toList();
    }

    public static double years(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_YEAR;
    }

    private Optional<Boolean> wasTreated(Fact drug, LocalDate day) {
        return answers.getOrDefault(drug, List.of()).stream()
                .filter(told -> told.day().equals(day))
                .map(Told::is)
                .findFirst();
    }

    private <T> Optional<T> last(List<T> all, Function<T, LocalDate> day) {
        var newest = newest();
        return all.isEmpty() || newest.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1))
                        .filter(one -> !day.apply(one).isBefore(newest.get().minusYears(MOST_YEARS_OLD)));
    }

    private void take(Observation observation, LocalDate day, Map<String, Input> byLoinc) {
        if (observation.getStatus() == ObservationStatus.CANCELLED
                || observation.getStatus() == ObservationStatus.ENTEREDINERROR) {
            return;
        }
        for (var coding : observation.getCode().getCoding()) {
            var code = coding.hasCode() ? coding.getCode() : "";
            if (Canonical.JLAC10_CHECKUP.equals(coding.getSystem())) {
                INPUTS.stream()
                        .filter(input -> code.startsWith(input.code()))
                        .findFirst()
                        .ifPresent(input -> reading(observation, day, input));
                ANSWERS.stream()
                        .filter(answer -> code.startsWith(answer.code()))
                        .findFirst()
                        .ifPresent(answer -> answer(observation, day, answer));
                return;
            }
            if (Canonical.LOINC.equals(coding.getSystem()) && byLoinc.containsKey(code) && !isCheckup(observation)) {
                Optional.ofNullable(byLoinc.get(code)).ifPresent(input -> reading(observation, day, input));
                return;
            }
        }
    }

    private static boolean isCheckup(Observation observation) {
        return observation.getCode().getCoding().stream()
                .anyMatch(coding -> Canonical.JLAC10_CHECKUP.equals(coding.getSystem()));
    }

    private void reading(Observation observation, LocalDate day, Input input) {
        if (!observation.hasValueQuantity() || observation.getValueQuantity().getComparator() != null) {
            return;
        }
        var value = inUnit(observation.getValueQuantity(), input.item());
        if (value.isEmpty() || !input.item().holds(value.get())) {
            notes.add(Problem.of(
                            Problem.Kind.MALFORMED,
                            input.item().display().ja() + "の、ありえない値か違う単位の測定を使いませんでした。",
                            "A reading of " + input.item().display().en()
                                    + " that nobody can have, or in another unit, was left out.")
                    .at(input.item().name()));
            return;
        }
        var found = readings.computeIfAbsent(input.item(), item -> new ArrayList<>());
        // Of several of one day the one whose place comes first in the table stands for it.
        var sameDay = found.stream().filter(one -> one.day().equals(day)).findFirst();
        if (sameDay.isEmpty() || place(sameDay.get().source()) > input.place()) {
            sameDay.ifPresent(found::remove);
            found.add(new Found(day, value.get(), observation));
        }
    }

    private static int place(Observation source) {
        return INPUTS.stream()
                .filter(input -> source.getCode().getCoding().stream()
                        .anyMatch(coding -> coding.hasCode() && coding.getCode().startsWith(input.code())))
                .map(Input::place)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static Optional<Double> inUnit(Quantity quantity, Item item) {
        if (!quantity.hasValue()) {
            return Optional.empty();
        }
        var value = quantity.getValue().doubleValue();
        var unit = quantity.hasCode() ? quantity.getCode() : "";
        if (unit.equals(item.ucum())) {
            return Optional.of(value);
        }
        return item == Item.PLATELETS && (unit.equals("10*4/mm3") || unit.equals("10*4/uL"))
                ? Optional.of(value * TEN_THOUSAND_PER_MM3)
                : Optional.empty();
    }

    private void answer(Observation observation, LocalDate day, Answer answer) {
        if (observation.hasValueCodeableConcept()) {
            var code = observation.getValueCodeableConcept().getCoding().stream()
                    .filter(Coding::hasCode)
                    .map(Coding::getCode)
                    .findFirst();
            code.ifPresent(one -> answers.computeIfAbsent(answer.fact(), fact -> new ArrayList<>())
                    .add(new Told(day, answer.yes().contains(one), observation)));
        }
    }

    private static Optional<LocalDate> day(Observation observation) {
        if (!observation.hasEffectiveDateTimeType()) {
            return Optional.empty();
        }
        var text = observation.getEffectiveDateTimeType().getValueAsString();
        return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
    }

    private static List<Input> inputs() {
        var rows = Table.of(History.class, "inputs.tsv").rows();
        var inputs = new ArrayList<Input>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            inputs.add(
                    new Input(Item.valueOf(row.get(0)), row.get(1), row.get(2).equals("yes"), i));
        }
        return List.copyOf(inputs);
    }
}
