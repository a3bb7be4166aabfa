package jp.kenkotecho.checkup.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ReadValue.Counted;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.fhir.ReadValue.Reason;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.CheckupItem.Kind;
import jp.kenkotecho.checkup.model.EqualUnit;
import jp.kenkotecho.checkup.model.PlausibleRange;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordState;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Decides which Observations count as values of check-up items, in one place for everybody who reads some: the state is
 * final, amended or corrected, there is a day, no comparator, a unit that is the item's, and a value that people have. What
 * does not count is told, with the reason.
 *
 * @param zone where the person lives, in which moments become days
 * @param isAdult whether the person was an adult on a day: children may have less than any adult
 */
public record ValueReader(ZoneId zone, Predicate<LocalDate> isAdult) {

    private static final Set<String> SETTLED = Set.of("final", "amended", "corrected");
    private static final Set<String> STRUCK_OUT = Set.of("entered-in-error", "cancelled");

    private static final Map<String, CheckupItem> BY_LOINC = Catalogue.items()
            .filter(item -> item.system().equals(Catalogue.CHECKUP)
                    && item.kind() == Kind.NUMBER
                    && !item.loinc().isEmpty())
            .collect(Collectors.toMap(
                    CheckupItem::loinc,
                    item -> item,
                    (one, other) -> one.code().compareTo(other.code()) <= 0 ? one : other));

    /** Reads the values of an adult. */
    public static ValueReader ofAdult(ZoneId zone) {
        return new ValueReader(zone, day -> true);
    }

    /** All of them, those that are no numbers of check-up items left out. */
    public List<ReadValue> read(List<Observation> observations) {
        return observations.stream().flatMap(one -> read(one).stream()).toList();
    }

    /** The worth of one; empty for what is no number of a check-up item, and for who has no value at all. */
    public Optional<ReadValue> read(Observation observation) {
        return item(observation)
                .filter(item -> item.kind() == Kind.NUMBER && observation.hasValueQuantity())
                .map(item -> judged(item, observation));
    }

    /** Whether it is settled: neither struck out, nor still to come, nor preliminary. */
    public static boolean isSettled(Observation observation) {
        return SETTLED.contains(RecordState.of(observation));
    }

    /** The day on which something was measured or answered: the first of a period. */
    public Optional<LocalDate> day(Observation observation) {
        return CalendarDay.of(observation.getEffective(), zone);
    }

    /** The item of its code in a list of check-ups, or else of its LOINC code. */
    public static Optional<CheckupItem> item(Observation observation) {
        return listed(observation).or(() -> codes(observation)
                .filter(coding -> Canonical.LOINC.equals(coding.getSystem()))
                .flatMap(coding -> Stream.ofNullable(BY_LOINC.get(coding.getCode())))
                .findFirst());
    }

    private static Optional<CheckupItem> listed(Observation observation) {
        return codes(observation)
                .filter(coding -> String.valueOf(coding.getSystem()).startsWith("urn:oid:"))
                .flatMap(coding ->
                        Catalogue.item(coding.getSystem().substring("urn:oid:".length()), coding.getCode()).stream())
                .min(Comparator.comparing(item -> item.system().equals(Catalogue.CHECKUP) ? 0 : 1));
    }

    private static Stream<Coding> codes(Observation observation) {
        return observation.getCode().getCoding().stream()
                .filter(coding -> coding.getCodeElement().hasValue());
    }

    private ReadValue judged(CheckupItem item, Observation observation) {
        var quantity = observation.getValueQuantity();
        var value = inUnit(item, quantity);
        var day = day(observation);
        var isByLoinc = listed(observation).isEmpty();
        return reason(item, observation, value, day)
                .<ReadValue>map(reason -> new LeftOut(
                        item,
                        isByLoinc,
                        reason,
                        day.stream().toList(),
                        quantity.getComparator() == null ? value.stream().toList() : List.of(),
                        observation))
                .orElseGet(() -> new Counted(item, isByLoinc, day.orElseThrow(), value.orElseThrow(), observation));
    }

    private Optional<Reason> reason(
            CheckupItem item, Observation observation, Optional<BigDecimal> value, Optional<LocalDate> day) {
        if (!isSettled(observation)) {
            return Optional.of(STRUCK_OUT.contains(RecordState.of(observation)) ? Reason.STRUCK_OUT : Reason.NOT_FINAL);
        }
        if (observation.getValueQuantity().getComparator() != null) {
            return Optional.of(Reason.BOUND);
        }
        if (value.isEmpty()) {
            return Optional.of(Reason.OTHER_UNIT);
        }
        if (day.isEmpty()) {
            return Optional.of(Reason.NO_DAY);
        }
        var range = PlausibleRange.of(item.code());
        var isPlausible = isAdult.test(day.get()) ? range.holds(value.get()) : range.ofChild(value.get());
        return isPlausible ? Optional.empty() : Optional.of(Reason.IMPLAUSIBLE);
    }

    /** The number in the unit of the item, a bound too; empty in a unit that is not its own. */
    static Optional<BigDecimal> inUnit(CheckupItem item, Quantity quantity) {
        var sent = quantity.getCodeElement().hasValue() ? quantity.getCode() : "";
        return quantity.getValueElement().hasValue()
                ? item.units().flatMap(unit -> EqualUnit.convert(quantity.getValue(), sent, unit.ucum()))
                : Optional.empty();
    }
}
