package jp.kenkotecho.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart.Band;
import jp.kenkotecho.chart.Chart.Caption;
import jp.kenkotecho.chart.Chart.Days;
import jp.kenkotecho.chart.Chart.Hatch;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Limit;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Meaning;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Reach;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tick;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Upright;
import jp.kenkotecho.chart.Chart.Values;
import jp.kenkotecho.chart.Chart.Zone;
import jp.kenkotecho.chart.Shape.Area;
import jp.kenkotecho.chart.Shape.Dot;
import jp.kenkotecho.chart.Shape.Line;
import jp.kenkotecho.chart.Shape.Lines;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LayoutProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Property(tries = 300)
    void nothing_is_drawn_outside_the_view_box(@ForAll("charts") Chart chart) {
        assertThat(Layout.of(chart))
                .allSatisfy(shape ->
                        assertThat(isWithin(shape, chart)).as(shape.toString()).isTrue());
    }

    @Property(tries = 300)
    void no_letters_stand_over_letters(@ForAll("charts") Chart chart) {
        var words = Layout.of(chart).stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .toList();

        for (var i = 0; i < words.size(); i++) {
            var box = words.get(i).box();
            assertThat(words.subList(i + 1, words.size()))
                    .noneMatch(other -> other.box().overlaps(box));
        }
    }

    @Property(tries = 300)
    void no_line_joins_values_that_are_further_apart_than_is_allowed(@ForAll("charts") Chart chart) {
        var series = chart.layers().stream()
                .filter(Series.class::isInstance)
                .map(Series.class::cast)
                .filter(one -> one.stroke() != Stroke.NONE)
                .toList();
        var joined = Layout.of(chart).stream()
                .filter(shape -> shape.kind().startsWith("c-line"))
                .mapToInt(shape -> ((Line) shape).spots().size() - 1)
                .sum();

        assertThat(joined)
                .isEqualTo(series.stream().mapToInt(LayoutProperties::near).sum());
    }

    private static int near(Series series) {
        var near = 0;
        for (var i = 1; i < series.points().size(); i++) {
            var apart = series.points().get(i).day().toEpochDay()
                    - series.points().get(i - 1).day().toEpochDay();
            near += apart <= series.longestGap() ? 1 : 0;
        }
        return near;
    }

    private static boolean isWithin(Shape shape, Chart chart) {
        if (shape instanceof Words words) {
            return words.box().isWithin(chart.size().width(), Plot.height(chart));
        }
        return spots(shape).allMatch(spot -> isWithin(spot, chart));
    }

    private static Stream<Spot> spots(Shape shape) {
        if (shape instanceof Dot dot) {
            return Stream.of(dot.at());
        }
        if (shape instanceof Lines lines) {
            return lines.all().stream().flatMap(List::stream);
        }
        return (shape instanceof Line line ? line.spots() : ((Area) shape).spots()).stream();
    }

    private static boolean isWithin(Spot spot, Chart chart) {
        return spot.x() >= 0 && spot.y() >= 0 && spot.x() <= chart.size().width() && spot.y() <= Plot.height(chart);
    }

    @Provide
    Arbitrary<Chart> charts() {
        return Combinators.combine(
                        Arbitraries.of(Size.PAGE, Size.SHEET, Size.SMALL, Size.HALF_SHEET),
                        Arbitraries.integers().between(0, 4000),
                        layers().list().ofMaxSize(6),
                        days().map(day -> new Tick(day, "11月30日", day.getDayOfMonth() == 3))
                                .list()
                                .ofMaxSize(20),
                        captions())
                .as((size, days, layers, ticks, caption) -> new Chart(
                        "朝",
                        "言葉",
                        size,
                        new Days(DAY, DAY.plusDays(days)),
                        new Values(40, 200, 20),
                        ticks,
                        layers,
                        caption));
    }

    private static Arbitrary<Caption> captions() {
        var keys = Combinators.combine(
                        layers(), Arbitraries.of("測った値", "変えると：体重を減らす 4 kg、食塩を減らす 3 g/日", "as it is with less salt"))
                .as(Meaning::new);
        return Combinators.combine(Arbitraries.of("", "収縮期血圧"), keys.list().ofMaxSize(5))
                .as(Caption::new);
    }

    private static Arbitrary<Layer> layers() {
        return Arbitraries.oneOf(
                values().map(value -> new Band(value, value + 20, "上の目標 125 未満")),
                values().map(value -> new Limit(value, "受診勧奨")),
                Combinators.combine(
                                values(),
                                Arbitraries.of(10.0, Double.POSITIVE_INFINITY),
                                Arbitraries.of(Hatch.values()))
                        .as((value, wide, hatch) -> new Zone(value, value + wide, hatch, "保健指導 130以上")),
                days().map(day -> new Upright(day, "いま")),
                Combinators.combine(days(), values())
                        .as((day, value) -> new Reach(day, value, value + 30))
                        .list()
                        .ofMaxSize(10)
                        .map(reaches -> new Spread(Tone.NIGHT, reaches, reaches.size() % 2 == 0)),
                Combinators.combine(points(), Arbitraries.of(Stroke.values()), Arbitraries.of(Mark.values()))
                        .as((points, stroke, mark) -> new Series(Tone.MORNING, mark, stroke, points, 10)));
    }

    private static Arbitrary<List<Point>> points() {
        return Combinators.combine(days(), values())
                .as((day, value) -> new Point(day, value, String.valueOf(Math.round(value))))
                .list()
                .ofMaxSize(40)
                .map(points ->
                        points.stream().sorted(Comparator.comparing(Point::day)).toList());
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-50, 4050).map(DAY::plusDays);
    }

    private static Arbitrary<Double> values() {
        return Arbitraries.doubles().between(-100, 400);
    }
}
