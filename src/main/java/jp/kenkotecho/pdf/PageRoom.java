package jp.kenkotecho.pdf;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.pdf.PdfDocument.Row;
import jp.kenkotecho.record.Text;

/** How much a document may hold: some forty pages, at worst a few seconds to lay out. What is left out is said. */
final class PageRoom {

    /** The most lines of all tables together. */
    static final int MOST_LINES = 3000;

    /** The most characters of one text, and the most lines that it breaks by itself. */
    static final int LONGEST = 2000;

    static final int MOST_BREAKS = 60;

    /** What a cell of the usual width takes in one line, in characters of Japanese. */
    private static final int LINE = 20;

    private int left = MOST_LINES;

    /** The first rows, as many as there is room for. */
    List<Row> thatFit(List<Row> rows) {
        var fitting = new ArrayList<Row>();
        for (var row : rows) {
            left -= lines(row);
            if (left < 0) {
                left = 0;
                break;
            }
            fitting.add(row);
        }
        return fitting;
    }

    static Text leftOut(int rows) {
        return new Text("ここに入りきらない行が " + rows + " 行あります。", rows + " more rows do not fit here.");
    }

    /** The text, or its beginning with an ellipsis. */
    static String cut(String text) {
        var end = Math.min(text.length(), LONGEST);
        var breaks = 0;
        for (var i = 0; i < end; i++) {
            if (text.charAt(i) == '\n' && ++breaks > MOST_BREAKS) {
                end = i;
            }
        }
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private static int lines(Row row) {
        return row.cells().stream()
                .map(PageRoom::cut)
                .mapToInt(cell -> 1 + cell.length() / LINE + (int) cell.lines().count())
                .max()
                .orElse(1);
    }
}
