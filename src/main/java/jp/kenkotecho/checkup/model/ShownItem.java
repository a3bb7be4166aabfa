package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.record.Unit;

/**
 * An item as people read it, whatever code and method a check-up had for it: {@code shown-items.tsv}.
 *
 * @param key in addresses
 * @param group of those that tell of the same: pressure, sugar
 * @param begins how its codes begin; of several on one day the first that is there stands for it
 * @param unit in which its values are compared
 * @param plausible what is taken for no error
 */
public record ShownItem(String key, String group, List<String> begins, Text name, Unit unit, PlausibleRange plausible) {

    private static final List<ShownItem> ALL = TsvTable.of(ShownItem.class, "shown-items.tsv").rows().stream()
            .map(ShownItem::of)
            .toList();

    public ShownItem {
        begins = List.copyOf(begins);
    }

    /** All, in the order in which they are shown. */
    public static List<ShownItem> all() {
        return ALL;
    }

    /** The item of this key; empty for what is none. */
    public static Optional<ShownItem> of(String key) {
        return ALL.stream().filter(item -> item.key.equals(key)).findFirst();
    }

    /** The codes of the items that it is made of, 17 digits. */
    public Stream<String> codes() {
        return Catalogue.items()
                .filter(item -> item.system().equals(Catalogue.CHECKUP))
                .map(CheckupItem::code)
                .filter(this::has);
    }

    /** Whether a code is one of it. */
    public boolean has(String code) {
        return begins.stream().anyMatch(code::startsWith);
    }

    /** Whether an adult may have this value; else it is taken for an error of writing or of the unit. */
    public boolean holds(BigDecimal value) {
        return plausible.holds(value);
    }

    /** The place of a code among several of one day, of which the lowest stands for it. */
    public int place(String code) {
        return (int) begins.stream().takeWhile(begin -> !code.startsWith(begin)).count();
    }

    /** The values from which it calls for guidance, and for a doctor; empty where none are set. */
    public Optional<Threshold> threshold() {
        return Threshold.of(begins.get(0));
    }

    private static ShownItem of(List<String> row) {
        var begins = List.of(row.get(2).split(" "));
        var unit = Catalogue.items()
                .filter(item -> item.system().equals(Catalogue.CHECKUP)
                        && begins.stream().anyMatch(item.code()::startsWith))
                .flatMap(item -> item.units().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no item with a unit begins like " + begins));
        return new ShownItem(
                row.get(0),
                row.get(1),
                begins,
                new Text(row.get(3), row.get(4)),
                unit,
                PlausibleRange.of(begins.get(0)));
    }
}
