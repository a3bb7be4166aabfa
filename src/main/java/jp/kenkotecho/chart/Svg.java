package jp.kenkotecho.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import jp.kenkotecho.chart.Shape.Area;
import jp.kenkotecho.chart.Shape.Dot;
import jp.kenkotecho.chart.Shape.Line;
import jp.kenkotecho.chart.Shape.Lines;
import jp.kenkotecho.chart.Shape.Spot;
import jp.kenkotecho.chart.Shape.Words;
import jp.kenkotecho.record.TsvTable;

/**
 * Pictures as SVG, written by an XML writer, so that no text is markup. Readers aloud hear title and description; letters
 * of axes are hidden from them.
 */
public final class Svg {

    static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    /** What each class of the style sheet is for pictures that no style sheet reaches. */
    private static final Map<String, Map<String, String>> ATTRIBUTES =
            TsvTable.of(Svg.class, "attributes.tsv").rows().stream()
                    .collect(Collectors.groupingBy(
                            row -> row.get(0), Collectors.toMap(row -> row.get(1), row -> row.get(2))));

    private final Chart chart;
    private final boolean isAlone;
    private final XMLStreamWriter to;

    private Svg(Chart chart, boolean isAlone, XMLStreamWriter to) {
        this.chart = chart;
        this.isAlone = isAlone;
        this.to = to;
    }

    /** The picture for a page, whose style sheet gives it colours: our policy lets no picture bring its own. */
    public static String ofPage(Chart chart) {
        return written(chart, false);
    }

    /** The picture for a file or a document: it looks the same everywhere. */
    public static String alone(Chart chart) {
        return written(chart, true);
    }

    /** Several as one file, two side by side, each with a title and a description of its own. */
    public static String alone(List<Chart> charts) {
        return text(to -> Sheet.of(charts).write(to));
    }

    private static String written(Chart chart, boolean isAlone) {
        return text(to -> new Svg(chart, isAlone, to).write(Map.of()));
    }

    /** One of a file of several, at a place of its own. */
    static void within(XMLStreamWriter to, Chart chart, Map<String, String> place) throws XMLStreamException {
        new Svg(chart, true, to).write(place);
    }

    private static String text(Written written) {
        var text = new StringWriter();
        try {
            var writer = WRITERS.createXMLStreamWriter(text);
            written.to(writer);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private interface Written {
        void to(XMLStreamWriter writer) throws XMLStreamException;
    }

    private void write(Map<String, String> place) throws XMLStreamException {
        var id = "c" + UUID.nameUUIDFromBytes((chart.title() + chart.description()).getBytes(UTF_8));
        to.writeStartElement("svg");
        to.writeDefaultNamespace(NAMESPACE);
        for (var one : new TreeMap<>(place).entrySet()) {
            to.writeAttribute(one.getKey(), one.getValue());
        }
        to.writeAttribute("viewBox", "0 0 " + chart.size().width() + " " + digits(Plot.height(chart)));
        to.writeAttribute("role", "img");
        to.writeAttribute("aria-labelledby", id + "-t " + id + "-d");
        named("title", id + "-t", chart.title());
        named("desc", id + "-d", chart.description());
        to.writeStartElement("g");
        to.writeAttribute("aria-hidden", "true");
        if (isAlone) {
            paper();
        }
        for (var shape : Layout.of(chart)) {
            write(shape);
        }
        to.writeEndElement();
        to.writeEndElement();
    }

    private void named(String element, String id, String text) throws XMLStreamException {
        to.writeStartElement(element);
        to.writeAttribute("id", id);
        to.writeCharacters(text);
        to.writeEndElement();
    }

    private void paper() throws XMLStreamException {
        to.writeEmptyElement("rect");
        to.writeAttribute("width", String.valueOf(chart.size().width()));
        to.writeAttribute("height", digits(Plot.height(chart)));
        to.writeAttribute("fill", "#fff");
    }

    private void write(Shape shape) throws XMLStreamException {
        if (shape instanceof Line line) {
            path(line.kind(), run(line.spots()));
        } else if (shape instanceof Area area) {
            path(area.kind(), run(area.spots()) + "z");
        } else if (shape instanceof Lines lines) {
            path(lines.kind(), lines.all().stream().map(Svg::run).collect(Collectors.joining()));
        } else if (shape instanceof Dot dot) {
            dot(dot);
        } else if (shape instanceof Words words) {
            words(words);
        }
    }

    private void path(String kind, String run) throws XMLStreamException {
        to.writeEmptyElement("path");
        look(kind);
        to.writeAttribute("d", run);
    }

    private static String run(List<Spot> spots) {
        return spots.stream().map(Svg::place).collect(Collectors.joining("L", "M", ""));
    }

    private void dot(Dot dot) throws XMLStreamException {
        if (dot.onTip()) {
            var x = dot.at().x();
            var y = dot.at().y();
            var far = dot.radius() * 1.2;
            path(
                    dot.kind(),
                    run(List.of(new Spot(x, y - far), new Spot(x + far, y), new Spot(x, y + far), new Spot(x - far, y)))
                            + "z");
            return;
        }
        to.writeEmptyElement("circle");
        look(dot.kind());
        to.writeAttribute("cx", digits(dot.at().x()));
        to.writeAttribute("cy", digits(dot.at().y()));
        to.writeAttribute("r", digits(dot.radius()));
    }

    private void words(Words words) throws XMLStreamException {
        to.writeStartElement("text");
        look(words.kind());
        if (isAlone) {
            to.writeAttribute("font-size", digits(words.letters()));
            to.writeAttribute("text-anchor", words.anchor());
        }
        to.writeAttribute("x", digits(words.at().x()));
        to.writeAttribute("y", digits(words.at().y()));
        to.writeCharacters(words.text());
        to.writeEndElement();
    }

    /** Classes, or what they stand for: the later of two says what holds. */
    private void look(String kind) throws XMLStreamException {
        if (!isAlone) {
            to.writeAttribute("class", kind);
            return;
        }
        var all = new TreeMap<String, String>();
        for (var name : kind.split(" ", -1)) {
            all.putAll(ATTRIBUTES.getOrDefault(name, Map.of()));
        }
        for (var one : all.entrySet()) {
            to.writeAttribute(one.getKey(), one.getValue().replace("tone", all.getOrDefault("color", "#00428c")));
        }
    }

    private static String place(Spot spot) {
        return digits(spot.x()) + " " + digits(spot.y());
    }

    static String digits(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
