package jp.kenkotecho.chart;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.chart.Chart.Hatch;
import jp.kenkotecho.chart.Shape.Box;
import jp.kenkotecho.chart.Shape.Lines;
import jp.kenkotecho.chart.Shape.Spot;

/** Slanting lines that fill a rectangle: they look the same on a page, in a file and on paper, and need no name. */
final class Hatching {

    private Hatching() {}

    /** @param apart how far the lines are apart, along the rectangle's width */
    static Lines of(Box box, Hatch hatch, double apart) {
        var lines = new ArrayList<List<Spot>>();
        var high = box.bottom() - box.top();
        var first = Math.ceil((box.left() - high) / apart) * apart;
        for (var foot = first; foot < box.right(); foot += apart) {
            rising(box, foot).ifLongEnough(lines);
            if (hatch == Hatch.CROSSED) {
                rising(box, foot).mirrored(box).ifLongEnough(lines);
            }
        }
        return new Lines("c-hatch", lines);
    }

    /** The part within the box of the line that rises to the right from a foot on its lower edge. */
    private static Slant rising(Box box, double foot) {
        var from = Math.max(foot, box.left());
        var to = Math.min(foot + box.bottom() - box.top(), box.right());
        return new Slant(new Spot(from, box.bottom() - (from - foot)), new Spot(to, box.bottom() - (to - foot)));
    }

    private record Slant(Spot from, Spot to) {

        Slant mirrored(Box box) {
            var both = box.left() + box.right();
            return new Slant(new Spot(both - from.x(), from.y()), new Spot(both - to.x(), to.y()));
        }

        void ifLongEnough(List<List<Spot>> lines) {
            if (Math.abs(to.x() - from.x()) > 1) {
                lines.add(List.of(from, to));
            }
        }
    }
}
