package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.checkup.CheckupItems.Limits;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Suited;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.prediction.model.WhatIf;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/**
 * The history and the years to come of one item, to be drawn ({@link OutlookChart}) and to be said ({@link OutlookWords}).
 *
 * @param name that its readers know
 * @param asOf the day from which it is seen
 * @param tried a change of life, one by one; empty for none
 * @param changed the same days as expected under all of it together
 * @param limits from which guidelines have a word for a value; none or one
 */
record OutlookPicture(
        Text name,
        String unit,
        LocalDate asOf,
        List<Found> history,
        List<Expected> expected,
        List<Expected> changed,
        List<Tried> tried,
        List<Limits> limits) {

    OutlookPicture {
        history = List.copyOf(history);
        expected = List.copyOf(expected);
        changed = List.copyOf(changed);
        tried = List.copyOf(tried);
        limits = List.copyOf(limits);
    }

    /** The value that is expected on a day. */
    record Expected(LocalDate day, Forecast forecast) {}

    /** One change, and what is expected under it alone on the last day. */
    record Tried(Intervention lever, double amount, Forecast forecast) {}

    /** The picture of an item that has a reading. */
    static OutlookPicture of(Outlook outlook, Item item, Text name, int years, Map<Intervention, Double> levers) {
        var series = outlook.series(item);
        var trajectory = outlook.trajectory(item, series).orElseThrow();
        var expected = IntStream.rangeClosed(1, years)
                .mapToObj(
                        year -> new Expected(outlook.asOf().plusYears(year), outlook.forecast(item, trajectory, year)))
                .toList();
        var amounts = Suited.of(outlook.person(), levers).amounts();
        var effect = effect(outlook, item, amounts);
        return new OutlookPicture(
                name,
                item.unit(),
                outlook.asOf(),
                series,
                expected,
                amounts.isEmpty()
                        ? List.of()
                        : expected.stream()
                                .map(one ->
                                        new Expected(one.day(), one.forecast().moved(effect)))
                                .toList(),
                tried(outlook, item, amounts, expected.get(years - 1).forecast()),
                limits(item, series).stream().toList());
    }

    private static double effect(Outlook outlook, Item item, Map<Intervention, Double> amounts) {
        return outlook.effect(item, WhatIf.changed(outlook.person(), amounts));
    }

    private static List<Tried> tried(Outlook outlook, Item item, Map<Intervention, Double> amounts, Forecast atTheEnd) {
        return Stream.of(Intervention.values())
                .filter(lever -> amounts.getOrDefault(lever, 0.0) > 0)
                .map(lever -> {
                    var amount = amounts.getOrDefault(lever, 0.0);
                    return new Tried(lever, amount, atTheEnd.moved(effect(outlook, item, Map.of(lever, amount))));
                })
                .toList();
    }

    /** The limits of how the newest value was measured; of a laboratory's own code those of the item. */
    private static Optional<Limits> limits(Item item, List<Found> series) {
        return Stream.concat(
                        series.stream()
                                .skip(Math.max(0, series.size() - 1))
                                .map(Found::source)
                                .flatMap(OutlookPicture::codes),
                        History.codes(item))
                .flatMap(code -> CheckupItems.limits(code).stream())
                .findFirst();
    }

    private static Stream<String> codes(Observation source) {
        return source.getCode().getCoding().stream()
                .filter(coding -> Canonical.JLAC10_CHECKUP.equals(coding.getSystem()))
                .map(Coding::getCode);
    }

    Chart chart(Size size, boolean inEnglish) {
        return new OutlookChart(this, new OutlookWords(this, inEnglish), size).chart();
    }

    /** The last value that was measured; none or one. */
    Stream<Found> newest() {
        return history.stream().skip(Math.max(0, history.size() - 1));
    }

    /** What is expected on the last day; none or one. */
    Stream<Forecast> atTheEnd() {
        return expected.stream().skip(Math.max(0, expected.size() - 1)).map(Expected::forecast);
    }
}
