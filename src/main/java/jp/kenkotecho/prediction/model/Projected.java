package jp.kenkotecho.prediction.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;

/**
 * An item whose values to come are told wherever it is known how it drifts ({@link Drifts}): by published figures, or by
 * those of one's own residents.
 *
 * @param scale on which noise and spread are told
 * @param by the item whose figures stand for it, at the person's own height; none where it has its own
 * @param drugs what is the case with who takes a drug that breaks the series; none or one
 */
public record Projected(Item item, Scale scale, Set<Item> by, Set<RiskFactor> drugs) {

    private static final List<Projected> ALL = TsvTable.of(Projected.class, "projected.tsv").rows().stream()
            .map(row -> new Projected(
                    Item.valueOf(row.get(0)),
                    Scale.valueOf(row.get(1)),
                    words(row.get(2)).map(Item::valueOf).collect(Collectors.toSet()),
                    words(row.get(3)).map(RiskFactor::valueOf).collect(Collectors.toSet())))
            .toList();

    private static final Set<Item> ITEMS = ALL.stream().map(Projected::item).collect(Collectors.toUnmodifiableSet());

    public Projected {
        by = Set.copyOf(by);
        drugs = Set.copyOf(drugs);
    }

    /** All of them, in the order in which they are told. */
    public static List<Item> items() {
        return ALL.stream().map(Projected::item).toList();
    }

    public static boolean is(Item item) {
        return ITEMS.contains(item);
    }

    /** The drug whose start breaks the series of an item. */
    public static Optional<RiskFactor> drug(Item item) {
        return of(item).flatMap(one -> one.drugs().stream().findFirst());
    }

    /** Whether an item has figures of its own, and does not go by another's. */
    public static boolean hasOwnFigures(Item item) {
        return of(item).filter(one -> one.by().isEmpty()).isPresent();
    }

    /** The item whose figures stand for this one. */
    static Optional<Item> standIn(Item item) {
        return of(item).flatMap(one -> one.by().stream().findFirst());
    }

    static Scale scale(Item item) {
        return of(item).map(Projected::scale).orElse(Scale.LINEAR);
    }

    private static Optional<Projected> of(Item item) {
        return ALL.stream().filter(one -> one.item() == item).findFirst();
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ", -1)).filter(word -> !word.isEmpty());
    }
}
