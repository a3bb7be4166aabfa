package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.chart.Chart.Band;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Reach;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tick;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Values;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.measurement.model.DayMean;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.measurement.model.Week;
import jp.kenkotecho.measurement.model.WeeklyChange;
import org.springframework.context.MessageSource;

/**
 * Pictures of what was measured: of a week each day, of longer times the means of weeks with how far single readings
 * reach. Faint marks are single readings up to thirty days, means of days up to ninety, and beyond that none, so that a
 * picture of a year is no heavier than one of a month.
 */
final class MeasurementCharts {

    private static final int LONGEST_WITH_READINGS = 30;
    private static final int LONGEST_WITH_DAYS = 90;
    private static final int MOST_MARKS = 150;

    /** Weeks whose means are all written beside their marks. */
    private static final int MOST_LABELS = 7;

    private static final Values PRESSURE = new Values(40, 200, 50);

    private final MeasurementView view;
    private final PressureGoal goal;
    private final LocalDate today;
    private final MessageSource messages;
    private final Locale language;

    MeasurementCharts(
            MeasurementView view, PressureGoal goal, LocalDate today, MessageSource messages, Locale language) {
        this.view = view;
        this.goal = goal;
        this.today = today;
        this.messages = messages;
        this.language = language;
    }

    /** One for each part in which there is something to see, as SVG of a page. */
    List<Drawn> drawn() {
        return drawn(Chart.Size.PAGE);
    }

    /** The same, as high as there is room. */
    List<Drawn> drawn(Chart.Size size) {
        return view.parts().stream()
                .filter(part -> !part.days().isEmpty())
                .map(part -> new Drawn(part, Svg.ofPage(chart(part, size))))
                .toList();
    }

    /** A picture and what it is of. */
    record Drawn(MeasurementView.Part part, String svg) {}

    private Chart chart(MeasurementView.Part part, Chart.Size size) {
        var layers = new ArrayList<Layer>(bands());
        for (var field = 0; field < view.kind().fields().size(); field++) {
            layers.addAll(field(part, field));
        }
        var name = say("measure.part." + part.name())
                + say("measure.kind." + view.kind().name());
        return new Chart(
                say("measure.chart.title", name, day(view.first()), day(view.last())),
                say(part.weeks().isEmpty() ? "measure.chart.days" : "measure.chart.weeks", part.inWords())
                        + (isAimedAt() ? say("measure.chart.goal", goal.upper() + "/" + goal.lower()) : ""),
                size,
                new Chart.Days(view.first(), view.last()),
                values(part),
                ticks(),
                layers);
    }

    private boolean isAimedAt() {
        return view.kind().isPressure() && goal.isSet();
    }

    private List<Layer> bands() {
        return isAimedAt()
                ? List.of(
                        new Band(90, goal.upper(), say("measure.band.upper", goal.upper())),
                        new Band(50, goal.lower(), say("measure.band.lower", goal.lower())))
                : List.of();
    }

    private List<Layer> field(MeasurementView.Part part, int field) {
        var isEvening = part.name().equals("EVENING");
        var tone = isEvening ? Tone.NIGHT : part.name().equals("MORNING") ? Tone.MORNING : Tone.KEY;
        var bold = isEvening ? Mark.DIAMOND : Mark.DOT;
        var faint = isEvening ? Mark.FAINT_DIAMOND : Mark.FAINT_DOT;
        if (part.weeks().isEmpty()) {
            return List.of(new Series(tone, bold, Stroke.SOLID, days(part, field, true), 1));
        }
        var layers = new ArrayList<Layer>();
        layers.add(new Series(tone, faint, Stroke.NONE, marks(part, field), 1));
        part.weeks()
                .forEach(week -> layers.add(new Spread(
                        tone,
                        List.of(new Reach(
                                middle(week), number(week.lowest(), field), number(week.highest(), field))))));
        layers.add(new Series(tone, bold, Stroke.SOLID, weeks(part, field), Week.DAYS));
        return layers;
    }

    /** A week at the edge may have its middle before the first day. */
    private LocalDate middle(Week week) {
        return week.middle().isBefore(view.first()) ? view.first() : week.middle();
    }

    private List<Point> marks(MeasurementView.Part part, int field) {
        if (view.days() > LONGEST_WITH_DAYS) {
            return List.of();
        }
        var readings = part.days().stream()
                .flatMap(day -> day.readings().stream())
                .map(one -> new Point(one.day(), number(one.numbers(), field)))
                .toList();
        return view.days() <= LONGEST_WITH_READINGS && readings.size() <= MOST_MARKS
                ? readings
                : days(part, field, false);
    }

    private List<Point> days(MeasurementView.Part part, int field, boolean isLabelled) {
        return part.days().stream()
                .map(day -> new Point(
                        day.day(),
                        number(day.means(), field),
                        isLabelled ? label(day.means(), field, part.decimals()) : ""))
                .toList();
    }

    private List<Point> weeks(MeasurementView.Part part, int field) {
        var weeks = part.weeks();
        return IntStream.range(0, weeks.size())
                .mapToObj(i -> new Point(
                        middle(weeks.get(i)),
                        number(weeks.get(i).means(), field),
                        weeks.size() <= MOST_LABELS || i == weeks.size() - 1
                                ? label(weeks.get(i).means(), field, part.decimals())
                                : ""))
                .toList();
    }

    private static String label(List<BigDecimal> values, int field, int decimals) {
        return WeeklyChange.rounded(values, decimals).get(field).toPlainString();
    }

    private static double number(List<BigDecimal> values, int field) {
        return values.get(field).doubleValue();
    }

    /** The range of values: of pressure always the same, so that weeks compare, and wider only for what is beyond. */
    private Values values(MeasurementView.Part part) {
        var all = part.days().stream()
                .map(DayMean::readings)
                .flatMap(List::stream)
                .flatMap(one -> one.numbers().stream());
        var found = all.mapToDouble(BigDecimal::doubleValue).summaryStatistics();
        if (view.kind().isPressure()) {
            return new Values(
                    Math.min(PRESSURE.lowest(), Math.floor(found.getMin() / 10) * 10),
                    Math.max(PRESSURE.highest(), Math.ceil(found.getMax() / 10) * 10),
                    PRESSURE.step());
        }
        var step = step(Math.max(found.getMax() - found.getMin(), Math.abs(found.getMax()) / 50));
        return new Values(
                Math.max(0, Math.floor(found.getMin() / step - 0.5) * step),
                Math.ceil(found.getMax() / step + 0.5) * step,
                step);
    }

    /** A round number of which a few fit into a span. */
    private static double step(double span) {
        return DoubleStream.iterate(0.1, power -> power * 10)
                .flatMap(power -> DoubleStream.of(power, 2 * power, 5 * power))
                .filter(step -> span / step <= 4)
                .findFirst()
                .orElseThrow();
    }

    private List<Tick> ticks() {
        var isLong = view.days() > LONGEST_WITH_READINGS;
        var before = isLong ? months() : everyFew();
        var last =
                new Tick(view.last(), view.last().equals(today) ? say("measure.today") : shortDay(view.last()), true);
        return Stream.concat(before, Stream.of(last)).toList();
    }

    private Stream<Tick> months() {
        var apart = view.days() > LONGEST_WITH_DAYS ? 3 : 1;
        return Stream.iterate(
                        view.first().withDayOfMonth(1), day -> !day.isAfter(view.last()), day -> day.plusMonths(1))
                .filter(day -> !day.isBefore(view.first()) && (day.getMonthValue() - 1) % apart == 0)
                .map(day -> new Tick(day, pattern("M月", "MMM").format(day), false));
    }

    private Stream<Tick> everyFew() {
        var apart = view.days() <= Week.DAYS ? 2 : Week.DAYS;
        return Stream.iterate(
                        view.last().minusDays(apart), day -> !day.isBefore(view.first()), day -> day.minusDays(apart))
                .map(day -> new Tick(day, shortDay(day), false));
    }

    private String shortDay(LocalDate day) {
        return pattern("d日", "d MMM").format(day);
    }

    private String day(LocalDate day) {
        return pattern("M月d日", "d MMMM").format(day);
    }

    private DateTimeFormatter pattern(String japanese, String english) {
        return language.getLanguage().equals("en")
                ? DateTimeFormatter.ofPattern(english, Locale.ENGLISH)
                : DateTimeFormatter.ofPattern(japanese, Locale.JAPANESE);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
