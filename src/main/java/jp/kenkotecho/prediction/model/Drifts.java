package jp.kenkotecho.prediction.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.record.TsvTable;

/** How items drift here: as published, and in its place what was estimated from one's own residents. */
public final class Drifts {

    private static final List<String> COLUMNS = List.of("item", "noise", "spread", "rate", "source");

    /** The drifts that are known without residents of one's own. */
    public static final Drifts PUBLISHED = new Drifts(rows(TsvTable.of(TrendModel.class, "drift.tsv")));

    private final Map<Item, TrendModel> all;

    private Drifts(Map<Item, TrendModel> all) {
        this.all = all;
    }

    /**
     * The published drifts, with some of one's own.
     *
     * @param own columns item, noise, spread, rate, source
     * @throws IllegalArgumentException for an item that is not projected, and for what is no number above zero or has no
     *     source
     */
    public static Drifts with(TsvTable own) {
        if (!own.columns().equals(COLUMNS)) {
            throw new IllegalArgumentException("columns are " + COLUMNS);
        }
        var rows = rows(own);
        if (!PUBLISHED.all.keySet().containsAll(rows.keySet())) {
            throw new IllegalArgumentException("items are " + PUBLISHED.all.keySet());
        }
        var all = new EnumMap<>(PUBLISHED.all);
        all.putAll(rows);
        return new Drifts(all);
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
