package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.fhir.Answers.Taken;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.prediction.model.TrendModel;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * What the record tells of a person for models: each item over the years, and the answers. A reading that no person can
 * have, or in another unit, is left out and said.
 */
public final class History {

    /** A value or an answer that is older than this, seen from the newest, tells nothing of now. */
    private static final long MOST_YEARS_OLD = 2;

    private static final double DAYS_OF_A_YEAR = 365.25;
    /**
     * One reading of an item, and where it stands.
     *
     * @param place of several of one day the one with the lowest stands for it
     */
    public record Found(LocalDate day, double value, int place, Observation source) {}

    private final Map<Item, List<Found>> readings = new EnumMap<>(Item.class);
    private final Answers answers;
    private final List<Problem> notes = new ArrayList<>();

    private History(List<Taken> drugs) {
        this.answers = new Answers(drugs);
    }

    /**
     * The codes of what is read here.
     *
     * @param codes the full codes that begin so
     * @param loinc the LOINC codes of them
     */
    public static List<Token> codes(Function<String, Stream<String>> codes, Function<String, Stream<String>> loinc) {
        return Stream.of(
                        ModelInput.INPUTS.stream()
                                .flatMap(input -> codes.apply(input.code()))
                                .map(code -> new Token(Canonical.JLAC10_CHECKUP, code)),
                        ModelInput.INPUTS.stream()
                                .filter(ModelInput.Input::byLoinc)
                                .flatMap(input -> loinc.apply(input.code()))
                                .map(code -> new Token(Canonical.LOINC, code)),
                        ModelInput.ANSWERS.stream()
                                .flatMap(answer -> codes.apply(answer.code()))
                                .map(code -> new Token(Canonical.JLAC10_CHECKUP, code)))
                .flatMap(tokensOfOne -> tokensOfOne)
                .distinct()
                .toList();
    }

    /**
     * Reads what was known on a day.
     *
     * @param drugs that had been begun
     * @param loinc the LOINC codes of items whose code begins so
     */
    public static History of(
            List<Observation> observations, List<Taken> drugs, LocalDate asOf, Function<String, Stream<String>> loinc) {
        var history = new History(drugs);
        var byLoinc = ModelInput.byLoinc(loinc);
        observations.stream().filter(History::isTold).forEach(observation -> day(observation)
                .filter(day -> !day.isAfter(asOf))
                .ifPresent(day ->
                        ModelInput.by(observation, byLoinc).forEach(told -> history.take(observation, day, told))));
        history.readings.values().forEach(found -> found.sort(Comparator.comparing(Found::day)));
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
        current().forEach((item, found) -> values.put(item, found.value()));
        return new Person(age, man, values, answers.since(earliest()));
    }

    /** The values that {@link #person} is made of. */
    public Map<Item, Found> current() {
        var current = new LinkedHashMap<Item, Found>();
        var earliest = earliest();
        readings.forEach((item, found) -> Optional.of(found.get(found.size() - 1))
                .filter(one -> !one.day().isBefore(earliest))
                .ifPresent(one -> current.put(item, one)));
        return current;
    }

    /** How the codes of an item begin. */
    public static Stream<String> codes(Item item) {
        return ModelInput.INPUTS.stream().filter(input -> input.item() == item).map(ModelInput.Input::code);
    }

    /** Where these inputs of {@link #person} stand, each once. */
    public List<DomainResource> sources(Set<Item> items, Set<RiskFactor> facts) {
        return Stream.<DomainResource>concat(
                        current().entrySet().stream()
                                .filter(found -> items.contains(found.getKey()))
                                .map(found -> found.getValue().source()),
                        answers.sources(facts, earliest()))
                .distinct()
                .toList();
    }

    /**
     * An item over the years, as far as it was read in the present state of treatment: a drug that was begun breaks the
     * series.
     *
     * @param drug what is the case with who takes it
     */
    public List<Found> series(Item item, Optional<RiskFactor> drug) {
        var treated = drug.flatMap(fact -> answers.of(fact, earliest()));
        return readings.getOrDefault(item, List.of()).stream()
                .filter(found -> drug.isEmpty()
                        || treated.isEmpty()
                        || answers.on(drug.get(), found.day()).equals(treated))
                .toList();
    }

    /**
     * The values of a series that the projection reads; what no drift explains is left out and said.
     *
     * @param born from which the age at each reading follows
     */
    public List<Found> usable(List<Found> series, TrendModel trendModel, boolean man, LocalDate born, LocalDate asOf) {
        var recent = series.stream()
                .filter(found -> trendModel.isRecent(reading(found, born, asOf)))
                .toList();
        var usable = recent.stream()
                .filter(found -> trendModel.isLikely(reading(found, born, asOf), man))
                .toList();
        if (usable.size() < recent.size()) {
            notes.add(leftOut(trendModel.item(), "ほかの値からかけ離れた", "far from what people have"));
        }
        return usable;
    }

    /** A value as the projection reads it: years and age by the day. */
    public static Reading reading(Found found, LocalDate born, LocalDate asOf) {
        return new Reading(years(asOf, found.day()), years(born, found.day()), found.value());
    }

    public static double years(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_YEAR;
    }

    /** The day before which a value, seen from the newest reading, tells nothing of now. */
    private LocalDate earliest() {
        return newest().map(day -> day.minusYears(MOST_YEARS_OLD)).orElse(LocalDate.MAX);
    }

    private void take(Observation observation, LocalDate day, ModelInput told) {
        if (told instanceof ModelInput.Answered answer) {
            answers.add(answer, day, observation);
        } else if (told instanceof ModelInput.Value value && value.number().isPresent()) {
            var found = readings.computeIfAbsent(value.item(), item -> new ArrayList<>());
            var sameDay = found.stream().filter(one -> one.day().equals(day)).findFirst();
            if (sameDay.isEmpty() || sameDay.get().place() > value.place()) {
                sameDay.ifPresent(found::remove);
                found.add(new Found(day, value.number().get(), value.place(), observation));
            }
        } else if (told instanceof ModelInput.Value value) {
            notes.add(leftOut(value.item(), "ありえない値か違う単位の", "that nobody can have, or in another unit,"));
        }
    }

    private static Problem leftOut(Item item, String ja, String en) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        item.display().ja() + "の、" + ja + "測定を使いませんでした。",
                        "A reading of " + item.display().en() + " " + en + " was left out.")
                .at(item.name());
    }

    private static boolean isTold(Observation observation) {
        return observation.getStatus() != ObservationStatus.CANCELLED
                && observation.getStatus() != ObservationStatus.ENTEREDINERROR;
    }

    private static Optional<LocalDate> day(Observation observation) {
        if (!observation.hasEffectiveDateTimeType()) {
            return Optional.empty();
        }
        var text = observation.getEffectiveDateTimeType().getValueAsString();
        return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
    }
}
