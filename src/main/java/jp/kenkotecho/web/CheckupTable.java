package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.Trends.Results;
import jp.kenkotecho.checkup.model.CheckupValue;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.importing.Origins.Origin;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** The tables of the pages of check-ups: items by years, and one item with where each value comes from. */
final class CheckupTable {

    private CheckupTable() {}

    /** Items that tell of the same. */
    record Group(String name, List<Row> rows) {}

    /**
     * One item.
     *
     * @param readings of the days of the columns; none where it was not examined
     * @param limits none or one
     */
    record Row(ShownItem item, List<List<CheckupValue>> readings, List<Threshold> limits) {}

    /**
     * A value, and where it comes from.
     *
     * @param place where the person was examined; empty where it is not told
     */
    record Line(CheckupValue reading, String place, Origin origin) {}

    static List<Group> of(List<Series> series, List<LocalDate> days) {
        var groups = new LinkedHashMap<String, List<Row>>();
        series.forEach(one -> groups.computeIfAbsent(one.item().group(), group -> new ArrayList<>())
                .add(row(one, days)));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** What of values stands in the table, to be explained below it. */
    static Set<String> levels(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.readings().stream())
                .map(reading -> reading.level().name())
                .collect(Collectors.toSet());
    }

    private static Row row(Series series, List<LocalDate> days) {
        return new Row(
                series.item(),
                days.stream().map(day -> series.on(day).stream().toList()).toList(),
                series.limits().stream().toList());
    }

    /** The values of one item, newest first. */
    static List<Line> lines(Results results, Map<String, Origin> origins) {
        return results.sources().stream()
                .flatMap(source -> results.series().get(0).on(source.day()).stream()
                        .map(reading -> new Line(
                                reading,
                                place(source.observation()),
                                Objects.requireNonNull(origins.get(
                                        source.observation().getIdElement().getIdPart())))))
                .toList();
    }

    private static String place(Observation observation) {
        return observation.getPerformer().stream()
                .map(Reference::getDisplay)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse("");
    }
}
