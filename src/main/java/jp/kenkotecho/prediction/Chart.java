package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;

/**
 * The history and the years to come of one item as SVG. Lines differ by dashes and marks and not by colour alone, and
 * all that it shows stands in its description as well.
 */
final class Chart {

    /** The value that is expected on a day. */
    record Expected(LocalDate day, Forecast forecast) {}

    /** A line of a value that means something. */
    record Line(double value, String name) {}

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 150;
    private static final int TOP = 56;
    private static final int BOTTOM = 44;

    private static final String STYLE = """
        text{font-family:sans-serif;font-size:13px;fill:#222}.t{font-size:16px;font-weight:bold}
        .g{stroke:#ddd}.h{stroke:#0b4f8a;stroke-width:2.5;fill:none}.p{fill:#0b4f8a}
        .f{stroke:#0b4f8a;stroke-width:2;stroke-dasharray:6 4;fill:none}.b{fill:url(#hatch);stroke:#7a97b0}
        .s{stroke:#b35900;stroke-width:2.5;stroke-dasharray:2 3;fill:none}.l{stroke:#444;stroke-dasharray:10 4 2 4}
        """;

    private final String title;
    private final String unit;
    private final List<History.Found> history;
    private final List<Expected> expected;
    private final List<Expected> changed;
    private final List<Line> lines;
    private final double lowest;
    private final double highest;

    /**
     * A picture of these.
     *
     * @param changed the same days under a change of life; empty for none
     */
    Chart(
            String title,
            String unit,
            List<History.Found> history,
            List<Expected> expected,
            List<Expected> changed,
            List<Line> lines) {
        this.title = title;
        this.unit = unit;
        this.history = history;
        this.expected = expected;
        this.changed = changed;
        this.lines = lines;
        var values = values().toArray();
        var least = DoubleStream.of(values).min().orElse(0);
        var most = DoubleStream.of(values).max().orElse(1);
        var room = Math.max(1, (most - least) * 0.08);
        this.lowest = least - room;
        this.highest = most + room;
    }

    String svg() {
        var parts = new ArrayList<String>();
        parts.add("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\" viewBox=\"0 0 "
                + WIDTH + " " + HEIGHT + "\" lang=\"ja\"><title id=\"title\">" + title + "</title><desc id=\"desc\">"
                + description() + "</desc><style>" + STYLE + "</style>");
        parts.add("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                + "<path d=\"M0 6L6 0\" stroke=\"#9db4c8\"/></pattern></defs>");
        parts.add("<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"#fff\"/>");
        parts.add("<text class=\"t\" x=\"" + LEFT + "\" y=\"26\">" + title + " (" + unit + ")</text>");
        parts.add(grid());
        lines.forEach(line -> parts.add(across(line)));
        if (!expected.isEmpty()) {
            parts.add(band());
            parts.add(path("f", points(expected)));
            parts.add(label(expected, "今のままの見通し"));
        }
        if (!changed.isEmpty()) {
            parts.add(path("s", points(changed)));
            parts.add(label(changed, "生活を変えたら"));
        }
        parts.add(path(
                "h",
                history.stream().map(found -> point(found.day(), found.value())).toList()));
        history.forEach(found -> parts.add("<circle class=\"p\" r=\"4\" cx=\"" + x(found.day()) + "\" cy=\""
                + y(found.value()) + "\"><title>" + found.day() + ": " + number(found.value()) + "</title></circle>"));
        parts.add("</svg>\n");
        return String.join("\n", parts);
    }

    /** All that the picture shows, in words. */
    String description() {
        var told = history.stream()
                .map(found -> found.day() + " " + number(found.value()))
                .collect(Collectors.joining("、", "測定: ", "。"));
        var to = expected.stream()
                .map(one -> one.day() + " " + number(one.forecast().mean()) + " (80% の範囲 "
                        + number(one.forecast().lower()) + "〜"
                        + number(one.forecast().upper()) + ")")
                .collect(Collectors.joining("、", "今のままの見通し: ", "。"));
        var other = changed.isEmpty()
                ? ""
                : changed.stream()
                        .map(one -> one.day() + " " + number(one.forecast().mean()))
                        .collect(Collectors.joining("、", "生活を変えたら: ", "。"));
        var limits = lines.stream()
                .map(line -> line.name() + " " + number(line.value()))
                .collect(Collectors.joining("、"));
        return told + (expected.isEmpty() ? "" : to) + other + (limits.isEmpty() ? "" : limits + "。");
    }

    private String grid() {
        var step = step();
        var grid = new StringBuilder();
        for (var value = Math.ceil(lowest / step) * step; value <= highest; value += step) {
            grid.append("<line class=\"g\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y(value)
                    + "\" y2=\"" + y(value) + "\"/><text x=\"" + (LEFT - 8) + "\" y=\"" + y(value)
                    + "\" text-anchor=\"end\" dominant-baseline=\"middle\">" + number(value) + "</text>");
        }
        for (var year = first().getYear() + 1; year <= last().getYear(); year++) {
            var day = LocalDate.of(year, 1, 1);
            grid.append("<line class=\"g\" x1=\"" + x(day) + "\" x2=\"" + x(day) + "\" y1=\"" + TOP + "\" y2=\""
                    + (HEIGHT - BOTTOM) + "\"/><text x=\"" + x(day) + "\" y=\"" + (HEIGHT - BOTTOM + 20)
                    + "\" text-anchor=\"middle\">" + year + "年</text>");
        }
        return grid.toString();
    }

    private double step() {
        return Stream.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
                .filter(step -> (highest - lowest) / step <= 8)
                .findFirst()
                .orElse(100.0);
    }

    private String across(Line line) {
        return "<line class=\"l\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y(line.value())
                + "\" y2=\"" + y(line.value()) + "\"/><text x=\"" + (LEFT + 6) + "\" y=\"" + y(line.value())
                + "\" dy=\"-4\">" + line.name() + " " + number(line.value()) + "</text>";
    }

    private String band() {
        var upper = expected.stream()
                .map(one -> point(one.day(), one.forecast().upper()))
                .toList();
        var lower = new ArrayList<>(expected.stream()
                .map(one -> point(one.day(), one.forecast().lower()))
                .toList());
        Collections.reverse(lower);
        return "<polygon class=\"b\" points=\"" + String.join(" ", upper) + " " + String.join(" ", lower) + "\"/>";
    }

    private List<String> points(List<Expected> of) {
        return Stream.concat(
                        history.stream()
                                .skip(Math.max(0, history.size() - 1))
                                .map(found -> point(found.day(), found.value())),
                        of.stream().map(one -> point(one.day(), one.forecast().mean())))
                .toList();
    }

    private String label(List<Expected> of, String text) {
        var end = of.get(of.size() - 1);
        return "<text x=\"" + (WIDTH - RIGHT + 8) + "\" y=\"" + y(end.forecast().mean())
                + "\" dominant-baseline=\"middle\">" + text + " "
                + number(end.forecast().mean()) + "</text>";
    }

    private static String path(String kind, List<String> points) {
        return "<polyline class=\"" + kind + "\" points=\"" + String.join(" ", points) + "\"/>";
    }

    private String point(LocalDate day, double value) {
        return x(day) + "," + y(value);
    }

    private String x(LocalDate day) {
        var share = (day.toEpochDay() - first().toEpochDay())
                / (double) Math.max(1, last().toEpochDay() - first().toEpochDay());
        return number(LEFT + share * (WIDTH - LEFT - RIGHT));
    }

    private String y(double value) {
        return number(HEIGHT - BOTTOM - (value - lowest) / (highest - lowest) * (HEIGHT - TOP - BOTTOM));
    }

    private LocalDate first() {
        return history.isEmpty() ? expected.get(0).day() : history.get(0).day();
    }

    private LocalDate last() {
        return expected.isEmpty()
                ? history.get(history.size() - 1).day()
                : expected.get(expected.size() - 1).day();
    }

    private DoubleStream values() {
        return DoubleStream.concat(
                DoubleStream.concat(
                        history.stream().mapToDouble(History.Found::value),
                        lines.stream().mapToDouble(Line::value)),
                Stream.concat(expected.stream(), changed.stream())
                        .flatMapToDouble(one -> DoubleStream.of(
                                one.forecast().lower(), one.forecast().upper())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
