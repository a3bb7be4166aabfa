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

    /** The published ones, with tables of one's own in the place of some: of drifts or of means, by their columns. */
    public static Drifts with(List<TsvTable> own) {
        var drifts = PUBLISHED;
        for (var table : own) {
            drifts = table.columns().equals(PopulationMeans.COLUMNS)
                    ? new Drifts(drifts.all, drifts.means.with(table))
                    : new Drifts(with(table, drifts.all), drifts.means);
        }
        return drifts;
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
        if (!PUBLISHED.all.keySet().containsAll(rows.keySet())) {
            throw new IllegalArgumentException("items are " + PUBLISHED.all.keySet());
        }
        var all = new EnumMap<>(before);
        all.putAll(rows);
        return all;
    }

    /** The population's mean of an item at an age, of people without a drug for it. */
    public double mean(Item item, boolean man, double age) {
        return means.mean(item, man, age);
    }

    /** Empty for an item that is not projected. */
    public Optional<TrendModel> of(Item item) {
        return Optional.ofNullable(all.get(item));
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
