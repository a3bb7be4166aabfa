package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.prediction.ThreeYears.Ahead;
import jp.kenkotecho.prediction.ThreeYears.Alone;
import jp.kenkotecho.prediction.ThreeYears.Expected;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.record.Text;

/** The values of check-ups as a page shows them: those that are projected, and those that stand alone. */
final class ValuesAhead {

    private ValuesAhead() {}

    /** What is expected of each item in so many years, and on the way, as it is and after a change of life. */
    static List<Ahead> of(Outlook outlook, int years, Person changed) {
        return Projected.items().stream()
                .flatMap(item -> ahead(outlook, item, years, changed).stream())
                .toList();
    }

    /** The items that were measured and have no forecast. */
    static List<Alone> alone(Outlook outlook) {
        return Projected.items().stream()
                .flatMap(item -> outlook.alone(item).stream()
                        .map(found -> new Alone(item.name(), said(item), item.unit(), found.value(), found.day())))
                .toList();
    }

    /** What people call it, here as on the page of check-ups. */
    static Text said(Item item) {
        return History.codes(item)
                .flatMap(code -> CheckupItems.name(code).stream())
                .findFirst()
                .orElse(item.display());
    }

    private static Optional<Ahead> ahead(Outlook outlook, Item item, int years, Person changed) {
        var series = outlook.series(item);
        return outlook.trajectory(item, series).map(trajectory -> {
            var last = series.get(series.size() - 1);
            var forecast = outlook.forecast(item, trajectory, years);
            return new Ahead(
                    item.name(),
                    said(item),
                    item.unit(),
                    last.value(),
                    last.day(),
                    Expected.of(forecast),
                    Expected.of(forecast.moved(outlook.effect(item, changed))),
                    IntStream.range(1, years)
                            .mapToObj(year -> Expected.of(outlook.forecast(item, trajectory, year)))
                            .toList());
        });
    }
}
