package jp.kenkotecho.chart;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart.Band;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Limit;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Upright;
import jp.kenkotecho.chart.Chart.Zone;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;

/** Names and values in a picture, after all is drawn: they stand before it. */
record Names(Chart chart, Plot plot, Labels labels) {

    private static final String LABEL = "c-text c-bold c-mid c-halo";

    void write() {
        if (!chart.caption().heading().isEmpty()) {
            labels.must(new Words(
                    "c-text c-bold",
                    chart.caption().heading(),
                    new Spot(letters() / 3, letters()),
                    "start",
                    letters()));
        }
        chart.layers().forEach(this::name);
    }

    private void name(Layer layer) {
        if (layer instanceof Band band) {
            within(band.name(), "c-text c-band-text", plot.y(band.to()) + letters() * 1.1);
        } else if (layer instanceof Zone zone) {
            zone(zone);
        } else if (layer instanceof Limit limit) {
            within(limit.name(), "c-text c-halo", plot.y(limit.at()) - letters() / 3);
        } else if (layer instanceof Upright upright) {
            var at = new Spot(plot.x(upright.day()), plot.top(upright.day()).y() - letters() / 3);
            labels.may(
                    List.of(labels.inside(new Words("c-text c-bold c-mid", upright.name(), at, "middle", letters()))));
        } else if (layer instanceof Series series) {
            values(series);
        }
    }

    /** The newest first: where there is no room for all, it is the one that people look for. */
    private void values(Series series) {
        var last = series.points().size() - 1;
        IntStream.rangeClosed(0, last)
                .mapToObj(i -> series.points().get(last - i))
                .filter(point -> !point.label().isEmpty())
                .forEach(point -> labels.may(places(point)));
    }

    private void within(String name, String kind, double y) {
        if (!name.isEmpty()) {
            var at = new Spot(plot.left() + letters() / 3, y);
            labels.may(List.of(labels.inside(new Words(kind, name, at, "start", letters()))));
        }
    }

    /** The name of a zone in its upper corner, at the left or at the right; nowhere where the zone is lower than letters. */
    private void zone(Zone zone) {
        var y = plot.y(zone.to()) + letters() * 1.05;
        if (zone.name().isEmpty() || y > plot.y(zone.from())) {
            return;
        }
        labels.may(List.of(
                new Words(
                        "c-text c-bold c-halo",
                        zone.name(),
                        new Spot(plot.left() + letters() / 3, y),
                        "start",
                        letters()),
                new Words(
                        "c-text c-bold c-halo c-end",
                        zone.name(),
                        new Spot(plot.right() - letters() / 3, y),
                        "end",
                        letters())));
    }

    /** Places for a label: above its mark, or below, each time in the middle or to a side. */
    private List<Words> places(Point point) {
        var at = plot.at(point);
        var aside = letters() * 0.9;
        return Stream.of(0.0, -aside, aside)
                .flatMap(x -> Stream.of(
                        new Spot(at.x() + x, at.y() - letters() * 0.7), new Spot(at.x() + x, at.y() + letters() * 1.4)))
                .map(spot -> labels.inside(new Words(LABEL, point.label(), spot, "middle", letters())))
                .toList();
    }

    private double letters() {
        return chart.size().letters();
    }
}
