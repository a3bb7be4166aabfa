package jp.kenkotecho.chart;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Meaning;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Zone;
import jp.kenkotecho.chart.Shape.Box;
import jp.kenkotecho.chart.Shape.Line;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;

/** What stands below a picture: a sample of each layer with its words, as many in a row as fit. */
final class Legend {

    private static final double SAMPLE = 1.9;
    private static final double ROW = 1.45;

    private final double width;
    private final double letters;
    private final double top;
    private final List<Shape> shapes = new ArrayList<>();
    private double x;
    private int row;

    private Legend(Chart chart) {
        this.width = chart.size().width();
        this.letters = chart.size().letters();
        this.top = chart.size().height();
        this.x = letters / 3;
    }

    static Legend of(Chart chart) {
        var legend = new Legend(chart);
        chart.caption().legend().forEach(legend::add);
        return legend;
    }

    List<Shape> shapes() {
        return List.copyOf(shapes);
    }

    /** How much higher the picture is with it. */
    double height() {
        return shapes.isEmpty() ? 0 : (row + 1) * ROW * letters + letters / 2;
    }

    private void add(Meaning key) {
        var wide = (SAMPLE + 0.4) * letters + Words.width(key.text(), letters);
        if (x > letters && x + wide > width) {
            next();
        }
        sample(key);
        var from = x + (SAMPLE + 0.4) * letters;
        var lines = Wrapped.of(key.text(), width - from - letters / 3, letters);
        for (var i = 0; i < lines.size(); i++) {
            if (i > 0) {
                next();
            }
            shapes.add(new Words("c-text", lines.get(i), new Spot(from, base()), "start", letters));
        }
        x = lines.size() > 1 ? width : x + wide + letters * 1.2;
    }

    private void next() {
        row++;
        x = letters / 3;
    }

    /** The line on which the letters of this row stand. */
    private double base() {
        return top + (row + 0.9) * ROW * letters;
    }

    private void sample(Meaning key) {
        var box = new Box(x, base() - letters * 0.85, x + SAMPLE * letters, base() + letters * 0.1);
        var middle = (box.top() + box.bottom()) / 2;
        if (key.sample() instanceof Series series) {
            if (series.stroke() != Stroke.NONE) {
                shapes.add(new Line(
                        "c-sample " + Samples.kind(series),
                        List.of(new Spot(box.left(), middle), new Spot(box.right(), middle))));
            }
            if (series.mark() != Mark.NONE) {
                shapes.add(Samples.mark(series, new Spot((box.left() + box.right()) / 2, middle)));
            }
        } else if (key.sample() instanceof Spread spread) {
            shapes.add(Samples.filled(Samples.kind(spread), box));
        } else if (key.sample() instanceof Zone zone) {
            shapes.add(Samples.filled("c-zone", box));
            shapes.add(Hatching.of(box, zone.hatch(), letters * 0.5));
        }
    }
}
