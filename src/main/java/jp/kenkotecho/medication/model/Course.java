package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Regimen.Why;

/**
 * A medicine that was handed over, for as long as it lasts.
 *
 * @param statement which statement it is of
 * @param sequence which of its dosages, from 1
 * @param supply what tells one medicine of one pharmacy from all others: a refill of it continues it
 * @param from the first day
 * @param until the last day, where it is known
 * @param doses after how many doses it ends, where that is known
 * @param amount of one dose, where it can be told and the regimen does not tell it
 * @param goesOn whether it is taken until somebody says that it is not: a person's own word without an end, and not
 *     a pharmacy's, whose supply ends though its slip does not say when
 */
public record Course(
        String statement,
        int sequence,
        String supply,
        Regimen regimen,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<Integer> doses,
        Optional<Amount> amount,
        boolean goesOn) {

    private static final int MOST_YEARS = 10;

    /** A supply, which ends. */
    public Course(
            String statement,
            int sequence,
            String supply,
            Regimen regimen,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<Integer> doses,
            Optional<Amount> amount) {
        this(statement, sequence, supply, regimen, from, until, doses, amount, false);
    }

    /**
     * Every medicine once: where it was refilled before the old supply was used up, the new course follows the old one
     * from its first day.
     */
    public static List<Course> following(List<Course> courses) {
        Map<String, List<Course>> bySupply = courses.stream().collect(Collectors.groupingBy(Course::supply));
        return courses.stream()
                .flatMap(course -> bySupply.getOrDefault(course.supply(), List.of()).stream()
                        .map(Course::from)
                        .filter(other -> other.isAfter(course.from()))
                        .min(Comparator.naturalOrder())
                        .map(next -> course.endingBefore(next))
                        .or(() -> Optional.of(course))
                        .stream())
                .toList();
    }

    private Course endingBefore(LocalDate next) {
        var last = until.filter(end -> end.isBefore(next)).orElse(next.minusDays(1));
        return new Course(statement, sequence, supply, regimen, from, Optional.of(last), doses, amount, goesOn);
    }

    /** Whether any of it lies between these days, both included. */
    public boolean isWithin(LocalDate start, LocalDate end) {
        return !from.isAfter(end) && until.filter(last -> last.isBefore(start)).isEmpty();
    }

    /** Why its times are not made up; empty when they are, and for what is taken when needed. */
    public Optional<Why> unscheduled() {
        if (regimen instanceof Regimen.Undecided undecided) {
            return Optional.of(undecided.why());
        }
        if (regimen instanceof Regimen.Per) {
            return Optional.of(Why.WHICH_DAYS);
        }
        if (regimen instanceof Regimen.Every) {
            return Optional.of(Why.FIRST_TIME);
        }
        var endless = regimen instanceof Planned && until.isEmpty() && doses.isEmpty() && !goesOn;
        return endless ? Optional.of(Why.NO_END) : Optional.empty();
    }

    /** The doses from the first day to {@code end}, in order; none unless it is scheduled. */
    public List<Dose> until(LocalDate end, MealTimes times) {
        return between(first(end), end, times);
    }

    /** The doses of these days, in order; also those before them where it ends after some number of doses. */
    List<Dose> between(LocalDate start, LocalDate end, MealTimes times) {
        var all = new ArrayList<Dose>();
        if (!(regimen instanceof Planned planned) || unscheduled().isPresent()) {
            return all;
        }
        var last = until.filter(ending -> ending.isBefore(end)).orElse(end);
        for (var day = doses.isPresent() ? first(end) : later(start, first(end));
                !day.isAfter(last) && !isUsedUp(all);
                day = day.plusDays(1)) {
            if (planned.rhythm().isOn(day, from)) {
                var today = day;
                planned.moments()
                        .forEach(moment -> all.add(
                                new Dose(this, today, moment, times.at(today, moment), amountAt(planned, moment))));
            }
        }
        return doses.filter(most -> all.size() > most)
                .map(most -> all.subList(0, most))
                .orElse(all);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whatever a record says, no supply lasts longer than ten years. */
    private LocalDate first(LocalDate end) {
        var longest = end.minusYears(MOST_YEARS);
        return from.isBefore(longest) ? longest : from;
    }

    private boolean isUsedUp(List<Dose> taken) {
        return doses.filter(most -> taken.size() >= most).isPresent();
    }

    private Optional<Amount> amountAt(Planned planned, Moment moment) {
        var uneven = Optional.ofNullable(planned.doses().get(moment));
        return uneven.<Amount>flatMap(dose -> amount.map(alike -> new Amount(dose, alike.unit())))
                .or(() -> planned.doses().isEmpty() ? amount : Optional.<Amount>empty());
    }

    /** What all these doses come to; empty when one of them cannot be told. */
    static Optional<BigDecimal> total(List<Dose> doses) {
        var known = doses.stream().flatMap(dose -> dose.amount().stream()).toList();
        return known.size() < doses.size()
                ? Optional.empty()
                : Optional.of(known.stream().map(Amount::value).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
