package jp.kenkotecho.chart;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;

/** Letters of a picture: none over others, none beyond its edge. */
final class Labels {

    private final double width;
    private final double height;
    private final List<Words> placed = new ArrayList<>();

    Labels(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Puts it where it says, unless others stand there already. */
    void must(Words words) {
        may(List.of(words));
    }

    /** Puts it at the first of these places that is free, or nowhere. */
    void may(List<Words> places) {
        places.stream().filter(this::isFree).findFirst().ifPresent(placed::add);
    }

    /** The same, moved to where its first and last letter are within the picture. */
    Words inside(Words words) {
        var box = words.box();
        var over = Math.max(0, box.right() - width) - Math.max(0, -box.left());
        return over == 0
                ? words
                : new Words(
                        words.kind(),
                        words.text(),
                        new Spot(words.at().x() - over, words.at().y()),
                        words.anchor(),
                        words.letters());
    }

    List<Words> placed() {
        return List.copyOf(placed);
    }

    private boolean isFree(Words words) {
        var box = words.box();
        return box.isWithin(width, height)
                && placed.stream().noneMatch(other -> other.box().overlaps(box));
    }
}
