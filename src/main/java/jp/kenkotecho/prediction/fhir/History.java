package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.prediction.fhir.Answers.Taken;
import jp.kenkotecho.prediction.fhir.Diagnoses.Diagnosed;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.ProjectedCourse;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/**
 * What the record tells of a person for models, on a day: each item over the years, the answers, the diagnoses. What is
 * left out is said, and why.
 */
public final class History {

    /** A value or an answer that is older than this, on the day that is asked for, tells nothing of then. */
    static final long MOST_YEARS_OLD = BeyondReferral.MOST_YEARS_OLD;

    private static final double DAYS_OF_A_YEAR = 365.25;

    private final LocalDate asOf;
    private final Readings readings;
    private final Answers answers;
    private final List<Diagnosed> diagnoses;
    private final List<Problem> notes = new ArrayList<>();

    private History(LocalDate asOf, Readings readings, Answers answers, List<Diagnosed> diagnoses) {
        this.asOf = asOf;
        this.readings = readings;
        this.answers = answers;
        this.diagnoses = List.copyOf(diagnoses);
    }

    /** What to search for to read it. */
    public static List<Token> codes() {
        return ModelInput.codes();
    }

    /**
     * Reads what was known on a day.
     *
     * @param drugs that had been begun
     * @param diagnoses that had been made
     * @param reader who decides what counts
     */
    public static History of(
            List<Observation> observations,
            List<Taken> drugs,
            List<Diagnosed> diagnoses,
            LocalDate asOf,
            ValueReader reader) {
        var answers = new Answers(drugs);
        var readings = new Readings(reader);
        observations.forEach(observation -> reader.day(observation)
                .filter(day -> !day.isAfter(asOf))
                .ifPresent(day -> ModelInput.by(observation, reader).forEach(told -> {
                    if (told instanceof ModelInput.Answered answer) {
                        answers.add(answer, day, observation);
                    } else {
                        readings.take(told);
                    }
                })));
        readings.close();
        var history = new History(asOf, readings, answers, diagnoses);
        history.notes.addAll(readings.notes());
        history.sayWhatIsTooOld();
        history.sayWhatContradicts();
        return history;
    }

    public List<Problem> notes() {
        return notes.stream().distinct().toList();
    }

    /** Whether there is any reading at all, however old. */
    public boolean isEmpty() {
        return readings.all().isEmpty();
    }

    /**
     * The person as they were on the day: what was then older than two years is not known.
     *
     * @param ageOfYear at the end of the fiscal year
     */
    public Person person(int age, int ageOfYear, boolean man) {
        var values = new EnumMap<Item, Double>(Item.class);
        current().forEach((item, found) -> values.put(item, found.value()));
        var facts = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        facts.putAll(answers.since(earliest()));
        diagnoses.forEach(one -> facts.put(one.fact(), true));
        return new Person(age, ageOfYear, man, values, facts);
    }

    /** The values that {@link #person} is made of. */
    public Map<Item, Found> current() {
        var current = new LinkedHashMap<Item, Found>();
        readings.all().forEach((item, found) -> Optional.of(found.get(found.size() - 1))
                .filter(one -> !isTooOld(one))
                .ifPresent(one -> current.put(item, one)));
        return current;
    }

    /** How the codes of an item begin. */
    public static Stream<String> codes(Item item) {
        return ModelInput.INPUTS.stream().filter(input -> input.item() == item).map(ModelInput.Input::code);
    }

    /** Where these inputs of {@link #person} stand, each once. */
    public List<DomainResource> sources(Set<Item> items, Set<RiskFactor> facts) {
        var read = current().entrySet().stream()
                .filter(found -> items.contains(found.getKey()))
                .flatMap(found -> found.getValue().sources().stream());
        var diagnosed =
                diagnoses.stream().filter(one -> facts.contains(one.fact())).map(Diagnosed::source);
        return Stream.of(read, answers.sources(facts, earliest()), diagnosed)
                .flatMap(all -> all.<DomainResource>map(one -> one))
                .distinct()
                .toList();
    }

    /**
     * An item over the years, as far as it was read in the present state of treatment: a drug that was begun breaks the
     * series. Nothing where even the newest is too old.
     *
     * @param drug what is the case with who takes it
     */
    public List<Found> series(Item item, Optional<RiskFactor> drug) {
        var all = readings.all().getOrDefault(item, List.of());
        if (all.isEmpty() || isTooOld(all.get(all.size() - 1))) {
            return List.of();
        }
        var treated = drug.flatMap(fact -> answers.on(fact, asOf));
        var series = all.stream()
                .filter(found -> drug.isEmpty()
                        || treated.isEmpty()
                        || answers.on(drug.get(), found.day()).equals(treated))
                .toList();
        if (series.size() < all.size()) {
            notes.add(Notes.otherTreatment(item));
        }
        return series;
    }

    /**
     * The values of a series that the projection reads; what no drift explains is left out and said. Nothing where what is
     * left is too old.
     *
     * @param born from which the age at each reading follows
     */
    public List<Found> usable(List<Found> series, ProjectedCourse course, LocalDate born) {
        var trendModel = course.trendModel();
        var recent = series.stream()
                .filter(found -> trendModel.isRecent(reading(found, born, asOf)))
                .toList();
        var usable = recent.stream()
                .filter(found -> {
                    var reading = reading(found, born, asOf);
                    return trendModel.isLikely(reading, course.mean().applyAsDouble(reading.age()));
                })
                .toList();
        if (usable.size() < recent.size()) {
            notes.add(Notes.unlikely(trendModel.item()));
        }
        var isOfNow = !usable.isEmpty() && !isTooOld(usable.get(usable.size() - 1));
        return isOfNow ? usable : List.of();
    }

    /** A value as the projection reads it: years and age by the day. */
    public static Reading reading(Found found, LocalDate born, LocalDate asOf) {
        return new Reading(years(asOf, found.day()), years(born, found.day()), found.value());
    }

    public static double years(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_YEAR;
    }

    /** The day before which a value tells nothing of the day that is asked for. */
    private LocalDate earliest() {
        return asOf.minusYears(MOST_YEARS_OLD);
    }

    private boolean isTooOld(Found found) {
        return found.day().isBefore(earliest());
    }

    private void sayWhatIsTooOld() {
        readings.all().forEach((item, found) -> {
            var newest = found.get(found.size() - 1);
            if (isTooOld(newest)) {
                notes.add(Notes.tooOld(item, newest.day()));
            }
        });
        answers.tooOld(earliest()).ifPresent(day -> notes.add(Notes.answersTooOld(day)));
    }

    /** An answer "no" beside a diagnosis: the diagnosis counts. */
    private void sayWhatContradicts() {
        var told = answers.since(LocalDate.MIN);
        diagnoses.stream()
                .map(Diagnosed::fact)
                .distinct()
                .filter(fact -> !told.getOrDefault(fact, true))
                .forEach(fact -> notes.add(Notes.contradicted(fact)));
    }
}
