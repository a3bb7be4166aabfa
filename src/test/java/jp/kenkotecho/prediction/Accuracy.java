package jp.kenkotecho.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import jp.kenkotecho.prediction.SimulatedCheckups.Law;
import jp.kenkotecho.prediction.SimulatedCheckups.Simulated;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.prediction.model.TrendModel.Reading;

/** How far what was expected lay from what came: of one item, in one, two and three years. */
final class Accuracy {

    private final Law law;
    private final Item item;
    private final List<List<Outcome>> byYear;

    private Accuracy(Law law, List<List<Outcome>> byYear) {
        this.law = law;
        this.item = Item.valueOf(law.item());
        this.byYear = byYear;
    }

    /** One forecast with what came of it, and what simpler ways would have said. */
    private record Outcome(Forecast forecast, double came, double last, double mean, double line) {

        boolean isInside() {
            return came >= forecast.lower() && came <= forecast.upper();
        }
    }

    /** Mean absolute errors, and the part of readings that lay within the range. */
    record Row(double inside, double model, double last, double mean, double line) {}

    /** People alike in what they were told, and how many of them came to it. */
    record Tenth(double told, double found) {}

    static Accuracy of(Law law, double noisier, int people) {
        var byYear = IntStream.range(0, SimulatedCheckups.YEARS_AHEAD)
                .<List<Outcome>>mapToObj(year -> new ArrayList<>())
                .toList();
        var accuracy = new Accuracy(law, byYear);
        new SimulatedCheckups(law, noisier).people(people).forEach(accuracy::add);
        return accuracy;
    }

    private void add(Simulated person) {
        var drift = Drifts.PUBLISHED.of(item).orElseThrow();
        var likely = person.readings().stream()
                .filter(reading -> drift.isLikely(reading, mean(person, reading.age())))
                .toList();
        drift.trajectory(likely, reading -> mean(person, reading.age())).ifPresent(trajectory -> {
            for (var year = 1; year <= byYear.size(); year++) {
                var forecast = trajectory.at(year, mean(person, person.age() + year));
                byYear.get(year - 1)
                        .add(new Outcome(
                                forecast,
                                person.later().get(year - 1),
                                likely.get(likely.size() - 1).value(),
                                meanOf(likely),
                                line(likely, year)));
            }
        });
    }

    private double mean(Simulated person, double age) {
        return Drifts.PUBLISHED.mean(item, person.man(), age);
    }

    private static double meanOf(List<Reading> readings) {
        return readings.stream().mapToDouble(Reading::value).average().orElseThrow();
    }

    /** The least-squares line through the readings, drawn on. */
    private static double line(List<Reading> readings, double year) {
        var meanYear = readings.stream().mapToDouble(Reading::years).average().orElseThrow();
        var mean = meanOf(readings);
        var slope = 0.0;
        var square = 0.0;
        for (var reading : readings) {
            slope += (reading.years() - meanYear) * (reading.value() - mean);
            square += (reading.years() - meanYear) * (reading.years() - meanYear);
        }
        return square == 0 ? mean : mean + slope / square * (year - meanYear);
    }

    Row in(int years) {
        var all = byYear.get(years - 1);
        return new Row(
                average(all, one -> one.isInside() ? 1 : 0),
                average(all, one -> Math.abs(one.forecast().mean() - one.came())),
                average(all, one -> Math.abs(one.last() - one.came())),
                average(all, one -> Math.abs(one.mean() - one.came())),
                average(all, one -> Math.abs(one.line() - one.came())));
    }

    /** Ten groups of people who are below the limit now, those with the least probability first. */
    List<Tenth> tenths(int years) {
        var below = byYear.get(years - 1).stream()
                .filter(one -> one.last() < law.limit())
                .sorted((one, other) -> Double.compare(
                        one.forecast().reaches(law.limit()), other.forecast().reaches(law.limit())))
                .toList();
        return IntStream.range(0, 10)
                .mapToObj(i -> below.subList(below.size() * i / 10, below.size() * (i + 1) / 10))
                .map(group -> new Tenth(
                        average(group, one -> one.forecast().reaches(law.limit())),
                        average(group, one -> one.came() >= law.limit() ? 1 : 0)))
                .toList();
    }

    private static double average(List<Outcome> all, ToDoubleFunction<Outcome> of) {
        return all.stream().mapToDouble(of).average().orElseThrow();
    }
}
