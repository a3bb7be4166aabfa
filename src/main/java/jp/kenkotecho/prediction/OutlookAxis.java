package jp.kenkotecho.prediction;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart.Values;
import jp.kenkotecho.checkup.CheckupItems.Limits;
import jp.kenkotecho.prediction.fhir.Readings.Found;

/**
 * How far a picture reaches up and down: to all values with their ranges, to the limit from which guidance begins, and to
 * that of a referral only where a value comes so far that it matters.
 */
final class OutlookAxis {

    private static final double ROOM = 0.08;

    /** Room for the word of a zone beyond its limit. */
    private static final double ROOM_OF_ZONE = 0.16;

    private static final int MOST_LINES = 7;
    private static final int MOST_LINES_SMALL = 3;

    private OutlookAxis() {}

    static Values of(OutlookPicture picture, boolean isSmall) {
        var values = values(picture).summaryStatistics();
        var all = DoubleStream.concat(
                        DoubleStream.of(values.getMin(), values.getMax()),
                        picture.limits().stream()
                                .flatMapToDouble(limits -> shown(limits, values.getMin(), values.getMax())))
                .summaryStatistics();
        var span = Math.max(all.getMax() - all.getMin(), Math.max(0.1, Math.abs(all.getMax()) * 0.02));
        var lowest = all.getMin() - span * (picture.limits().stream().anyMatch(Limits::below) ? ROOM_OF_ZONE : ROOM);
        var highest =
                all.getMax() + span * (picture.limits().stream().anyMatch(one -> !one.below()) ? ROOM_OF_ZONE : ROOM);
        return new Values(lowest, highest, step((highest - lowest) / (isSmall ? MOST_LINES_SMALL : MOST_LINES)));
    }

    private static DoubleStream shown(Limits limits, double lowest, double highest) {
        return limits.guides(limits.below() ? lowest : highest)
                ? DoubleStream.of(limits.guidance(), limits.referral())
                : DoubleStream.of(limits.guidance());
    }

    private static DoubleStream values(OutlookPicture picture) {
        return DoubleStream.concat(
                picture.history().stream().mapToDouble(Found::value),
                Stream.concat(picture.expected().stream(), picture.changed().stream())
                        .flatMapToDouble(one -> DoubleStream.of(
                                one.forecast().lower(), one.forecast().upper())));
    }

    /** A round number, the least that is no smaller. */
    private static double step(double least) {
        return Stream.iterate(0.1, power -> power * 10)
                .limit(6)
                .flatMap(power -> Stream.of(power, 2 * power, 5 * power))
                .filter(step -> step >= least)
                .findFirst()
                .orElse(least);
    }
}
