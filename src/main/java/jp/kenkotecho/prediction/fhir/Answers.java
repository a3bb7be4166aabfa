package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.RiskFactor;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/** What is or is not the case with a person, by the answers of check-ups and by drugs that were handed over. */
public final class Answers {

    /**
     * A drug that was taken, by what was handed over: the answer "yes" of its last day.
     *
     * @param until its last day; not after the day that is asked for
     */
    public record Taken(RiskFactor fact, LocalDate from, LocalDate until, DomainResource source) {}

    /** One answer. */
    private record Said(LocalDate day, boolean is, DomainResource source) {}

    private final Map<RiskFactor, List<Said>> said = new EnumMap<>(RiskFactor.class);
    private final List<Taken> drugs;

    Answers(List<Taken> drugs) {
        this.drugs = drugs;
        drugs.forEach(drug -> add(drug.fact(), new Said(drug.until(), true, drug.source())));
    }

    void add(ModelInput.Answered answer, LocalDate day, Observation source) {
        add(answer.fact(), new Said(day, answer.is(), source));
    }

    /** The newest of each fact, where it is not older than that day. */
    Map<RiskFactor, Boolean> since(LocalDate earliest) {
        var facts = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        said.keySet().forEach(fact -> newest(fact, earliest).map(Said::is).ifPresent(is -> facts.put(fact, is)));
        return facts;
    }

    /** The day of the newest answer of all, where even that is older; empty where one is not, or there is none. */
    Optional<LocalDate> tooOld(LocalDate earliest) {
        return said.values().stream()
                .flatMap(List::stream)
                .map(Said::day)
                .max(Comparator.naturalOrder())
                .filter(day -> day.isBefore(earliest));
    }

    /** Where the newest of these facts stand. */
    Stream<DomainResource> sources(Set<RiskFactor> facts, LocalDate earliest) {
        return said.keySet().stream()
                .filter(facts::contains)
                .flatMap(fact -> newest(fact, earliest).stream())
                .map(Said::source);
    }

    /**
     * Whether it was the case on a day: by the answer of that day, by a drug that was being taken, or else by what was
     * told last before. A question that was not asked again is no change of treatment.
     */
    Optional<Boolean> on(RiskFactor fact, LocalDate day) {
        var told = said.getOrDefault(fact, List.of());
        return told.stream()
                .filter(one -> one.day().equals(day) && one.source() instanceof Observation)
                .map(Said::is)
                .findFirst()
                .or(() -> drugs.stream()
                        .filter(taken -> taken.fact() == fact
                                && !taken.from().isAfter(day)
                                && !taken.until().isBefore(day))
                        .map(taken -> true)
                        .findFirst())
                .or(() -> last(told.stream().filter(one -> one.day().isBefore(day)))
                        .map(Said::is));
    }

    private void add(RiskFactor fact, Said one) {
        said.computeIfAbsent(fact, key -> new ArrayList<>()).add(one);
    }

    private Optional<Said> newest(RiskFactor fact, LocalDate earliest) {
        return last(said.getOrDefault(fact, List.of()).stream()
                .filter(one -> !one.day().isBefore(earliest)));
    }

    /** The newest answer; of one day the last that was added: a check-up's answer counts before a drug of that day. */
    private static Optional<Said> last(Stream<Said> told) {
        return told.reduce((one, other) -> Comparator.comparing(Said::day).compare(one, other) > 0 ? one : other);
    }
}
