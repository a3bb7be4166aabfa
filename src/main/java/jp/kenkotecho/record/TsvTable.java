package jp.kenkotecho.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A mapping table that lies beside the code which reads it: UTF-8, one row a line, cells between tabs, {@code #} begins
 * a comment line, the first other line names the columns.
 *
 * @param rows every row has as many cells as there are columns; an empty cell is an empty string
 */
public record TsvTable(List<String> columns, List<List<String>> rows) {

    public TsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("not " + columns.size() + " cells: " + row);
            }
        }
    }

    /** Reads {@code name} from the package of {@code reader}. A table that is not there is a broken build. */
    public static TsvTable of(Class<?> reader, String name) {
        try (InputStream stream = reader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no table " + name + " beside " + reader.getName());
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the text of a table. */
    public static TsvTable parse(String text) {
        var lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        return new TsvTable(lines.get(0), lines.subList(1, lines.size()));
    }
}
