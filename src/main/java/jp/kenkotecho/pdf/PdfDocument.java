package jp.kenkotecho.pdf;

import java.time.OffsetDateTime;
import java.util.List;
import jp.kenkotecho.record.Text;

/**
 * What stands in a document, from top to bottom. Any text in it may be of somebody else: it is shown as text, without
 * what is not seen.
 *
 * @param about whom or what it is about; on every page, since sheets get parted
 * @param made when it was drawn up, in the zone in which that is said
 * @param remarks what is said before the first section
 */
public record PdfDocument(Text title, String about, OffsetDateTime made, List<String> remarks, List<Section> sections) {

    public PdfDocument {
        remarks = List.copyOf(remarks);
        sections = List.copyOf(sections);
    }

    /** A part with a heading, which is never left alone at the foot of a page. */
    public record Section(Text title, List<Block> blocks) {

        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** What a section is made of. */
    public sealed interface Block permits Paragraph, Table {}

    /** A few sentences, in as many lines as they have. */
    public record Paragraph(String text) implements Block {}

    /**
     * Rows under columns. Where it goes on over pages, the names of the columns are said again on each.
     *
     * @param rows each with a cell for every column
     */
    public record Table(List<Column> columns, List<Row> rows) implements Block {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (var row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("a row has a cell for every column");
                }
            }
        }
    }

    /**
     * A column.
     *
     * @param width in percent of the page's
     */
    public record Column(Text name, int width) {}

    /**
     * A row, whose first cell says what the others are about.
     *
     * @param warns whether somebody should look at it
     */
    public record Row(List<String> cells, boolean warns) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** A row like any other. */
        public static Row of(String... cells) {
            return new Row(List.of(cells), false);
        }
    }
}
