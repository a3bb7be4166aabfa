package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.Measurements.Found;
import jp.kenkotecho.measurement.model.DayMean;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasuredValue;
import jp.kenkotecho.measurement.model.MorningOrEvening;
import jp.kenkotecho.measurement.model.Week;
import jp.kenkotecho.measurement.model.WeeklyChange;

/**
 * What a page tells of one kind over some days. Blood pressure has two parts, morning and evening; everything else one.
 *
 * @param first the first of these days
 * @param last the last
 * @param parts what each comes to
 * @param list what was read in these days, newest first
 * @param isCut whether there was more than is gone over
 */
record MeasurementView(
        MeasuredKind kind, LocalDate first, LocalDate last, List<Part> parts, List<MeasuredValue> list, boolean isCut) {

    /** Days of blood pressure without which a week has no mean (JSH2019: at least five). */
    private static final int FEWEST_OF_PRESSURE = 5;

    /** Days whose single values the table shows; of longer times it shows weeks, which open theirs. */
    private static final int LONGEST_TABLE = 30;

    /** Days that the sentence is made of. */
    static final int COMPARED = 2 * Week.DAYS;

    /**
     * Morning, evening, or the whole day.
     *
     * @param name of its messages: {@code MORNING}, {@code EVENING}, {@code DAY}
     * @param days oldest first
     * @param weeks those with a mean, oldest first
     */
    record Part(String name, WeeklyChange change, List<DayMean> days, List<Week> weeks, int decimals) {

        /** 134/78; empty where there is no mean. */
        public String mean() {
            return text(change.means());
        }

        /** How much it rose or fell, without its sign. */
        public String by() {
            return change.by().abs().toPlainString();
        }

        /** Whether the mean rose: {@code UP}, {@code DOWN}, {@code SAME}. */
        public String direction() {
            return change.by().signum() > 0 ? "UP" : change.by().signum() < 0 ? "DOWN" : "SAME";
        }

        /** The means of its weeks, oldest first, for who does not see the picture. */
        String inWords() {
            var means = weeks.isEmpty()
                    ? days.stream().map(DayMean::means)
                    : weeks.stream().map(Week::means);
            return means.map(one -> text(WeeklyChange.rounded(one, decimals))).collect(Collectors.joining(", "));
        }
    }

    /** A value that can be opened. */
    record Cell(String id, String text) {}

    /** A day: of each part what was read. */
    record DayRow(LocalDate day, List<List<Cell>> parts) {}

    /** A week: of each part its mean, or nothing. */
    record WeekRow(LocalDate first, LocalDate last, List<String> means) {}

    static MeasurementView of(MeasuredKind kind, Found found, LocalDate last, int days) {
        var first = last.minusDays(days - 1L);
        var shown =
                found.list().stream().filter(one -> !one.day().isBefore(first)).toList();
        var parts = kind.isPressure()
                ? Stream.of(MorningOrEvening.values())
                        .map(part -> part(kind, part.name(), of(part, found.list()), first, last))
                        .toList()
                : kind.isNumber() ? List.of(part(kind, "DAY", found.list(), first, last)) : List.<Part>of();
        return new MeasurementView(kind, first, last, parts, shown, found.isCut());
    }

    private static List<MeasuredValue> of(MorningOrEvening part, List<MeasuredValue> readings) {
        return readings.stream().filter(one -> one.part() == part).toList();
    }

    private static Part part(
            MeasuredKind kind, String name, List<MeasuredValue> readings, LocalDate first, LocalDate last) {
        var fewest = kind.isPressure() ? FEWEST_OF_PRESSURE : 1;
        var decimals = kind.fields().get(0).decimals();
        var days = DayMean.of(readings);
        var shown = days.stream().filter(one -> !one.day().isBefore(first)).toList();
        var all = last.toEpochDay() - first.toEpochDay() + 1;
        var weeks = all > Week.DAYS ? (int) (all / Week.DAYS) : 0;
        return new Part(
                name,
                WeeklyChange.of(Week.of(days, last, 2), last, fewest, decimals),
                shown,
                Week.of(shown, last, weeks).stream()
                        .filter(week -> week.days() >= fewest)
                        .toList(),
                decimals);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public int days() {
        return (int) (last.toEpochDay() - first.toEpochDay() + 1);
    }

    /** The part of which the sentence tells: the first that has a mean, else the one with more days. */
    public Optional<Part> told() {
        return parts.stream()
                .filter(part -> part.change().hasMean())
                .findFirst()
                .or(() -> parts.stream()
                        .max((one, other) -> Integer.compare(
                                one.change().days(), other.change().days())));
    }

    /** Newest first; only days on which something was read. */
    public List<DayRow> dayRows() {
        var since = last.minusDays(Math.min(days(), LONGEST_TABLE) - 1L);
        return list.stream()
                .map(MeasuredValue::day)
                .filter(day -> !day.isBefore(since))
                .distinct()
                .map(day -> new DayRow(day, cells(day)))
                .toList();
    }

    private List<List<Cell>> cells(LocalDate day) {
        var ofDay = list.stream().filter(one -> one.day().equals(day)).toList();
        return kind.isPressure()
                ? Stream.of(MorningOrEvening.values())
                        .map(part -> cells(of(part, ofDay)))
                        .toList()
                : List.of(cells(ofDay));
    }

    private static List<Cell> cells(List<MeasuredValue> readings) {
        return IntStream.range(0, readings.size())
                .mapToObj(i -> readings.get(readings.size() - 1 - i))
                .map(one -> new Cell(one.id(), textOf(one)))
                .toList();
    }

    /** Newest first. */
    public List<WeekRow> weekRows() {
        return parts.stream()
                .flatMap(part -> part.weeks().stream())
                .map(Week::first)
                .distinct()
                .sorted((one, other) -> other.compareTo(one))
                .map(first -> new WeekRow(
                        first,
                        first.plusDays(Week.DAYS - 1L),
                        parts.stream().map(part -> mean(part, first)).toList()))
                .toList();
    }

    private static String mean(Part part, LocalDate first) {
        return part.weeks().stream()
                .filter(week -> week.first().equals(first))
                .map(week -> text(WeeklyChange.rounded(week.means(), part.decimals())))
                .findFirst()
                .orElse("");
    }

    /** 126/78, 58.5, or what was said. */
    static String textOf(MeasuredValue measuredValue) {
        return measuredValue.numbers().isEmpty() ? measuredValue.words() : text(measuredValue.numbers());
    }

    static String text(List<BigDecimal> numbers) {
        return numbers.stream()
                .map(one -> one.stripTrailingZeros().scale() < 0
                        ? one.toBigInteger().toString()
                        : one.toPlainString())
                .collect(Collectors.joining("/"));
    }
}
