package jp.kenkotecho.chart;

import java.time.LocalDate;
import java.util.List;

/**
 * What a picture shows. The sentence that it stands for, and the table that is its equal, are the page's.
 *
 * @param title what it is of, for who does not see it
 * @param description all that it shows, in words
 * @param days from the first to the last day of its width
 * @param values from its lowest to its highest value
 * @param ticks what is written below
 * @param layers what is drawn, from the back to the front
 * @param caption what stands above and below it
 */
public record Chart(
        String title,
        String description,
        Size size,
        Days days,
        Values values,
        List<Tick> ticks,
        List<Layer> layers,
        Caption caption) {

    public Chart {
        ticks = List.copyOf(ticks);
        layers = List.copyOf(layers);
    }

    /** A picture without words around it: its page has them. */
    public Chart(
            String title,
            String description,
            Size size,
            Days days,
            Values values,
            List<Tick> ticks,
            List<Layer> layers) {
        this(title, description, size, days, values, ticks, layers, Caption.NONE);
    }

    /**
     * Words around a picture. The legend makes it higher than its size.
     *
     * @param heading above it; empty for none
     * @param legend below it, one after the other
     */
    public record Caption(String heading, List<Meaning> legend) {

        public static final Caption NONE = new Caption("", List.of());

        public Caption {
            legend = List.copyOf(legend);
        }
    }

    /** What a layer means: a sample of it, and words. */
    public record Meaning(Layer sample, String text) {}

    /**
     * The view box, in units of SVG, and its letters. On a page the box is as wide as its column, so that letters grow and
     * shrink with it: see the style sheet.
     */
    public record Size(int width, int height, double letters) {

        /** The size on a page: two stand side by side on a desk, one on a phone. */
        public static final Size PAGE = new Size(340, 272, 18);

        /** The same where a whole record has to fit on one screen. */
        public static final Size LOW = new Size(340, 170, 18);

        /** One of several beside each other, to be compared at a glance: two stand side by side on a phone. */
        public static final Size SMALL = new Size(200, 150, 18);

        /** The size of a picture by itself. */
        public static final Size SHEET = new Size(760, 420, 15);

        /** One of several in a picture by itself, two side by side. */
        public static final Size HALF_SHEET = new Size(380, 260, 13);

        public Size {
            if (width < 200 || height < 120 || letters < 8 || letters > 24) {
                throw new IllegalArgumentException("too small for letters to be read");
            }
        }
    }

    /** The days of its width; the last is not before the first. */
    public record Days(LocalDate first, LocalDate last) {
        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("ends before it begins");
            }
        }
    }

    /** The values of its height, and how far apart its lines are; all finite, the step above zero. */
    public record Values(double lowest, double highest, double step) {
        public Values {
            if (!(highest > lowest && step > 0 && (highest - lowest) / step <= 100)
                    || !Double.isFinite(lowest)
                    || !Double.isFinite(highest)) {
                throw new IllegalArgumentException("no axis");
            }
        }
    }

    /** What is written below a day; {@code now} stands out. */
    public record Tick(LocalDate day, String text, boolean now) {}

    /** Something that is drawn. */
    public sealed interface Layer permits Band, Zone, Limit, Spread, Series, Upright {}

    /** Values that are aimed at, filled. */
    public record Band(double from, double to, String name) implements Layer {}

    /**
     * Values that a guideline has a word for, hatched: no colour says it alone.
     *
     * @param from its lowest value; minus infinity for none
     * @param to its highest value; infinity for none
     */
    public record Zone(double from, double to, Hatch hatch, String name) implements Layer {
        public Zone {
            if (!(to > from)) {
                throw new IllegalArgumentException("ends before it begins");
            }
        }
    }

    /** How a zone is hatched: lines one way, or both ways, which looks graver. */
    public enum Hatch {
        LINES,
        CROSSED
    }

    /** A value from which something else holds, as a line across. */
    public record Limit(double at, String name) implements Layer {}

    /**
     * How far values reach each day: of a week, or of what is expected.
     *
     * @param isOutlined whether it is a dashed outline, which can stand before a filled one, and not filled
     */
    public record Spread(Tone tone, List<Reach> reaches, boolean isOutlined) implements Layer {
        public Spread {
            reaches = List.copyOf(reaches);
        }

        public Spread(Tone tone, List<Reach> reaches) {
            this(tone, reaches, false);
        }
    }

    /** The lowest and the highest value of a day. */
    public record Reach(LocalDate day, double lowest, double highest) {}

    /** A day that divides, with a word on it: いま. */
    public record Upright(LocalDate day, String name) implements Layer {}

    /**
     * Values of one kind.
     *
     * @param tone its colour, which never says anything alone: its mark says it, too
     * @param longestGap days between two values that a line still joins; what was not measured stays a gap
     */
    public record Series(Tone tone, Mark mark, Stroke stroke, List<Point> points, int longestGap) implements Layer {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** A value of a day; with a label it is written beside it, where there is room. */
    public record Point(LocalDate day, double value, String label) {
        public Point(LocalDate day, double value) {
            this(day, value, "");
        }
    }

    /** A colour of the style sheet. */
    public enum Tone {
        MORNING,
        NIGHT,
        KEY,
        WHAT
    }

    /** How a value is marked: bold or faint round, bold or faint on its tip, or not at all. */
    public enum Mark {
        DOT,
        DIAMOND,
        FAINT_DOT,
        FAINT_DIAMOND,
        NONE
    }

    /** How values are joined. */
    public enum Stroke {
        SOLID,
        DASHED,
        NONE
    }
}
