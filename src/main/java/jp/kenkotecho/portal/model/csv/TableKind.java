package jp.kenkotecho.portal.model.csv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TsvTable;

/**
 * One kind of table in CSV: {@code columns.tsv}.
 *
 * @param required each of them one name, or several of which one has to be there
 * @param formats of all columns that are known, by their names
 */
record TableKind(String name, List<Set<String>> required, Map<String, CellFormat> formats) {

    private static final String REMARKS = "備考";

    private static final List<TableKind> ALL = all();

    /** The kind that has such a header; empty when it is none that is known. */
    static Optional<TableKind> of(List<String> header) {
        return ALL.stream().filter(kind -> kind.fits(header)).findFirst();
    }

    private boolean fits(List<String> header) {
        return required.stream().allMatch(names -> names.stream().anyMatch(header::contains));
    }

    /** The columns that are read; what stands in others is kept as words. */
    Set<String> columns() {
        return formats.keySet().stream()
                .filter(column -> !column.equals(REMARKS))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The place at which a line cannot be read: its number, and the required columns that are empty or unreadable. */
    String failed(TableRow row) {
        return row.where(required.stream()
                .filter(names -> names.stream().noneMatch(column -> isRead(row, column)))
                .flatMap(names -> formats.keySet().stream().filter(names::contains))
                .toList());
    }

    /** What is told of a line that is taken: the other columns whose numbers or dates cannot be read. */
    List<Problem> notes(TableRow row) {
        return formats.keySet().stream()
                .filter(column -> hasDigit(row.at(column)) && !isRead(row, column))
                .map(column -> Problem.of(
                                Problem.Kind.MALFORMED,
                                "この欄の日付か数が読めないので、この欄だけ取り込みませんでした。",
                                "The date or number in this cell cannot be read; the cell alone was left out.")
                        .at(row.where(List.of(column))))
                .toList();
    }

    private boolean isRead(TableRow row, String column) {
        var cell = row.at(column);
        return !cell.isEmpty() && formats.getOrDefault(column, CellFormat.WORDS).reads(cell);
    }

    /** A dash, or "unknown" in words, says that there is nothing. */
    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }

    private static List<TableKind> all() {
        var rows = TsvTable.of(TableKind.class, "columns.tsv").rows();
        return rows.stream()
                .map(row -> row.get(0))
                .distinct()
                .map(name -> kind(
                        name,
                        rows.stream().filter(row -> row.get(0).equals(name)).toList()))
                .toList();
    }

    private static TableKind kind(String name, List<List<String>> columns) {
        var required = columns.stream()
                .filter(row -> row.get(2).startsWith("required"))
                .collect(Collectors.groupingBy(
                        row -> row.get(2).equals("required") ? row.get(1) : row.get(2),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.get(1), Collectors.toUnmodifiableSet())));
        var formats = new LinkedHashMap<String, CellFormat>();
        columns.forEach(row -> formats.put(row.get(1), CellFormat.of(row.get(3))));
        return new TableKind(name, List.copyOf(required.values()), Collections.unmodifiableMap(formats));
    }
}
