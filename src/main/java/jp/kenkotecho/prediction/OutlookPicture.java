package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.chart.Chart.Days;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Limit;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Reach;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tick;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Upright;
import jp.kenkotecho.chart.Chart.Values;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Suited;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.prediction.model.WhatIf;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Coding;

/**
 * The history and the years to come of one item as a picture. All that it shows stands in its description as well.
 *
 * @param changed the same days under a change of life; empty for none
 * @param inEnglish its words; else in Japanese
 */
record OutlookPicture(
        String title,
        String unit,
        List<Found> history,
        List<Expected> expected,
        List<Expected> changed,
        List<Line> lines,
        boolean inEnglish) {

    private static final Text NOW = new Text("いま", "now");
    private static final Text GUIDANCE = new Text("保健指導", "guidance");
    private static final Text REFERRAL = new Text("受診勧奨", "see a doctor");
    private static final Text COMMA = new Text("、", ", ");
    private static final Text STOP = new Text("。", ". ");
    private static final Text MEASURED = new Text("測定: ", "Measured: ");
    private static final Text AS_IS = new Text("今のままの見通し: ", "Expected as it is: ");
    private static final Text RANGE = new Text("80% の範囲 ", "80 % within ");
    private static final Text CHANGED = new Text("生活を変えたら: ", "After a change: ");

    /** The picture with its words in Japanese. */
    OutlookPicture(
            String title,
            String unit,
            List<Found> history,
            List<Expected> expected,
            List<Expected> changed,
            List<Line> lines) {
        this(title, unit, history, expected, changed, lines, false);
    }

    /** The picture of an item that has a reading, under the name that its readers know. */
    static OutlookPicture of(
            Outlook outlook, Item item, Text name, int years, Map<Intervention, Double> levers, boolean inEnglish) {
        var series = outlook.series(item);
        var trajectory = outlook.trajectory(item, series).orElseThrow();
        var expected = IntStream.rangeClosed(1, years)
                .mapToObj(
                        year -> new Expected(outlook.asOf().plusYears(year), outlook.forecast(item, trajectory, year)))
                .toList();
        var effect = outlook.effect(
                item,
                WhatIf.changed(
                        outlook.person(), Suited.of(outlook.person(), levers).amounts()));
        var changed = levers.isEmpty()
                ? List.<Expected>of()
                : expected.stream()
                        .map(one -> new Expected(one.day(), one.forecast().moved(effect)))
                        .toList();
        return new OutlookPicture(
                said(name, inEnglish), item.unit(), series, expected, changed, limits(series, inEnglish), inEnglish);
    }

    private static List<Line> limits(List<Found> series, boolean inEnglish) {
        return series.get(series.size() - 1).source().getCode().getCoding().stream()
                .filter(coding -> Canonical.JLAC10_CHECKUP.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> CheckupItems.limits(code).stream())
                .flatMap(limits -> Stream.of(
                        new Line(limits.guidance(), said(GUIDANCE, inEnglish)),
                        new Line(limits.referral(), said(REFERRAL, inEnglish))))
                .toList();
    }

    private static String said(Text text, boolean inEnglish) {
        return inEnglish ? text.en() : text.ja();
    }

    private String said(Text text) {
        return said(text, inEnglish);
    }

    /** A value is joined to the next however long that took: a check-up comes once a year, or less often. */
    private static final int ANY_GAP = Integer.MAX_VALUE;

    /** The value that is expected on a day. */
    record Expected(LocalDate day, Forecast forecast) {}

    /** A line of a value that means something. */
    record Line(double value, String name) {}

    Chart chart(Size size) {
        return new Chart(
                title + " (" + unit + ")", description(), size, new Days(first(), last()), axis(), years(), layers());
    }

    private List<Layer> layers() {
        var layers = new ArrayList<Layer>();
        lines.forEach(line -> layers.add(new Limit(line.value(), line.name() + " " + number(line.value()))));
        if (!expected.isEmpty()) {
            layers.add(new Spread(
                    Tone.KEY,
                    Stream.concat(
                                    now().map(point -> new Reach(point.day(), point.value(), point.value())),
                                    expected.stream()
                                            .map(one -> new Reach(
                                                    one.day(),
                                                    one.forecast().lower(),
                                                    one.forecast().upper())))
                            .toList()));
            layers.add(towards(Tone.KEY, Mark.DOT, expected));
        }
        if (!changed.isEmpty()) {
            layers.add(towards(Tone.WHAT, Mark.DIAMOND, changed));
        }
        now().forEach(point -> layers.add(new Upright(point.day(), said(NOW))));
        layers.add(new Series(
                Tone.KEY,
                Mark.DOT,
                Stroke.SOLID,
                history.stream().map(OutlookPicture::point).toList(),
                ANY_GAP));
        return layers;
    }

    /** The dashed line from now on; only where it ends is its value written. */
    private Series towards(Tone tone, Mark mark, List<Expected> of) {
        var points = Stream.concat(
                        now().map(point -> new Point(point.day(), point.value())),
                        of.stream().map(one -> {
                            var isEnd = one.equals(of.get(of.size() - 1));
                            var value = one.forecast().mean();
                            return new Point(one.day(), value, isEnd ? number(value) : "");
                        }))
                .toList();
        return new Series(tone, mark, Stroke.DASHED, points, ANY_GAP);
    }

    /** The last value that was measured. */
    private Stream<Point> now() {
        return history.stream().skip(Math.max(0, history.size() - 1)).map(OutlookPicture::point);
    }

    private static Point point(Found found) {
        return new Point(found.day(), found.value(), number(found.value()));
    }

    private Values axis() {
        var values = values().toArray();
        var least = DoubleStream.of(values).min().orElse(0);
        var most = DoubleStream.of(values).max().orElse(1);
        var room = Math.max(1, (most - least) * 0.08);
        var step = Stream.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
                .filter(one -> (most - least + 2 * room) / one <= 8)
                .findFirst()
                .orElse((most - least + 2 * room) / 4);
        return new Values(least - room, most + room, step);
    }

    private List<Tick> years() {
        return IntStream.rangeClosed(first().getYear() + 1, last().getYear())
                .mapToObj(year -> new Tick(LocalDate.of(year, 1, 1), year + (inEnglish ? "" : "年"), false))
                .toList();
    }

    /** All that the picture shows, in words. */
    String description() {
        var told = history.stream()
                .map(found -> found.day() + " " + number(found.value()))
                .collect(Collectors.joining(said(COMMA), said(MEASURED), said(STOP)));
        var to = expected.stream()
                .map(one -> one.day() + " " + number(one.forecast().mean()) + " (" + said(RANGE)
                        + number(one.forecast().lower()) + "〜"
                        + number(one.forecast().upper()) + ")")
                .collect(Collectors.joining(said(COMMA), said(AS_IS), said(STOP)));
        var other = changed.isEmpty()
                ? ""
                : changed.stream()
                        .map(one -> one.day() + " " + number(one.forecast().mean()))
                        .collect(Collectors.joining(said(COMMA), said(CHANGED), said(STOP)));
        var limits = lines.stream()
                .map(line -> line.name() + " " + number(line.value()))
                .collect(Collectors.joining(said(COMMA)));
        return told + (expected.isEmpty() ? "" : to) + other + (limits.isEmpty() ? "" : limits + said(STOP));
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
                        history.stream().mapToDouble(Found::value),
                        lines.stream().mapToDouble(Line::value)),
                Stream.concat(expected.stream(), changed.stream())
                        .flatMapToDouble(one -> DoubleStream.of(
                                one.forecast().lower(), one.forecast().upper())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
