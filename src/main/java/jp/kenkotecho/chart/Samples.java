package jp.kenkotecho.chart;

import java.util.List;
import java.util.Locale;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Shape.Area;
import jp.kenkotecho.chart.Shape.Box;
import jp.kenkotecho.chart.Shape.Dot;
import jp.kenkotecho.chart.Shape.Spot;

/** How layers look, in the picture and in its legend alike. */
final class Samples {

    private Samples() {}

    static String kind(Tone tone) {
        return "c-" + tone.name().toLowerCase(Locale.ROOT);
    }

    static String kind(Series series) {
        return "c-line " + (series.stroke() == Stroke.DASHED ? "c-dash " : "") + kind(series.tone());
    }

    static String kind(Spread spread) {
        return (spread.isOutlined() ? "c-outline " : "c-range c-range-edge ") + kind(spread.tone());
    }

    static Dot mark(Series series, Spot at) {
        var isFaint = series.mark() == Mark.FAINT_DOT || series.mark() == Mark.FAINT_DIAMOND;
        var isOnTip = series.mark() == Mark.DIAMOND || series.mark() == Mark.FAINT_DIAMOND;
        return new Dot((isFaint ? "c-raw " : "c-dot ") + kind(series.tone()), at, isFaint ? 3 : 5, isOnTip);
    }

    static Area filled(String kind, Box box) {
        return new Area(
                kind,
                List.of(
                        new Spot(box.left(), box.top()),
                        new Spot(box.right(), box.top()),
                        new Spot(box.right(), box.bottom()),
                        new Spot(box.left(), box.bottom())));
    }
}
