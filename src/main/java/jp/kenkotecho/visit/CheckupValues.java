package jp.kenkotecho.visit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.checkup.fhir.CodedAnswer;
import jp.kenkotecho.checkup.fhir.ReadValue;
import jp.kenkotecho.checkup.fhir.ReadValue.Counted;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.fhir.ReadValue.Reason;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.checkup.model.AnswerThreshold;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.checkup.model.Threshold.Sex;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.visit.Glance.Beyond;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/**
 * The items of check-ups that have limits: the newest value, the two before it, and which limit is passed. What does not
 * count as a value is named last.
 *
 * @param reader who decides what counts
 */
record CheckupValues(ValueReader reader, Sex sex) {

    static final List<Token> CODES = CheckupItems.limited();

    /** The most values, as many as seven years have. */
    static final int MOST = 120;

    private static final int POINTS = 3;
    private static final int MOST_LEFT_OUT = 10;

    /** The number of leading digits that say which analyte; one less for blood pressure, systolic or diastolic. */
    private static final int ANALYTE = 5;

    private static final String BLOOD_PRESSURE = "9A7";

    /**
     * One value, with the limits of its own item.
     *
     * @param rank 0 for a doctor, 1 for guidance, 2 for neither
     * @param limit that was passed; empty where none was, or where it is no number
     */
    private record Point(CheckupItem item, LocalDate day, String shown, int rank, String limit, Observation source) {

        String analyte() {
            var code = item.code();
            return code.substring(0, code.startsWith(BLOOD_PRESSURE) ? ANALYTE - 1 : ANALYTE);
        }

        String name() {
            var written = source.getCode().getText();
            return written == null ? item.name().ja() : written;
        }
    }

    /** What is to be seen by a doctor first; in the order of the items' codes within that. */
    BriefSection of(List<Observation> newestFirst) {
        var ordered = series(newestFirst);
        var entries = ordered.stream()
                .flatMap(List::stream)
                .<DomainResource>map(Point::source)
                .toList();
        var lines = Stream.concat(ordered.stream().map(CheckupValues::line), leftOut(newestFirst))
                .toList();
        return new BriefSection(SectionKind.CHECKUP, lines, entries);
    }

    /** The values of a section made here that passed a limit, the gravest first. */
    List<Beyond> beyond(List<Observation> newestFirst) {
        return series(newestFirst).stream()
                .map(points -> points.get(0))
                .filter(newest -> newest.rank() < 2)
                .map(newest -> new Beyond(
                        newest.name(),
                        newest.shown(),
                        newest.rank() == 0,
                        newest.limit(),
                        newest.day().toString()))
                .toList();
    }

    private List<List<Point>> series(List<Observation> newestFirst) {
        Map<String, List<Point>> series = new LinkedHashMap<>();
        points(newestFirst).sorted(Comparator.comparing(Point::day).reversed()).forEach(point -> add(series, point));
        return series.values().stream()
                .sorted(Comparator.comparingInt(
                                (List<Point> points) -> points.get(0).rank())
                        .thenComparing(points -> points.get(0).item().code()))
                .toList();
    }

    /** The last days of each; of one day what is worst, but of several pressures the highest code, which is their mean. */
    private static void add(Map<String, List<Point>> series, Point point) {
        var points = series.computeIfAbsent(point.analyte(), analyte -> new ArrayList<>());
        var last = points.isEmpty() ? -1 : points.size() - 1;
        if (last >= 0 && points.get(last).day().equals(point.day())) {
            if (stands(point, points.get(last))) {
                points.set(last, point);
            }
        } else if (points.size() < POINTS) {
            points.add(point);
        }
    }

    private static boolean stands(Point one, Point before) {
        var isPressure = one.item().code().startsWith(BLOOD_PRESSURE);
        if (isPressure || one.rank() == before.rank()) {
            return one.item().code().compareTo(before.item().code()) > 0;
        }
        return one.rank() < before.rank();
    }

    private Stream<Point> points(List<Observation> observations) {
        var numbers = reader.read(observations).stream()
                .flatMap(one -> one.counted().stream())
                .collect(Collectors.groupingBy(
                        one -> one.day() + one.item().code(), LinkedHashMap::new, Collectors.toList()));
        return Stream.concat(
                numbers.values().stream().flatMap(sameDay -> number(sameDay).stream()),
                observations.stream().flatMap(one -> answer(one).stream()));
    }

    private Optional<Point> number(List<Counted> sameDay) {
        var first = sameDay.get(0);
        return Threshold.of(first.item().code(), sex).map(limits -> {
            var mean = ReadValue.mean(sameDay.stream().map(Counted::value).toList());
            // The limits are those of adults.
            var isAdult = reader.isAdult().test(first.day());
            var rank = !isAdult ? 2 : limits.refers(mean) ? 0 : limits.guides(mean) ? 1 : 2;
            var limit = rank == 2 ? "" : bound(rank == 0 ? limits.referral() : limits.guidance(), limits.below());
            return new Point(
                    first.item(), first.day(), mean.toPlainString() + unit(first), rank, limit, first.source());
        });
    }

    private static String unit(Counted counted) {
        return counted.item().units().map(unit -> " " + unit.shown()).orElse("");
    }

    private Optional<Point> answer(Observation observation) {
        if (!ValueReader.isSettled(observation) || !observation.hasValueCodeableConcept()) {
            return Optional.empty();
        }
        return ValueReader.item(observation).flatMap(item -> AnswerThreshold.of(item.code())
                .flatMap(limits -> reader.day(observation).map(day -> answer(item, limits, day, observation))));
    }

    private static Point answer(CheckupItem item, AnswerThreshold limits, LocalDate day, Observation source) {
        var code = CodedAnswer.of(source, item, day).orElse("");
        var rank = limits.referral().contains(code) ? 0 : limits.guidance().contains(code) ? 1 : 2;
        var shown = Catalogue.answer(Catalogue.answersOf(item, day), code).orElse(code);
        return new Point(item, day, shown, rank, "", source);
    }

    /** What was written and does not count; what was struck out is nobody's business any more. */
    private Stream<Line> leftOut(List<Observation> observations) {
        return reader.read(observations).stream()
                .filter(LeftOut.class::isInstance)
                .map(LeftOut.class::cast)
                .filter(one -> one.reason() != Reason.STRUCK_OUT)
                .map(one -> new Line(
                        one.item().name().ja(),
                        "使っていません Not used: " + one.reason().display().ja() + "値 "
                                + one.reason().display().en(),
                        one.days().stream().map(LocalDate::toString).findFirst().orElse(""),
                        false))
                .distinct()
                .limit(MOST_LEFT_OUT);
    }

    private static Line line(List<Point> points) {
        var newest = points.get(0);
        var before = points.stream()
                .skip(1)
                .map(point -> " ← " + point.shown().split(" ", -1)[0] + " ("
                        + point.day().getYear() + ")")
                .collect(Collectors.joining());
        return new Line(
                newest.name(),
                newest.shown() + before + limit(newest),
                newest.day().toString(),
                newest.rank() < 2);
    }

    private static String limit(Point newest) {
        var limit = newest.limit().isEmpty() ? "" : " " + newest.limit();
        return switch (newest.rank()) {
            case 0 -> " 受診勧奨 See a doctor" + limit;
            case 1 -> " 保健指導 Guidance" + limit;
            default -> "";
        };
    }

    private static String bound(BigDecimal limit, boolean isBelow) {
        return (isBelow ? "< " : "≥ ") + limit.stripTrailingZeros().toPlainString();
    }
}
