package jp.kenkotecho.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.portal.model.csv.Lines;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** CSV as cells, with any line end and any quoting. */
final class CsvLines {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private static final int MOST_LINES = 50_000;

    private CsvLines() {}

    /** The lines; empty when a quote is not closed, or there are more than {@value #MOST_LINES}. */
    static Optional<Lines> of(String text) {
        try (var parser = CSVParser.parse(text, FORMAT)) {
            var lines = parser.stream()
                    .limit(MOST_LINES + 1L)
                    .map(line -> (List<String>) List.of(line.values()))
                    .toList();
            return lines.size() > MOST_LINES ? Optional.empty() : Optional.of(new Lines(lines));
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return Optional.empty();
        }
    }
}
