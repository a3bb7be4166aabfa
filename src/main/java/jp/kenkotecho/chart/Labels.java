package jp.kenkotecho.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;

/** Letters of a picture: none over others, none beyond its edge, and where there is a choice none over a line. */
final class Labels {

    private final double width;
    private final double height;
    private final List<Words> placed = new ArrayList<>();
    private final List<List<Spot>> lines = new ArrayList<>();

    Labels(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Puts it where it says, unless others stand there already. */
    void must(Words words) {
        may(List.of(words));
    }

    /** Keeps what comes from now on away from a line, as far as there is another place. */
    void avoid(List<Spot> line) {
        lines.add(line);
    }

    /** Puts it at the first of these places that is free, rather where no line goes through, or nowhere. */
    void may(List<Words> places) {
        var free = places.stream().filter(this::isFree).toList();
        free.stream()
                .filter(words -> !isCrossed(words))
                .findFirst()
                .or(() -> free.stream().findFirst())
                .ifPresent(placed::add);
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

    private boolean isCrossed(Words words) {
        var box = words.box();
        return lines.stream().anyMatch(line -> IntStream.range(1, line.size())
                .anyMatch(i -> box.isCrossedBy(line.get(i - 1), line.get(i))));
    }

    private boolean isFree(Words words) {
        var box = words.box();
        return box.isWithin(width, height)
                && placed.stream().noneMatch(other -> other.box().overlaps(box));
    }
}
