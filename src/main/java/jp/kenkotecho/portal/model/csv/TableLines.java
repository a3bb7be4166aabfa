package jp.kenkotecho.portal.model.csv;

import java.util.List;

/** A file of cells, in lines: a CSV, or a sheet of a workbook. */
public record TableLines(List<List<String>> cells) {

    public TableLines {
        cells = cells.stream().map(List::copyOf).toList();
    }

    int count() {
        return cells.size();
    }

    /** Whether no cell holds anything. */
    public boolean isBlank() {
        return cells.stream().flatMap(List::stream).allMatch(String::isBlank);
    }

    /** How many cells a line has; an empty line has none. */
    int width(int line) {
        var row = cells.get(line);
        return row.stream().allMatch(String::isBlank) ? 0 : row.size();
    }

    /** Empty where there is none. */
    public String cell(int line, int column) {
        return line < cells.size() && column < cells.get(line).size()
                ? cells.get(line).get(column)
                : "";
    }
}
