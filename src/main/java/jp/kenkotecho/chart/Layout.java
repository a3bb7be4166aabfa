package jp.kenkotecho.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import jp.kenkotecho.chart.Chart.Band;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Limit;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Reach;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Upright;
import jp.kenkotecho.chart.Chart.Zone;
import jp.kenkotecho.chart.Shape.Area;
import jp.kenkotecho.chart.Shape.Box;
import jp.kenkotecho.chart.Shape.Line;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;

/**
 * Gives everything its place. What is beyond the days or the values of the picture is drawn on its edge, never outside;
 * letters never stand over letters: who comes too late is left out, and stands in the table.
 */
final class Layout {

    private final Chart chart;
    private final Plot plot;
    private final List<Shape> drawn = new ArrayList<>();
    private final Labels labels;

    private Layout(Chart chart) {
        this.chart = chart;
        this.plot = Plot.of(chart);
        this.labels = new Labels(chart.size().width(), chart.size().height());
    }

    static List<Shape> of(Chart chart) {
        return new Layout(chart).shapes();
    }

    private List<Shape> shapes() {
        lines();
        chart.layers().forEach(this::draw);
        ticks();
        new Names(chart, plot, labels).write();
        drawn.addAll(labels.placed());
        drawn.addAll(Legend.of(chart).shapes());
        return List.copyOf(drawn);
    }

    private void draw(Layer layer) {
        if (layer instanceof Band band) {
            band(band);
        } else if (layer instanceof Zone zone) {
            zone(zone);
        } else if (layer instanceof Limit limit) {
            drawn.add(across("c-limit", limit.at()));
        } else if (layer instanceof Spread spread) {
            spread(spread);
        } else if (layer instanceof Series series) {
            series(series);
        } else if (layer instanceof Upright upright) {
            drawn.add(new Line("c-axis", List.of(plot.top(upright.day()), plot.bottom(upright.day()))));
        }
    }

    /** Lines across with their values at the left. */
    private void lines() {
        var values = chart.values();
        for (var value = Math.ceil(values.lowest() / values.step()) * values.step();
                value <= values.highest() + values.step() / 1000;
                value += values.step()) {
            drawn.add(across("c-grid", value));
            var at = new Spot(plot.left() - letters() / 3, plot.y(value) + letters() / 3);
            labels.must(new Words("c-text c-end", Plot.number(value), at, "end", letters()));
        }
    }

    /** What stands out goes first: it is never the one that finds no room. */
    private void ticks() {
        drawn.add(new Line(
                "c-axis",
                List.of(
                        plot.bottom(chart.days().first()),
                        plot.bottom(chart.days().last()))));
        var y = plot.bottom(chart.days().first()).y() + letters() * 1.2;
        chart.ticks().stream()
                .sorted((one, other) -> Boolean.compare(other.now(), one.now()))
                .map(tick -> new Words(
                        tick.now() ? "c-text c-bold c-mid" : "c-text c-mid",
                        tick.text(),
                        new Spot(plot.x(tick.day()), y),
                        "middle",
                        letters()))
                .forEach(words -> labels.may(List.of(labels.inside(words))));
    }

    private void band(Band band) {
        var left = plot.left();
        var right = plot.right();
        var top = plot.y(band.to());
        var bottom = plot.y(band.from());
        drawn.add(new Area(
                "c-band",
                List.of(new Spot(left, top), new Spot(right, top), new Spot(right, bottom), new Spot(left, bottom))));
        drawn.add(across("c-band-edge", band.to()));
    }

    private void zone(Zone zone) {
        var box = new Box(plot.left(), plot.y(zone.to()), plot.right(), plot.y(zone.from()));
        drawn.add(Samples.filled("c-zone", box));
        drawn.add(Hatching.of(box, zone.hatch(), letters() * 0.75));
        DoubleStream.of(zone.from(), zone.to())
                .filter(Double::isFinite)
                .forEach(edge -> drawn.add(across("c-limit", edge)));
    }

    private void spread(Spread spread) {
        if (spread.reaches().size() < 2) {
            spread.reaches().forEach(reach -> drawn.add(upright(spread.tone(), reach)));
            return;
        }
        var edge = new ArrayList<Spot>();
        spread.reaches().forEach(reach -> edge.add(plot.at(reach.day(), reach.highest())));
        for (var i = spread.reaches().size() - 1; i >= 0; i--) {
            var reach = spread.reaches().get(i);
            edge.add(plot.at(reach.day(), reach.lowest()));
        }
        drawn.add(new Area(Samples.kind(spread), edge));
    }

    private Line upright(Tone tone, Reach reach) {
        return new Line(
                "c-thin " + Samples.kind(tone),
                List.of(plot.at(reach.day(), reach.lowest()), plot.at(reach.day(), reach.highest())));
    }

    private void series(Series series) {
        if (series.stroke() != Stroke.NONE) {
            runs(series).stream()
                    .filter(run -> run.size() > 1)
                    .map(run -> run.stream().map(plot::at).toList())
                    .forEach(run -> {
                        drawn.add(new Line(Samples.kind(series), run));
                        labels.avoid(run);
                    });
        }
        if (series.mark() != Mark.NONE) {
            series.points().forEach(point -> drawn.add(Samples.mark(series, plot.at(point))));
        }
    }

    /** The values that lines join: a longer gap than is allowed begins another. */
    private static List<List<Point>> runs(Series series) {
        var runs = new ArrayList<List<Point>>();
        for (var point : series.points()) {
            var open = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (open == null || days(open.get(open.size() - 1).day(), point.day()) > series.longestGap()) {
                open = new ArrayList<>();
                runs.add(open);
            }
            open.add(point);
        }
        return runs;
    }

    private static long days(LocalDate from, LocalDate to) {
        return to.toEpochDay() - from.toEpochDay();
    }

    private Line across(String kind, double value) {
        return new Line(kind, List.of(new Spot(plot.left(), plot.y(value)), new Spot(plot.right(), plot.y(value))));
    }

    private double letters() {
        return chart.size().letters();
    }
}
