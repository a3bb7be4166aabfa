package jp.kenkotecho.visit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.checkup.CheckupItems.Limits;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.visit.Glance.Beyond;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/** The items of check-ups that have limits: the newest value, the two before it, and which limit is passed. */
final class CheckupValues {

    static final List<Token> CODES = CheckupItems.limited()
            .map(code -> new Token(Canonical.JLAC10_CHECKUP, code))
            .toList();

    /** The most values, as many as seven years have. */
    static final int MOST = 120;

    private static final int POINTS = 3;

    /** The number of leading digits that say which analyte; one less for blood pressure, systolic or diastolic. */
    private static final int ANALYTE = 5;

    private static final String BLOOD_PRESSURE = "9A7";
    private static final Set<String> INVALID = Set.of("entered-in-error", "cancelled");

    private static final int DAY = "2026-11-05".length();
    private static final int YEAR = "2026".length();

    private CheckupValues() {}

    /** One value, with the limits of its own item. */
    private record Point(String analyte, String code, String day, BigDecimal value, Observation source, Limits limits) {

        int rank() {
            var number = value.doubleValue();
            return limits.refers(number) ? 0 : limits.guides(number) ? 1 : 2;
        }
    }

    /** What is to be seen by a doctor first; in the order of the items' codes within that. */
    static BriefSection of(List<Observation> newestFirst) {
        var ordered = series(newestFirst);
        var entries = ordered.stream()
                .flatMap(List::stream)
                .<DomainResource>map(Point::source)
                .toList();
        return new BriefSection(
                SectionKind.CHECKUP, ordered.stream().map(CheckupValues::line).toList(), entries);
    }

    private static List<List<Point>> series(List<Observation> newestFirst) {
        Map<String, List<Point>> series = new LinkedHashMap<>();
        newestFirst.stream().flatMap(one -> point(one).stream()).forEach(point -> add(series, point));
        return series.values().stream()
                .sorted(Comparator.comparingInt(
                                (List<Point> points) -> points.get(0).rank())
                        .thenComparing(points -> points.get(0).code()))
                .toList();
    }

    /** The values of a section made here that passed a limit, the gravest first. */
    static List<Beyond> beyond(List<Observation> newestFirst) {
        return series(newestFirst).stream()
                .map(points -> points.get(0))
                .filter(newest -> newest.rank() < 2)
                .map(newest -> new Beyond(
                        newest.source().getCode().getText(),
                        shown(newest),
                        newest.rank() == 0,
                        bound(
                                newest.rank() == 0
                                        ? newest.limits().referral()
                                        : newest.limits().guidance(),
                                newest.limits()),
                        newest.day()))
                .toList();
    }

    /** The last days of each; of several readings of one day that of the highest code, which is their mean. */
    private static void add(Map<String, List<Point>> series, Point point) {
        var points = series.computeIfAbsent(point.analyte(), analyte -> new ArrayList<>());
        var sameDay =
                points.stream().filter(one -> one.day().equals(point.day())).findFirst();
        if (sameDay.isPresent()) {
            if (sameDay.get().code().compareTo(point.code()) < 0) {
                points.set(points.indexOf(sameDay.get()), point);
            }
        } else if (points.size() < POINTS) {
            points.add(point);
        }
    }

    private static Optional<Point> point(Observation observation) {
        var quantity = observation.hasValueQuantity() ? observation.getValueQuantity() : null;
        if (quantity == null
                || !quantity.getValueElement().hasValue()
                || INVALID.contains(RecordState.of(observation))) {
            return Optional.empty();
        }
        return code(observation).flatMap(code -> CheckupItems.limits(code)
                .filter(limits -> limits.unit().equals(quantity.getCode()))
                .flatMap(limits -> day(observation)
                        .map(day -> new Point(analyte(code), code, day, quantity.getValue(), observation, limits))));
    }

    private static Optional<String> code(Observation observation) {
        return observation.getCode().getCoding().stream()
                .filter(coding -> Canonical.JLAC10_CHECKUP.equals(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(Coding::getCode)
                .findFirst();
    }

    private static String analyte(String code) {
        return code.substring(0, code.startsWith(BLOOD_PRESSURE) ? ANALYTE - 1 : ANALYTE);
    }

    private static Optional<String> day(Observation observation) {
        return Stream.ofNullable(observation.getEffective())
                .filter(DateTimeType.class::isInstance)
                .flatMap(when -> Stream.ofNullable(((DateTimeType) when).getValueAsString()))
                .filter(day -> day.length() >= DAY)
                .map(day -> day.substring(0, DAY))
                .findFirst();
    }

    private static Line line(List<Point> points) {
        var newest = points.get(0);
        var before = points.stream()
                .skip(1)
                .map(point -> " ← " + point.value().toPlainString() + " ("
                        + point.day().substring(0, YEAR) + ")")
                .collect(Collectors.joining());
        return new Line(
                newest.source().getCode().getText(),
                shown(newest) + before + limit(newest),
                newest.day(),
                newest.rank() < 2);
    }

    private static String shown(Point point) {
        var unit = point.source().getValueQuantity().getUnit();
        return point.value().toPlainString() + " "
                + (unit == null ? point.limits().unit() : unit);
    }

    private static String limit(Point newest) {
        var limits = newest.limits();
        return switch (newest.rank()) {
            case 0 -> " 受診勧奨 See a doctor " + bound(limits.referral(), limits);
            case 1 -> " 保健指導 Guidance " + bound(limits.guidance(), limits);
            default -> "";
        };
    }

    private static String bound(double limit, Limits limits) {
        var number = BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
        return (limits.below() ? "< " : "≥ ") + number;
    }
}
