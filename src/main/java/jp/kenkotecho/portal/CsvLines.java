package jp.kenkotecho.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.portal.model.csv.TableLines;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** CSV as cells, with any line end and any quoting. */
final class CsvLines {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    /** The lines of a table that are read: more than its records may be, since the portal writes several for each. */
    static final int MOST = 200_000;

    private CsvLines() {}

    /** The lines, one more than {@value #MOST} at most; empty when a quote is not closed. */
    static Optional<TableLines> of(String text) {
        try (var parser = CSVParser.parse(text, FORMAT)) {
            return Optional.of(new TableLines(parser.stream()
                    .limit(MOST + 1L)
                    .map(line -> (List<String>) List.of(line.values()))
                    .toList()));
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return Optional.empty();
        }
    }
}
