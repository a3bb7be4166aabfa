package jp.kenkotecho.checkup.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ReadValue.Counted;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.fhir.ReadValue.Reason;
import jp.kenkotecho.checkup.model.AnswerThreshold;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.checkup.model.Threshold.Sex;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Observation;

/**
 * The newest value of an item, for which a doctor is to be seen (受診勧奨判定値): of every item that has such a limit,
 * whatever else is made of it.
 *
 * @param value as people read it, with its unit
 * @param sources where it stands; several of one day are averaged
 */
public record BeyondReferral(CheckupItem item, LocalDate day, String value, List<Observation> sources) {

    /** The age of a value up to which it tells of now. */
    public static final int MOST_YEARS_OLD = 2;

    /** The number of leading digits that say which analyte; one less for a blood pressure, systolic or diastolic. */
    private static final int ANALYTE = 5;

    private static final String BLOOD_PRESSURE = "9A7";

    public BeyondReferral {
        sources = List.copyOf(sources);
    }

    /**
     * What of one analyte was found on one day.
     *
     * @param analyte what newer findings take the place of older ones of: casual glucose of no fasting one
     */
    private record Finding(
            CheckupItem item, String analyte, LocalDate day, boolean refers, String shown, List<Observation> sources) {}

    /**
     * The newest value of each item, where it is beyond; none that is older than two years.
     *
     * @param reader who decides which of them count
     */
    public static List<BeyondReferral> of(List<Observation> observations, ValueReader reader, Sex sex, LocalDate asOf) {
        var earliest = asOf.minusYears(MOST_YEARS_OLD);
        Map<String, List<Finding>> newest = new LinkedHashMap<>();
        Stream.of(numbers(observations, reader, sex), bounds(observations, reader, sex), answers(observations, reader))
                .flatMap(found -> found)
                .filter(found -> !found.day().isAfter(asOf) && !found.day().isBefore(earliest))
                .sorted(Comparator.comparing(Finding::day).reversed())
                .forEach(found -> {
                    var same = newest.computeIfAbsent(found.analyte(), analyte -> new ArrayList<>());
                    if (same.isEmpty() || same.get(0).day().equals(found.day())) {
                        same.add(found);
                    }
                });
        return newest.values().stream()
                .flatMap(found -> beyond(found).stream())
                .sorted(Comparator.comparing(BeyondReferral::place))
                .toList();
    }

    /** What people call it. */
    public Text name() {
        return ShownItem.all().stream()
                .filter(shown -> shown.has(item.code()))
                .map(ShownItem::name)
                .findFirst()
                .orElse(item.name());
    }

    private int place() {
        return Threshold.of(item.code()).map(Threshold::place).orElse(Integer.MAX_VALUE);
    }

    /** The value that stands for a day: the pressure of the highest code, which is their mean; of others any that is beyond. */
    private static Optional<BeyondReferral> beyond(List<Finding> ofDay) {
        var candidates = ofDay.get(0).item().code().startsWith(BLOOD_PRESSURE)
                ? ofDay.stream().max(Comparator.comparing(one -> one.item().code())).stream()
                : ofDay.stream();
        return candidates
                .filter(Finding::refers)
                .findFirst()
                .map(one -> new BeyondReferral(one.item(), one.day(), one.shown(), one.sources()));
    }

    private static Stream<Finding> numbers(List<Observation> observations, ValueReader reader, Sex sex) {
        return reader.read(observations).stream()
                .flatMap(one -> one.counted().stream())
                .filter(one -> reader.isAdult().test(one.day())
                        && Threshold.of(one.item().code(), sex).isPresent())
                .collect(Collectors.groupingBy(
                        one -> one.day() + one.item().code(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(sameDay -> number(sameDay, sex));
    }

    private static Finding number(List<Counted> sameDay, Sex sex) {
        var first = sameDay.get(0);
        var mean = ReadValue.mean(sameDay.stream().map(Counted::value).toList());
        var unit = first.item().units().map(one -> " " + one.shown()).orElse("");
        return new Finding(
                first.item(),
                analyte(first.item(), sex),
                first.day(),
                Threshold.of(first.item().code(), sex)
                        .filter(limits -> limits.refers(mean))
                        .isPresent(),
                mean.toPlainString() + unit,
                sameDay.stream().map(Counted::source).toList());
    }

    /** What is only told to lie beyond what can be measured: it is the most extreme of all, where it lies past the limit. */
    private static Stream<Finding> bounds(List<Observation> observations, ValueReader reader, Sex sex) {
        return reader.read(observations).stream()
                .filter(LeftOut.class::isInstance)
                .map(LeftOut.class::cast)
                .filter(one -> one.reason() == Reason.BOUND)
                .flatMap(one -> one.days().stream()
                        .filter(reader.isAdult())
                        .filter(day -> isPast(one, sex))
                        .map(day -> bound(one, day, sex)));
    }

    private static boolean isPast(LeftOut bound, Sex sex) {
        var quantity = bound.source().getValueQuantity();
        return Threshold.of(bound.item().code(), sex)
                .flatMap(limits -> ValueReader.inUnit(bound.item(), quantity)
                        .map(value -> switch (quantity.getComparator()) {
                            case GREATER_THAN, GREATER_OR_EQUAL -> !limits.below() && limits.refers(value);
                            case LESS_THAN -> limits.below() && value.compareTo(limits.referral()) <= 0;
                            case LESS_OR_EQUAL -> limits.below() && limits.refers(value);
                            default -> false;
                        }))
                .orElse(false);
    }

    private static Finding bound(LeftOut bound, LocalDate day, Sex sex) {
        var quantity = bound.source().getValueQuantity();
        var shown =
                quantity.getComparator().toCode() + " " + quantity.getValue().toPlainString();
        var unit = bound.item().units().map(one -> " " + one.shown()).orElse("");
        return new Finding(bound.item(), analyte(bound.item(), sex), day, true, shown + unit, List.of(bound.source()));
    }

    private static Stream<Finding> answers(List<Observation> observations, ValueReader reader) {
        return observations.stream()
                .filter(one ->
                        ValueReader.isSettled(one) && (one.hasValueCodeableConcept() || one.hasValueStringType()))
                .flatMap(one -> ValueReader.item(one)
                        .flatMap(item -> AnswerThreshold.of(item.code())
                                .flatMap(limits -> reader.day(one).map(day -> answer(item, limits, day, one))))
                        .stream());
    }

    private static Finding answer(CheckupItem item, AnswerThreshold limits, LocalDate day, Observation source) {
        var code = CodedAnswer.of(source, item, day).orElse("");
        var shown = Catalogue.answer(Catalogue.answersOf(item, day), code).orElse(code);
        return new Finding(
                item, item.code().substring(0, ANALYTE), day, limits.referral().contains(code), shown, List.of(source));
    }

    private static String analyte(CheckupItem item, Sex sex) {
        return item.code().startsWith(BLOOD_PRESSURE)
                ? item.code().substring(0, ANALYTE - 1)
                : Threshold.of(item.code(), sex).map(Threshold::item).orElse(item.code());
    }
}
