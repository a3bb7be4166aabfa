package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import jp.kenkotecho.prediction.model.TrendModel.Trajectory;

/**
 * How an item of one person drifts, and about which mean.
 *
 * @param mean of the population of their sex, by age
 */
public record ProjectedCourse(TrendModel trendModel, DoubleUnaryOperator mean) {

    /** What readings tell of the years to come; empty without any. */
    public Optional<Trajectory> trajectory(List<Reading> readings) {
        return trendModel.trajectory(readings, reading -> mean.applyAsDouble(reading.age()));
    }

    public Forecast at(Trajectory trajectory, double years, double age) {
        return trajectory.at(years, mean.applyAsDouble(age));
    }

    /** How far a reading lies from the mean of its age, on the item's scale. */
    public double deviation(Reading reading) {
        return trendModel.scale().to(reading.value()) - trendModel.scale().to(mean.applyAsDouble(reading.age()));
    }

    /** The same in another unit: so many of it are one of the present. */
    ProjectedCourse times(Item item, double factor) {
        return new ProjectedCourse(trendModel.times(item, factor), age -> mean.applyAsDouble(age) * factor);
    }
}
