package jp.kenkotecho.chart;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.DoubleStream;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;

/** Where days and values stand in the view box: as far from its edges as letters need. */
record Plot(Chart chart, double left, double right, double up, double down) {

    static Plot of(Chart chart) {
        var letters = chart.size().letters();
        var widest = DoubleStream.of(
                        chart.values().lowest(),
                        chart.values().highest(),
                        chart.values().step())
                .map(value -> Words.width(number(value), letters))
                .max()
                .orElse(0);
        return new Plot(
                chart,
                widest + letters,
                chart.size().width() - letters / 2,
                letters * (chart.caption().heading().isEmpty() ? 1.5 : 2.9),
                chart.size().height() - letters * 1.6);
    }

    /** How high the whole picture is, with its legend. */
    static double height(Chart chart) {
        return chart.size().height() + Legend.of(chart).height();
    }

    Spot at(Point point) {
        return at(point.day(), point.value());
    }

    Spot at(LocalDate day, double value) {
        return new Spot(x(day), y(value));
    }

    Spot top(LocalDate day) {
        return new Spot(x(day), up);
    }

    Spot bottom(LocalDate day) {
        return new Spot(x(day), down);
    }

    double x(LocalDate day) {
        var first = chart.days().first().toEpochDay();
        var all = Math.max(1, chart.days().last().toEpochDay() - first);
        var share = Math.min(1, Math.max(0, (day.toEpochDay() - first) / (double) all));
        return left + share * (right - left);
    }

    double y(double value) {
        var values = chart.values();
        var share = (value - values.lowest()) / (values.highest() - values.lowest());
        return down - Math.min(1, Math.max(0, share)) * (down - up);
    }

    /** The number in as few digits as say it. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
