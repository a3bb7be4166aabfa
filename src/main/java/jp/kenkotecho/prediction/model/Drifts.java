package jp.kenkotecho.prediction.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/** How items drift here, and about which means: as published, and in its place what is known of one's own residents. */
public final class Drifts {

    private static final List<String> COLUMNS = List.of("item", "noise", "spread", "rate", "source");

    /** The drifts that are known without residents of one's own. */
    public static final Drifts PUBLISHED =
            new Drifts(rows(TsvTable.of(TrendModel.class, "drift.tsv")), PopulationMeans.PUBLISHED);

    private final Map<Item, TrendModel> all;
    private final PopulationMeans means;

    private Drifts(Map<Item, TrendModel> all, PopulationMeans means) {
        this.all = all;
        this.means = means;
    }

    /** A drift about no mean, or a mean of what is not known to drift, tells nothing. */
    private Drifts whole() {
        var half = Projected.items().stream()
                .filter(item -> all.containsKey(item) != means.has(item))
                .toList();
        if (!half.isEmpty()) {
            throw new IllegalArgumentException("drift and means belong together, for both sexes: " + half);
        }
        return this;
    }

    /** The published ones, with tables of one's own in the place of some: of drifts or of means, by their columns. */
    public static Drifts with(List<TsvTable> own) {
        var drifts = PUBLISHED;
        for (var table : own) {
            drifts = table.columns().equals(PopulationMeans.COLUMNS)
                    ? new Drifts(drifts.all, drifts.means.with(table))
                    : new Drifts(with(table, drifts.all), drifts.means);
        }
        return drifts.whole();
    }

    /**
     * The published drifts, with some of one's own.
     *
     * @param own columns item, noise, spread, rate, source
     * @throws IllegalArgumentException for an item that is not projected, and for what is no number above zero or has no
     *     source
     */
    public static Drifts with(TsvTable own) {
        return with(List.of(own));
    }

    private static Map<Item, TrendModel> with(TsvTable own, Map<Item, TrendModel> before) {
        if (!own.columns().equals(COLUMNS)) {
            throw new IllegalArgumentException("columns are " + COLUMNS + " or " + PopulationMeans.COLUMNS);
        }
        var rows = rows(own);
        if (!rows.keySet().stream().allMatch(Projected::hasOwnFigures)) {
            throw new IllegalArgumentException("items are "
                    + Projected.items().stream()
                            .filter(Projected::hasOwnFigures)
                            .toList());
        }
        var all = new EnumMap<>(before);
        all.putAll(rows);
        return all;
    }

    /** The population's mean of an item at an age, of people without a drug for it. */
    public double mean(Item item, boolean man, double age) {
        return means.mean(item, man, age);
    }

    /** A reading on the scale of its item. */
    public static double scaled(Item item, TrendModel.Reading reading) {
        return Projected.scale(item).to(reading.value());
    }

    /** The figures of an item; empty where it has none, or goes by another's. */
    public Optional<TrendModel> of(Item item) {
        return Optional.ofNullable(all.get(item));
    }

    /** Whether an item goes by figures of one's own residents: the published ones are not calibrated for them. */
    public boolean isOwn(Item item) {
        return of(Projected.standIn(item).orElse(item))
                .filter(drift -> !PUBLISHED.all.containsValue(drift))
                .isPresent();
    }

    /** Whether the population's mean is known of people of this age, and not only of others. */
    boolean covers(Item item, boolean man, double age) {
        return means.covers(item, man, age);
    }

    /**
     * How an item of a person drifts; empty where nobody knows. Weight goes by BMI, which it is at one height: that of
     * the record, else the one by which their weight and BMI belong together.
     */
    public Optional<ProjectedCourse> course(Item item, Person person) {
        var own = of(item).map(drift -> new ProjectedCourse(drift, age -> mean(item, person.man(), age)));
        return own.or(() -> Projected.standIn(item)
                .flatMap(other -> course(other, person))
                .flatMap(course -> squareOfHeight(person).map(square -> course.times(item, square))));
    }

    private static Optional<Double> squareOfHeight(Person person) {
        return person.of(Item.HEIGHT)
                .map(height -> height / 100 * (height / 100))
                .or(() -> person.of(Item.WEIGHT)
                        .flatMap(weight -> person.of(Item.BMI).map(bmi -> weight / bmi)));
    }

    private static Map<Item, TrendModel> rows(TsvTable table) {
        var rows = new EnumMap<Item, TrendModel>(Item.class);
        for (var row : table.rows()) {
            var drift = new TrendModel(
                    Item.valueOf(row.get(0)), number(row.get(1)), number(row.get(2)), number(row.get(3)), row.get(4));
            rows.put(drift.item(), drift);
        }
        return rows;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
