package jp.kenkotecho.medication.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;

/**
 * A medicine that is taken when needed, on one day.
 *
 * @param regimen for what, how often a day and how many hours apart, as far as the usage says so
 * @param taken the doses taken on that day, the first one first
 * @param next the dose that is recorded next: tapped twice, it is one dose
 * @param notBefore local time until which the hours between two doses are not over; empty where that is not said
 */
public record WhenNeeded(
        Course course, AsNeeded regimen, List<DueDose> taken, Optional<Dose> next, Optional<LocalDateTime> notBefore) {

    /** More than anybody takes of one medicine in a day. */
    static final int MOST_A_DAY = 24;

    public WhenNeeded {
        taken = List.copyOf(taken);
    }

    static WhenNeeded of(Course course, AsNeeded regimen, LocalDate day, Map<String, Recorded> recorded) {
        var today = doses(course, day).toList();
        var next =
                today.stream().filter(dose -> !recorded.containsKey(dose.id())).findFirst();
        var taken = taken(today.stream(), recorded).toList();
        var since = Stream.concat(taken(doses(course, day.minusDays(1)), recorded), taken.stream())
                .flatMap(dose -> dose.recorded().flatMap(Recorded::at).stream())
                .max(Comparator.naturalOrder());
        var notBefore = regimen.hoursBetween().flatMap(hours -> since.map(last -> last.plusHours(hours)));
        return new WhenNeeded(course, regimen, taken, next, notBefore);
    }

    /** Whether as much was taken as is said to be the most for a day. */
    public boolean isMostReached() {
        return regimen.mostPerDay().filter(most -> taken.size() >= most).isPresent();
    }

    /** All that could be taken on a day. */
    static Stream<Dose> doses(Course course, LocalDate day) {
        return IntStream.rangeClosed(1, MOST_A_DAY)
                .mapToObj(ofDay ->
                        new Dose(course, day, new Moment.WhenNeeded(ofDay), Optional.empty(), course.amount()));
    }

    private static Stream<DueDose> taken(Stream<Dose> doses, Map<String, Recorded> recorded) {
        return doses.flatMap(dose -> Stream.ofNullable(recorded.get(dose.id()))
                .filter(told -> told.state() == Dose.State.TAKEN)
                .map(told -> new DueDose(dose, told.state(), Optional.of(told))));
    }
}
