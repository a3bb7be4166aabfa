package jp.kenkotecho.prediction.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Variogram.Point;

/**
 * The means of one's own people, by sex, of items whose mean nobody published: each person counts once. Over all ages, for
 * few servers hold a hundred people of every decade.
 */
public final class OwnMeans {

    /** Fewer of a sex say too little of it. */
    public static final int LEAST_PEOPLE = 100;

    private final Map<Key, Sum> sums = new HashMap<>();

    private record Key(Item item, boolean man) {}

    private record Sum(int people, double total) {
        Sum plus(double value) {
            return new Sum(people + 1, total + value);
        }
    }

    /**
     * The mean of a sex.
     *
     * @param mean in the item's unit; of an item that scatters by ratios the geometric one
     */
    public record Mean(Item item, boolean man, double mean, int people) {}

    /** One person's readings of an item, from zero on its scale. */
    public void add(Item item, boolean man, List<Point> series) {
        series.stream()
                .mapToDouble(Point::deviation)
                .average()
                .ifPresent(mean ->
                        sums.merge(new Key(item, man), new Sum(1, mean), (sum, other) -> sum.plus(other.total())));
    }

    /** Empty while too few people of the sex are known. */
    public Optional<Mean> of(Item item, boolean man) {
        return Optional.ofNullable(sums.get(new Key(item, man)))
                .filter(sum -> sum.people() >= LEAST_PEOPLE)
                .map(sum -> new Mean(item, man, Projected.scale(item).from(sum.total() / sum.people()), sum.people()));
    }

    /** The same readings from the mean of the person's sex; nothing unless both sexes have one. */
    public List<Point> deviations(Item item, boolean man, List<Point> series) {
        if (of(item, !man).isEmpty()) {
            return List.of();
        }
        var scale = Projected.scale(item);
        return of(item, man)
                .map(mean -> series.stream()
                        .map(point -> new Point(point.years(), point.deviation() - scale.to(mean.mean())))
                        .toList())
                .orElse(List.of());
    }
}
