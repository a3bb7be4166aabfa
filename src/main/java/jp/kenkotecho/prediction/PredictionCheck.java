package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.Optional;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;

/**
 * A value as it came, beside what was to be expected of it before. Only within one state of treatment: what a drug did is
 * neither luck nor merit.
 *
 * @param basis the day of the last reading that the prediction knew
 */
record PredictionCheck(Item item, LocalDate basis, Found newest, Forecast expected) {

    /** The check of the newest reading of an item; empty when there was nothing to predict it from. */
    static Optional<PredictionCheck> of(Outlook outlook, Item item) {
        var readings = outlook.series(item);
        if (readings.size() < 2) {
            return Optional.empty();
        }
        var newest = readings.get(readings.size() - 1);
        var earlier = readings.subList(0, readings.size() - 1);
        var basis = earlier.get(earlier.size() - 1).day();
        return outlook.on(basis)
                .flatMap(then ->
                        then.trajectory(item, earlier).map(trajectory -> then.forecast(item, trajectory, newest.day())))
                .map(expected -> new PredictionCheck(item, basis, newest, expected));
    }

    double error() {
        return newest.value() - expected.mean();
    }

    /** Whether it came inside the interval. */
    boolean isWithin() {
        return newest.value() >= expected.lower() && newest.value() <= expected.upper();
    }
}
