package jp.kenkotecho.portal.model.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;

/**
 * One line of a table whose first line names the columns. Names are compared after NFKC, without spaces.
 *
 * @param cells by the plain name of their column, without those of the subject; an empty cell is not there
 * @param subject whose the line says it is; {@link Subject#NOBODY} when it does not say
 * @param line from 1
 */
record TableRow(Map<String, String> cells, Subject subject, int line) {

    /** What of the person a column tells: {@code person-columns.tsv}. A professional's or a parent's name is not there. */
    private static final Map<String, String> OF_THE_PERSON =
            TsvTable.of(TableRow.class, "person-columns.tsv").rows().stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));

    /** The lines below the header; those without any cell are none. */
    static List<TableRow> of(TableLines lines) {
        var header = header(lines);
        var records = new ArrayList<TableRow>();
        for (var i = 1; i < lines.count(); i++) {
            var cells = new LinkedHashMap<String, String>();
            for (var column = 0; column < header.size(); column++) {
                var cell = lines.cell(i, column).strip();
                if (!cell.isEmpty()) {
                    cells.put(header.get(column), cell);
                }
            }
            var person = new HashMap<String, String>();
            OF_THE_PERSON.forEach((column, tells) ->
                    Optional.ofNullable(cells.remove(column)).ifPresent(cell -> person.putIfAbsent(tells, cell)));
            if (!cells.isEmpty()) {
                records.add(new TableRow(cells, subject(person), i + 1));
            }
        }
        return records;
    }

    private static Subject subject(Map<String, String> person) {
        return person.isEmpty()
                ? Subject.NOBODY
                : new Subject(
                        person.getOrDefault("name", person.getOrDefault("kana", "")),
                        Subject.sex(person.getOrDefault("sex", "")),
                        JapaneseDates.day(person.getOrDefault("birth", "")),
                        List.of());
    }

    static List<String> header(TableLines lines) {
        return lines.count() == 0
                ? List.of()
                : lines.cells().get(0).stream().map(TextNormalization::plain).toList();
    }

    /** Empty when there is none. */
    String at(String column) {
        return cells.getOrDefault(column, "");
    }

    Optional<LocalDate> day(String column) {
        return JapaneseDates.day(at(column));
    }

    Performer institution(String number, String name) {
        return new Performer(TextNormalization.plain(at(number)), at(name));
    }

    String where() {
        return "line " + line;
    }

    /** The place of cells: {@code line 3, 接種日}. */
    String where(List<String> columns) {
        return columns.isEmpty() ? where() : where() + ", " + String.join("・", columns);
    }

    /** 備考, and what stands in columns that are not known, each with its name. */
    String note(Set<String> known) {
        var notes = new HashMap<>(cells);
        notes.keySet().removeAll(known);
        return cells.keySet().stream()
                .filter(notes::containsKey)
                .map(column -> column.equals("備考") ? at(column) : column + ": " + at(column))
                .collect(Collectors.joining("\n"));
    }
}
