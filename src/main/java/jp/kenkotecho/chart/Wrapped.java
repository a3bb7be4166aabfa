package jp.kenkotecho.chart;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.chart.Shape.Words;

/** Text in lines no wider than there is room: broken between words, and between letters of a script without spaces. */
final class Wrapped {

    /** Letters that begin no line (JIS X 4051, 行頭禁則). */
    private static final String NOT_FIRST = "、。）」・ー〜,.)";

    private Wrapped() {}

    static List<String> of(String text, double width, double letters) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var piece : pieces(text)) {
            if (!line.isEmpty() && Words.width((line + piece).stripTrailing(), letters) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** What is kept together: a word with the space behind it, a letter with the mark behind it. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        text.codePoints().mapToObj(Character::toString).forEach(letter -> {
            var before = pieces.isEmpty() ? "" : pieces.get(pieces.size() - 1);
            var joins = !before.isEmpty() && (NOT_FIRST.contains(letter) || (isLatin(letter) && isLatin(before)));
            if (joins && !before.endsWith(" ")) {
                pieces.set(pieces.size() - 1, before + letter);
            } else {
                pieces.add(letter);
            }
        });
        return pieces;
    }

    private static boolean isLatin(String text) {
        return text.codePointBefore(text.length()) < 0x2000;
    }
}
