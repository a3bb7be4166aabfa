package jp.kenkotecho.prediction.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;

/** The population's means of items by sex and age, of people without a drug for the item. */
final class PopulationMeans {

    static final List<String> COLUMNS = List.of("item", "sex", "age", "mean");

    static final PopulationMeans PUBLISHED =
            new PopulationMeans(rows(TsvTable.of(PopulationMeans.class, "population-means.tsv")));

    private static final double HALF_A_DECADE = 5;

    private final Map<String, List<Point>> means;

    private PopulationMeans(Map<String, List<Point>> means) {
        this.means = means;
    }

    /** A point of the population's curve. */
    private record Point(double age, double mean) {}

    /**
     * The same, with some of one's own: the curve of an item and a sex is replaced as a whole.
     *
     * @throws IllegalArgumentException for an item without figures of its own, and for what is no age or no mean
     */
    PopulationMeans with(TsvTable own) {
        var rows = rows(own);
        var all = new HashMap<>(means);
        rows.forEach((key, points) -> {
            var item = Item.valueOf(key.replaceFirst("(man|woman|all)$", ""));
            if (!Projected.hasOwnFigures(item)
                    || !points.stream().allMatch(point -> point.age() > 0 && item.holds(point.mean()))) {
                throw new IllegalArgumentException("no such means: " + item);
            }
            all.put(key, points);
        });
        return new PopulationMeans(all);
    }

    /** Whether there is a curve for both sexes. */
    boolean has(Item item) {
        return !points(item, true).isEmpty() && !points(item, false).isEmpty();
    }

    /** Whether the curve is of people of an age, or not further from it than half of a decade. */
    boolean covers(Item item, boolean man, double age) {
        var points = points(item, man);
        return !points.isEmpty()
                && age >= points.get(0).age() - HALF_A_DECADE
                && age <= points.get(points.size() - 1).age() + HALF_A_DECADE;
    }

    /** The mean of an item that {@link #has} one; beyond the ages of its curve that of the nearest. */
    double mean(Item item, boolean man, double age) {
        var rows = points(item, man);
        var before = rows.get(0);
        for (var row : rows) {
            if (row.age() >= age) {
                return between(before, row, age);
            }
            before = row;
        }
        return before.mean();
    }

    private List<Point> points(Item item, boolean man) {
        return means.getOrDefault(
                item.name() + (man ? "man" : "woman"), means.getOrDefault(item.name() + "all", List.of()));
    }

    private static double between(Point before, Point after, double age) {
        var width = after.age() - before.age();
        return width <= 0
                ? after.mean()
                : before.mean() + (after.mean() - before.mean()) * (age - before.age()) / width;
    }

    private static Map<String, List<Point>> rows(TsvTable table) {
        return table.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0) + sex(row.get(1)),
                        Collectors.mapping(row -> new Point(number(row, 2), number(row, 3)), Collectors.toList())));
    }

    private static String sex(String text) {
        if (!List.of("man", "woman", "all").contains(text)) {
            throw new IllegalArgumentException("sex is man, woman or all");
        }
        return text;
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
