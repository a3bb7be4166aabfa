package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import jp.kenkotecho.medication.model.Regimen.Every;
import jp.kenkotecho.medication.model.Regimen.Per;
import jp.kenkotecho.medication.model.Regimen.Period;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Regimen.Undecided;
import jp.kenkotecho.medication.model.Regimen.Why;
import jp.kenkotecho.medication.model.UsageWords.Word;

/** Puts the words of one usage together. Reads once; whatever does not fit together leaves it undecided. */
final class UsageText {

    private static final String WEEK = "月火水木金土日";

    private final NamedMoments moments = new NamedMoments();
    private final List<Rhythm> rhythms = new ArrayList<>();
    private final Set<Integer> monthDays = new TreeSet<>();
    private final List<Per> rates = new ArrayList<>();
    private Optional<Integer> times = Optional.empty();
    private Optional<Integer> most = Optional.empty();
    private Optional<Integer> between = Optional.empty();
    private Optional<Integer> hours = Optional.empty();
    private Optional<String> symptom = Optional.empty();
    private Optional<Why> refusal = Optional.empty();

    private UsageText() {}

    /** What one usage says; {@code Undecided(UNCLEAR)} when a word is unknown, or nothing is said of times. */
    static Regimen read(String text) {
        var words = UsageWords.of(text);
        if (words.isEmpty()) {
            return new Undecided(Why.UNCLEAR);
        }
        var usage = new UsageText();
        words.get().forEach(usage::take);
        return usage.regimen();
    }

    /** The days alone that a text tells; empty when it tells no days, or more than days. */
    static Optional<Rhythm> days(String text) {
        var usage = new UsageText();
        UsageWords.of(text).ifPresent(words -> words.forEach(usage::take));
        var onlyDays = usage.moments.isEmpty()
                && usage.rates.isEmpty()
                && usage.refusal.isEmpty()
                && usage.rhythms.size() == 1;
        return onlyDays ? Optional.of(usage.rhythms.get(0)) : Optional.empty();
    }

    private void take(Word word) {
        switch (word.kind()) {
            case AS_TOLD -> refuse(Why.AS_TOLD);
            case CHANGES -> refuse(Why.CHANGES);
            case TIMES -> times = once(times, word.number(1));
            case MOST -> most = once(most, word.number(1));
            case BETWEEN -> between = once(between, word.number(1));
            case HOURS -> hours = once(hours, word.number(1));
            case ALTERNATE -> rhythms.add(new Rhythm.Cycle(1, 1));
            case DAYS_OFF -> cycle(word.number(1) + 1);
            case EVERY_DAYS -> cycle(word.number(1));
            case PER_WEEK -> rates.add(new Per(word.number(1), Period.WEEK));
            case PER_MONTH -> rates.add(new Per(word.number(1), Period.MONTH));
            case MONTH_DAY -> monthDays.add(word.number(1));
            case WEEKDAYS -> rhythms.add(new Rhythm.Weekdays(weekdays(word.text(1))));
            case DOSE_AT -> moments.dose(new BigDecimal(word.text(1)));
            case CLOCK -> clock(word);
            case WAKING -> moments.moment(new Around(Anchor.WAKING, Relation.AT));
            case BEDTIME -> moments.moment(new Around(Anchor.BEDTIME, Relation.AT));
            case ALL_MEALS -> moments.meals(NamedMoments.MEALS);
            case BREAKFAST -> moments.meals(List.of(Anchor.BREAKFAST));
            case LUNCH -> moments.meals(List.of(Anchor.LUNCH));
            case DINNER -> moments.meals(List.of(Anchor.DINNER));
            case TWO_HOURS_AFTER -> moments.relate(Relation.TWO_HOURS_AFTER);
            case JUST_BEFORE -> moments.relate(Relation.JUST_BEFORE);
            case JUST_AFTER -> moments.relate(Relation.JUST_AFTER);
            case BEFORE -> moments.relate(Relation.BEFORE);
            case AFTER -> moments.relate(Relation.AFTER);
            case WITH -> moments.relate(Relation.WITH);
            case SYMPTOM ->
                symptom = Optional.of(symptom.orElse("") + word.match().group());
            case DOSE, SUPPLY, FILLER -> {
                // Of no consequence for the times.
            }
        }
    }

    private void refuse(Why why) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(why);
        }
    }

    private Optional<Integer> once(Optional<Integer> before, int number) {
        if (number < 1 || before.filter(known -> known != number).isPresent()) {
            refuse(Why.DISAGREES);
        }
        return Optional.of(number);
    }

    private void cycle(int length) {
        if (length < 1) {
            refuse(Why.UNCLEAR);
            return;
        }
        rhythms.add(new Rhythm.Cycle(1, length - 1));
    }

    private static Set<DayOfWeek> weekdays(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        text.chars()
                .map(WEEK::indexOf)
                .filter(index -> index >= 0)
                .forEach(index -> days.add(DayOfWeek.MONDAY.plus(index)));
        return days;
    }

    private void clock(Word word) {
        var hour = word.number(2) + (word.text(1).equals("午後") && word.number(2) < 12 ? 12 : 0);
        var rest = word.text(3);
        var minute = rest.isEmpty() ? 0 : rest.equals("半") ? 30 : Integer.parseInt(rest.substring(0, 2));
        if (hour > 23 || minute > 59) {
            refuse(Why.UNCLEAR);
            return;
        }
        moments.moment(new Moment.At(LocalTime.of(hour, minute)));
    }

    private Regimen regimen() {
        moments.close();
        if (refusal.isPresent()) {
            return new Undecided(refusal.get());
        }
        if (symptom.isPresent() || most.isPresent()) {
            return needed();
        }
        if (hours.isPresent()) {
            return everyFew(hours.get());
        }
        if (!rates.isEmpty()) {
            return rated();
        }
        return monthDays.isEmpty() ? planned(rhythms) : new Undecided(Why.UNCLEAR);
    }

    /** A most without a symptom is of what is taken at will; beside fixed times it is not understood. */
    private Regimen needed() {
        var isFixed = symptom.isEmpty() && !(moments.isEmpty() && times.isEmpty());
        return isFixed ? new Undecided(Why.UNCLEAR) : new AsNeeded(symptom.orElse(""), most, between);
    }

    private Regimen everyFew(int every) {
        var fits = every <= 24
                && moments.isEmpty()
                && rhythms.isEmpty()
                && times.filter(count -> count * every > 24).isEmpty();
        return fits ? new Every(every) : new Undecided(Why.DISAGREES);
    }

    /** 週1回 is scheduled only with its weekday, 月1回 with its day. */
    private Regimen rated() {
        var rate = rates.get(0);
        if (rates.size() > 1) {
            return new Undecided(Why.DISAGREES);
        }
        if (rate.period() == Period.MONTH && rate.times() == monthDays.size()) {
            return planned(List.of(new Rhythm.MonthDays(0, monthDays)));
        }
        if (rhythms.isEmpty() && monthDays.isEmpty()) {
            return rate;
        }
        var agrees = rate.period() == Period.WEEK
                && rhythms.size() == 1
                && rhythms.get(0) instanceof Rhythm.Weekdays weekdays
                && weekdays.days().size() == rate.times();
        return agrees ? planned(rhythms) : new Undecided(Why.DISAGREES);
    }

    private Regimen planned(List<Rhythm> days) {
        if (days.size() > 1) {
            return new Undecided(Why.DISAGREES);
        }
        if (moments.isBare() && !moments.isEmpty()) {
            return new Undecided(Why.UNCLEAR);
        }
        if (times.filter(count -> count == NamedMoments.MEALS.size()).isPresent()) {
            moments.allMeals();
        }
        var rhythm = days.stream().findFirst().orElse(Rhythm.DAILY);
        if (moments.isEmpty()) {
            return times.map(UsageCode::anyTimes)
                    .<Regimen>map(any -> new Planned(((Planned) any).moments(), rhythm, Map.of()))
                    .orElseGet(() -> new Undecided(Why.UNCLEAR));
        }
        var named = moments.all();
        var agrees = moments.areDistinct()
                && times.filter(count -> count != named.size()).isEmpty();
        return agrees
                ? new Planned(Planned.inOrder(named), rhythm, moments.unevenDoses())
                : new Undecided(Why.DISAGREES);
    }
}
