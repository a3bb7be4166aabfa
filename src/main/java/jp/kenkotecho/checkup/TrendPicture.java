package jp.kenkotecho.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.chart.Chart.Days;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Limit;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tick;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Values;
import jp.kenkotecho.checkup.model.CheckupValue;
import jp.kenkotecho.checkup.model.Series;

/** One item over the years as a picture: its values, and the limits from which it calls for something. */
public final class TrendPicture {

    /** However long ago the last check-up was, the line goes on: there was none between. */
    private static final int ANY_GAP = Integer.MAX_VALUE;

    private static final int MOST_LINES = 6;
    private static final int FEW = 5;

    private TrendPicture() {}

    /**
     * The words of a picture, in the page's language.
     *
     * @param title what it is of
     * @param description all values in words
     * @param guidance what the line of the lower limit is called
     * @param referral what the line of the higher limit is called
     * @param year what stands below a day
     */
    public record Words(
            String title, String description, String guidance, String referral, Function<LocalDate, String> year) {}

    /** The picture of at least one reading that a person can have; others are not drawn. */
    public static Chart of(Series all, Words words) {
        var series = all.plausible();
        var oldestFirst = series.readings().stream()
                .sorted(Comparator.comparing(CheckupValue::day))
                .toList();
        var first = oldestFirst.get(0).day();
        var last = oldestFirst.get(oldestFirst.size() - 1).day();
        return new Chart(
                words.title(),
                words.description(),
                Size.PAGE,
                new Days(first.equals(last) ? first.minusMonths(6) : first, last),
                values(series),
                oldestFirst.stream()
                        .map(one -> new Tick(
                                one.day(),
                                words.year().apply(one.day()),
                                one.day().equals(last)))
                        .toList(),
                layers(series, oldestFirst, words));
    }

    private static List<Layer> layers(Series series, List<CheckupValue> oldestFirst, Words words) {
        var layers = new ArrayList<Layer>();
        series.limits().ifPresent(limits -> {
            layers.add(limit(limits.guidance(), words.guidance()));
            layers.add(limit(limits.referral(), words.referral()));
        });
        layers.add(new Chart.Series(
                Tone.KEY,
                Mark.DOT,
                Stroke.SOLID,
                oldestFirst.stream()
                        .map(one -> new Point(one.day(), one.value().doubleValue(), label(one, oldestFirst)))
                        .toList(),
                ANY_GAP));
        return layers;
    }

    private static Limit limit(BigDecimal at, String name) {
        return new Limit(at.doubleValue(), name + " " + at.toPlainString());
    }

    /** The letters beside a value; of many, only the first and the last have any, and the others stand in the table. */
    private static String label(CheckupValue one, List<CheckupValue> all) {
        var isEnd = one.equals(all.get(0)) || one.equals(all.get(all.size() - 1));
        return isEnd || all.size() <= FEW ? one.value().toPlainString() : "";
    }

    private static Values values(Series series) {
        var all = DoubleStream.concat(
                        series.readings().stream()
                                .mapToDouble(one -> one.value().doubleValue()),
                        series.limits().stream()
                                .flatMapToDouble(limits -> DoubleStream.of(
                                        limits.guidance().doubleValue(),
                                        limits.referral().doubleValue())))
                .summaryStatistics();
        var width = Math.max(all.getMax() - all.getMin(), Math.max(0.1, Math.abs(all.getMax()) * 0.02));
        var room = width * 0.15;
        return new Values(all.getMin() - room, all.getMax() + room, step(width + 2 * room));
    }

    private static double step(double width) {
        return Stream.iterate(0.05, one -> one * 10)
                .limit(6)
                .flatMap(one -> Stream.of(one, one * 2, one * 4, one * 10))
                .filter(one -> width / one <= MOST_LINES)
                .findFirst()
                .orElse(width / MOST_LINES);
    }
}
