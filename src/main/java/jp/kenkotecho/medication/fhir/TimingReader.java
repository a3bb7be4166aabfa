package jp.kenkotecho.medication.fhir;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Moment;
import jp.kenkotecho.medication.model.Regimen;
import jp.kenkotecho.medication.model.Regimen.Every;
import jp.kenkotecho.medication.model.Regimen.Per;
import jp.kenkotecho.medication.model.Regimen.Period;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Rhythm;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** Reads Timing as any client may have written it. What it cannot read exactly it leaves to the words. */
final class TimingReader {

    private static final int MOST_A_DAY = 24;

    private final TimingRepeatComponent repeat;
    private final Timing timing;

    private TimingReader(Timing timing) {
        this.timing = timing;
        this.repeat = timing.getRepeat();
    }

    /** Empty when it says nothing of times, or something that no {@link Regimen} is. */
    static Optional<Regimen> read(Timing timing) {
        var reader = new TimingReader(timing);
        if (reader.isUnread()) {
            return Optional.empty();
        }
        return reader.everyFew().or(reader::rated).or(reader::planned);
    }

    /** A range, a length of each dose: nobody writes them for a medicine that is taken at home. */
    private boolean isUnread() {
        return repeat.hasFrequencyMax() || repeat.hasPeriodMax() || repeat.hasDuration() || repeat.hasCountMax();
    }

    private int frequency() {
        return repeat.getFrequencyElement().hasValue() ? repeat.getFrequency() : 1;
    }

    private Optional<Integer> period() {
        try {
            return repeat.getPeriodElement().hasValue()
                    ? Optional.of(repeat.getPeriod().intValueExact())
                    : Optional.empty();
        } catch (ArithmeticException halfADay) {
            return Optional.empty();
        }
    }

    private Optional<Regimen> everyFew() {
        return period().filter(hours -> repeat.getPeriodUnit() == UnitsOfTime.H && frequency() == 1)
                .filter(hours -> hours >= 1 && hours <= MOST_A_DAY)
                .map(Every::new);
    }

    private Optional<Regimen> rated() {
        var unit = Map.of(UnitsOfTime.WK, Period.WEEK, UnitsOfTime.MO, Period.MONTH, UnitsOfTime.A, Period.YEAR)
                .get(repeat.getPeriodUnit() == null ? UnitsOfTime.NULL : repeat.getPeriodUnit());
        if (unit == null || !period().equals(Optional.of(1))) {
            return Optional.empty();
        }
        var days = weekdays();
        if (unit == Period.WEEK && !days.isEmpty() && days.size() == frequency()) {
            return moments(1).map(moments -> new Planned(moments, new Rhythm.Weekdays(days), Map.of()));
        }
        return Optional.of(new Per(frequency(), unit));
    }

    private Optional<Regimen> planned() {
        var events = dates();
        var isDaily = repeat.getPeriodUnit() == UnitsOfTime.D
                && period().filter(days -> days >= 1).isPresent();
        var hasMoments = repeat.hasWhen() || repeat.hasTimeOfDay();
        if (!isDaily
                && events.isEmpty()
                && !(hasMoments && !repeat.getPeriodElement().hasValue())
                && !repeat.hasDayOfWeek()) {
            return Optional.empty();
        }
        var rhythm = !events.isEmpty()
                ? new Rhythm.Dates(events)
                : repeat.hasDayOfWeek() ? new Rhythm.Weekdays(weekdays()) : cycle();
        var times = repeat.getFrequencyElement().hasValue()
                ? frequency()
                : repeat.hasWhen() || repeat.hasTimeOfDay() ? 0 : 1;
        return moments(times).map(moments -> new Planned(moments, rhythm, Map.of()));
    }

    private Rhythm cycle() {
        return new Rhythm.Cycle(1, period().orElse(1) - 1);
    }

    private Set<LocalDate> dates() {
        return timing.getEvent().stream()
                .map(event -> event.getValueAsString())
                .filter(event -> event != null && event.length() >= 10)
                .flatMap(event -> date(event.substring(0, 10)).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private Set<DayOfWeek> weekdays() {
        return repeat.getDayOfWeek().stream()
                .map(Enumeration::getValue)
                .flatMap(day -> Arrays.stream(DayOfWeek.values()).filter(one -> Timings.code(one) == day))
                .collect(Collectors.toSet());
    }

    /**
     * The moments; empty when they are not as many as the frequency.
     *
     * @param times 0 when no frequency is given
     */
    private Optional<List<Moment>> moments(int times) {
        var offset = repeat.hasOffset() ? repeat.getOffset() : EventTimings.NONE;
        var codes = repeat.getWhen().stream()
                .map(Enumeration::getValue)
                .flatMap(EventTimings::ofAnyMeal)
                .toList();
        var read = codes.stream()
                .flatMap(code -> EventTimings.moment(code, offset).stream())
                .toList();
        var clocks = repeat.getTimeOfDay().stream()
                .map(TimeType::getValue)
                .map(time -> new Moment.At(LocalTime.parse(time)))
                .toList();
        List<Moment> moments =
                Stream.<Moment>concat(read.stream(), clocks.stream()).distinct().toList();
        if (moments.isEmpty() && codes.isEmpty()) {
            return times >= 1 && times <= MOST_A_DAY ? Optional.of(anyTimes(times)) : Optional.empty();
        }
        var isWhole = read.size() == codes.size() && (times == 0 || times == moments.size());
        return isWhole ? Optional.of(moments) : Optional.empty();
    }

    private static List<Moment> anyTimes(int times) {
        var moments = new ArrayList<Moment>();
        for (var i = 1; i <= times; i++) {
            moments.add(new Moment.AnyTime(i));
        }
        return moments;
    }
}
