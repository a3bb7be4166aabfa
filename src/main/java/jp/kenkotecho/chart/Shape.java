package jp.kenkotecho.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Something of a picture with its place; {@code kind} are classes of the style sheet. */
sealed interface Shape {

    String kind();

    /** A place in the view box. */
    record Spot(double x, double y) {}

    /** A rectangle that letters take. */
    record Box(double left, double top, double right, double bottom) {

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isCrossedBy(Spot from, Spot to) {
            return new Rectangle2D.Double(left, top, right - left, bottom - top)
                    .intersectsLine(from.x(), from.y(), to.x(), to.y());
        }

        boolean isWithin(double width, double height) {
            return left >= 0 && top >= 0 && right <= width && bottom <= height;
        }
    }

    /** A line through these. */
    record Line(String kind, List<Spot> spots) implements Shape {}

    /** What these enclose. */
    record Area(String kind, List<Spot> spots) implements Shape {}

    /** Lines that belong together, as of a hatching. */
    record Lines(String kind, List<List<Spot>> all) implements Shape {}

    /** A mark; round, or standing on its tip. */
    record Dot(String kind, Spot at, double radius, boolean onTip) implements Shape {}

    /** Letters on their base line; {@code anchor} is SVG's {@code text-anchor}. */
    record Words(String kind, String text, Spot at, String anchor, double letters) implements Shape {

        /** The place they take, about: a kanji is as wide as the letters are high, a digit a little over half of it. */
        Box box() {
            var wide = width(text, letters) * (kind.contains("c-bold") ? 1.08 : 1);
            var left = at.x() - (anchor.equals("middle") ? wide / 2 : anchor.equals("end") ? wide : 0);
            return new Box(left, at.y() - letters * 0.85, left + wide, at.y() + letters * 0.2);
        }

        static double width(String text, double letters) {
            return text.codePoints()
                            .mapToDouble(letter -> letter < 0x2000 ? 0.58 : 1)
                            .sum()
                    * letters;
        }
    }
}
