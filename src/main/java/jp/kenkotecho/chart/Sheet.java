package jp.kenkotecho.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Several pictures as one, two side by side; those of a row stand as low as the highest of them. */
record Sheet(List<Chart> charts) {

    private static final int COLUMNS = 2;

    static Sheet of(List<Chart> charts) {
        if (charts.isEmpty()) {
            throw new IllegalArgumentException("a sheet has a picture");
        }
        return new Sheet(List.copyOf(charts));
    }

    void write(XMLStreamWriter to) throws XMLStreamException {
        to.writeStartElement("svg");
        to.writeDefaultNamespace(Svg.NAMESPACE);
        to.writeAttribute(
                "viewBox", "0 0 " + width() * Math.min(COLUMNS, charts.size()) + " " + Svg.digits(top(rows())));
        for (var i = 0; i < charts.size(); i++) {
            Svg.within(to, charts.get(i), place(i));
        }
        to.writeEndElement();
    }

    private Map<String, String> place(int i) {
        return Map.of(
                "x", String.valueOf(i % COLUMNS * width()),
                "y", Svg.digits(top(i / COLUMNS)),
                "width", String.valueOf(width()),
                "height", Svg.digits(Plot.height(charts.get(i))));
    }

    /** Where a row begins. */
    private double top(int row) {
        return IntStream.range(0, row).mapToDouble(this::height).sum();
    }

    private double height(int row) {
        return charts.stream()
                .skip((long) row * COLUMNS)
                .limit(COLUMNS)
                .mapToDouble(Plot::height)
                .max()
                .orElse(0);
    }

    private int rows() {
        return (charts.size() + COLUMNS - 1) / COLUMNS;
    }

    private int width() {
        return charts.stream().mapToInt(chart -> chart.size().width()).max().orElse(0);
    }
}
