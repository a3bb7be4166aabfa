package jp.kenkotecho.medicationnotebook;

import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.List;
import java.util.stream.DoubleStream;
import jp.kenkotecho.medicationnotebook.model.Symbol;

/**
 * Where something in a picture has the corners of a symbol, in its pixels.
 *
 * @param symbol what was read there: none or one
 */
record SeenSymbol(List<Symbol> symbol, double left, double top, double right, double bottom) {

    /** A corner's middle lies three and a half modules within, of 21 to 177: somewhat less than this part of a side. */
    private static final double MARGIN = 0.16;

    SeenSymbol {
        symbol = List.copyOf(symbol);
    }

    static SeenSymbol of(List<Symbol> symbol, FinderPatternInfo corners) {
        var first = corners.getTopLeft();
        var second = corners.getTopRight();
        var third = corners.getBottomLeft();
        var x = new double[] {first.getX(), second.getX(), third.getX(), second.getX() + third.getX() - first.getX()};
        var y = new double[] {first.getY(), second.getY(), third.getY(), second.getY() + third.getY() - first.getY()};
        var margin = MARGIN * Math.hypot(second.getX() - first.getX(), second.getY() - first.getY());
        return new SeenSymbol(symbol, min(x) - margin, min(y) - margin, max(x) + margin, max(y) + margin);
    }

    SeenSymbol times(double scale) {
        return new SeenSymbol(symbol, left * scale, top * scale, right * scale, bottom * scale);
    }

    boolean overlaps(SeenSymbol other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    private static double min(double... values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double max(double... values) {
        return DoubleStream.of(values).max().orElseThrow();
    }
}
