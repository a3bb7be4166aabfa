package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.record.Text;

/**
 * Why a forecast turns where readings went the other way: regression to the mean. Unsaid, it would be read as a promise
 * that things get better by themselves.
 */
final class TowardsMean {

    static final Text FALLS = new Text(
            "測定値は上がってきましたが、見こみは下がります。平均から離れた値は、次に測ると平均に近づきやすいからです（平均への回帰）。よくなったという意味ではありません。",
            "Readings rose, and yet a lower value is expected: what lies far from the mean tends to lie nearer to it the next"
                    + " time (regression to the mean). It does not mean that anything got better.");
    static final Text RISES = new Text(
            "測定値は下がってきましたが、見こみは上がります。平均から離れた値は、次に測ると平均に近づきやすく（平均への回帰）、年とともに上がる値もあるからです。" + "わるくなったという意味ではありません。",
            "Readings fell, and yet a higher value is expected: what lies far from the mean tends to lie nearer to it the next"
                    + " time (regression to the mean), and some values rise with age. It does not mean that anything got worse.");

    /** A turn of less than this part of the range is none that can be seen. */
    private static final double LEAST = 0.02;

    private TowardsMean() {}

    /** The sentence; empty where the forecast goes on as the readings did, or there is but one of them. */
    static Optional<Text> of(OutlookPicture picture) {
        return picture.history().size() < 2
                ? Optional.empty()
                : picture.atTheEnd().findFirst().flatMap(end -> {
                    var last =
                            picture.history().get(picture.history().size() - 1).value();
                    var least = LEAST * (end.upper() - end.lower());
                    var went = last - meanOfEarlier(picture.history());
                    var turns = end.mean() - last;
                    return went > least && turns < -least
                            ? Optional.of(FALLS)
                            : went < -least && turns > least ? Optional.of(RISES) : Optional.empty();
                });
    }

    private static double meanOfEarlier(List<Found> history) {
        return history.stream()
                .limit(history.size() - 1L)
                .mapToDouble(Found::value)
                .average()
                .orElseThrow();
    }
}
