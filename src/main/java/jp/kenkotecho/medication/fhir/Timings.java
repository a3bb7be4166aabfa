package jp.kenkotecho.medication.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.Moment;
import jp.kenkotecho.medication.model.Regimen;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import jp.kenkotecho.medication.model.Regimen.Every;
import jp.kenkotecho.medication.model.Regimen.Per;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Rhythm;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/**
 * Spells a regimen out as Timing. One Timing cannot hold all of a regimen: clock times and meals exclude each other
 * (tim-10), one offset is of all its moments, and each dose wants its own: such a regimen becomes several dosages in
 * sequence. What Timing cannot say (five days on, two off; the tenth of a month) stays in code and words.
 */
final class Timings {

    /** What one Timing may hold: moments alike in kind, offset and dose. */
    private record Group(Class<? extends Moment> kind, int offset, Optional<BigDecimal> dose) {}

    private Timings() {}

    /** The dosage with its times, as one or more; the words and codes stay as they are. */
    static List<Dosage> spelledOut(Dosage words, Regimen regimen) {
        if (regimen instanceof Planned planned) {
            return planned(words, planned);
        }
        var one = words.copy();
        if (regimen instanceof Every every) {
            one.getTiming().getRepeat().setFrequency(1).setPeriod(every.hours()).setPeriodUnit(UnitsOfTime.H);
        } else if (regimen instanceof Per per) {
            one.getTiming().getRepeat().setFrequency(per.times()).setPeriod(1).setPeriodUnit(unit(per));
        } else if (regimen instanceof AsNeeded needed) {
            asNeeded(one, needed);
        }
        return List.of(one);
    }

    static UnitsOfTime unit(Per per) {
        return switch (per.period()) {
            case WEEK -> UnitsOfTime.WK;
            case MONTH -> UnitsOfTime.MO;
            case YEAR -> UnitsOfTime.A;
        };
    }

    static Timing.DayOfWeek code(java.time.DayOfWeek day) {
        return Timing.DayOfWeek.fromCode(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static void asNeeded(Dosage dosage, AsNeeded needed) {
        dosage.setAsNeeded(
                needed.what().isEmpty() ? new BooleanType(true) : new CodeableConcept().setText(needed.what()));
        if (needed.mostPerDay().isPresent() && dosage.getDoseAndRateFirstRep().hasDoseQuantity()) {
            var most = dosage.getDoseAndRateFirstRep().getDoseQuantity().copy();
            most.setValue(most.getValue()
                    .multiply(BigDecimal.valueOf(needed.mostPerDay().get())));
            var aDay = new Quantity()
                    .setValue(1)
                    .setUnit("日")
                    .setSystem(Canonical.UCUM)
                    .setCode("d");
            dosage.setMaxDosePerPeriod(new Ratio().setNumerator(most).setDenominator(aDay));
        }
        dosage.getDoseAndRate().removeIf(DosageDoseAndRateComponent::isEmpty);
    }

    private static List<Dosage> planned(Dosage words, Planned planned) {
        Map<Group, List<Moment>> groups = new LinkedHashMap<>();
        for (var moment : planned.moments()) {
            groups.computeIfAbsent(group(planned, moment), group -> new ArrayList<>())
                    .add(moment);
        }
        var dosages = new ArrayList<Dosage>();
        for (var group : groups.entrySet()) {
            var dosage = words.copy();
            var repeat = dosage.getTiming().getRepeat();
            if (!days(repeat, planned.rhythm())) {
                return List.of(words);
            }
            moments(repeat, group.getKey(), group.getValue());
            if (groups.size() > 1) {
                var dose = dose(dosage, group.getKey(), planned.moments().size());
                if (dose.isEmpty()) {
                    return List.of(words);
                }
                dosage.setDoseAndRate(dose.get());
                dosage.setSequence(dosages.size() + 1);
            }
            dosages.add(dosage);
        }
        return dosages;
    }

    private static Group group(Planned planned, Moment moment) {
        var offset =
                moment instanceof Moment.Around around ? EventTimings.offset(around.relation()) : EventTimings.NONE;
        return new Group(
                moment.getClass(), offset, Optional.ofNullable(planned.doses().get(moment)));
    }

    /** What each of several dosages gets of the dose; empty when that cannot be told exactly. */
    private static Optional<List<DosageDoseAndRateComponent>> dose(Dosage dosage, Group group, int timesADay) {
        var quantity = Dosages.dose(dosage);
        if (quantity.isEmpty()) {
            return group.dose().isEmpty() && !dosage.hasDoseAndRate() ? Optional.of(List.of()) : Optional.empty();
        }
        var given = quantity.get();
        var whole = new Amount(given.amount().getValue(), given.amount().getUnit());
        var alike = given.isOfDay() ? whole.dividedBy(timesADay).map(Amount::value) : Optional.of(whole.value());
        return group.dose()
                .or(() -> alike)
                .map(share -> List.of(new DosageDoseAndRateComponent()
                        .setDose(given.amount().copy().setValue(share))));
    }

    /** Says the days; false where Timing has no words for them. */
    private static boolean days(TimingRepeatComponent repeat, Rhythm rhythm) {
        if (rhythm instanceof Rhythm.Cycle cycle && cycle.on() == 1) {
            repeat.setPeriod(1 + cycle.off());
            return true;
        }
        if (rhythm instanceof Rhythm.Weekdays weekdays) {
            repeat.setPeriod(1);
            weekdays.days().stream().sorted().forEach(day -> repeat.addDayOfWeek(code(day)));
            return true;
        }
        return false;
    }

    private static void moments(TimingRepeatComponent repeat, Group group, List<Moment> moments) {
        repeat.setFrequency(moments.size()).setPeriodUnit(UnitsOfTime.D);
        if (group.offset() != EventTimings.NONE) {
            repeat.setOffset(group.offset());
        }
        for (var moment : moments) {
            if (moment instanceof Moment.Around around) {
                repeat.addWhen(EventTimings.code(around));
            } else if (moment instanceof Moment.At at) {
                repeat.addTimeOfDay(at.time() + ":00");
            }
        }
    }
}
