package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupItem.Kind;
import jp.kenkotecho.checkup.model.CheckupItem.Limits;
import jp.kenkotecho.checkup.model.CheckupItem.Method;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.record.Unit;

/** The items of check-ups, their answers and units: {@code items.tsv}, {@code answers.tsv}, {@code units.tsv}. */
public final class Catalogue {

    /** Items of 特定健診, and of municipal screening. */
    public static final String CHECKUP = "1.2.392.200119.6.1005";

    public static final String SCREENING = "1.2.392.100495.100.1051";

    private static final Map<String, CheckupItem> ITEMS = TsvTable.of(Catalogue.class, "items.tsv").rows().stream()
            .map(Catalogue::item)
            .collect(Collectors.toMap(item -> key(item.system(), item.code()), item -> item));

    private static final Map<String, String> ANSWERS = TsvTable.of(Catalogue.class, "answers.tsv").rows().stream()
            .collect(Collectors.toMap(row -> key(row.get(0), row.get(1)), row -> row.get(2)));

    private static final Map<String, String> UNITS = units();

    private static final List<Former> FORMER = TsvTable.of(Catalogue.class, "former-answers.tsv").rows().stream()
            .map(row -> new Former(row.get(0), LocalDate.parse(row.get(1)), row.get(2)))
            .toList();

    private static final Map<String, String> METHODS = methods();

    private record Former(String item, LocalDate until, String list) {}

    private Catalogue() {}

    /** The same 17 digits mean different answers in different lists: both decide. */
    public static Optional<CheckupItem> item(String system, String code) {
        return Optional.ofNullable(ITEMS.get(key(system, code)));
    }

    public static Stream<CheckupItem> items() {
        return ITEMS.values().stream();
    }

    /** All that examine the same, whatever the method: by 17 digits, or by the twelve that they have in common. */
    public static Stream<CheckupItem> sameAnalyte(String code) {
        return code.length() < CheckupItem.ANALYTE
                ? Stream.empty()
                : items().filter(item -> item.analyte().equals(code.substring(0, CheckupItem.ANALYTE)));
    }

    /** What an answer says; empty for a list or a code that is not known. */
    public static Optional<String> answer(String list, String code) {
        return Optional.ofNullable(ANSWERS.get(key(list, code)));
    }

    /** The codes of a list of answers. */
    public static Stream<String> answersIn(String list) {
        return ANSWERS.keySet().stream()
                .filter(key -> key.startsWith(list + "|"))
                .map(key -> key.substring(list.length() + 1));
    }

    /** The list of an item's answers on a day: some changed their answers and kept their code. */
    public static String answersOf(CheckupItem item, LocalDate day) {
        return FORMER.stream()
                .filter(former -> item.code().startsWith(former.item()) && day.isBefore(former.until()))
                .map(Former::list)
                .findFirst()
                .orElse(item.answers());
    }

    /** Whether a list is, or was, that of an item's answers; an item without answers has none of its own to tell. */
    public static boolean mayAnswer(CheckupItem item, String list) {
        return item.answers().isEmpty()
                || list.equals(item.answers())
                || FORMER.stream()
                        .anyMatch(former -> item.code().startsWith(former.item()) && list.equals(former.list()));
    }

    /** The UCUM code of a unit as written; empty when it is not known. */
    public static Optional<String> ucum(String written) {
        return Optional.ofNullable(UNITS.get(written(written)));
    }

    public static Optional<String> method(String code) {
        return Optional.ofNullable(METHODS.get(code));
    }

    private static CheckupItem item(List<String> row) {
        var kind =
                switch (row.get(5)) {
                    case "PQ" -> Kind.NUMBER;
                    case "CD", "CO" -> Kind.ANSWER;
                    default -> Kind.WORDS;
                };
        return new CheckupItem(
                row.get(9),
                row.get(0),
                new Text(row.get(1), row.get(2)),
                kind,
                row.get(3).isEmpty() ? Optional.empty() : Optional.of(new Unit(row.get(4), row.get(3))),
                row.get(6),
                row.get(7),
                row.get(12),
                new Method(row.get(10), row.get(11)),
                row.get(13),
                new Limits(number(row.get(15)), number(row.get(16))),
                row.get(17).equals("date"));
    }

    /** What files are known to write, and beside it what the items themselves are shown and sent in. */
    private static Map<String, String> units() {
        var units = new HashMap<String, String>();
        TsvTable.of(Catalogue.class, "units.tsv").rows().forEach(row -> units.put(row.get(0), row.get(1)));
        ITEMS.values().stream().flatMap(item -> item.units().stream()).forEach(unit -> {
            units.putIfAbsent(written(unit.shown()), unit.ucum());
            units.putIfAbsent(written(unit.ucum()), unit.ucum());
        });
        units.remove("");
        return units;
    }

    private static String written(String unit) {
        return TextNormalization.plain(unit).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> methods() {
        var methods = new HashMap<String, String>();
        ITEMS.values().stream()
                .map(CheckupItem::method)
                .filter(method -> !method.code().isEmpty())
                .forEach(method -> methods.put(method.code(), method.name()));
        return methods;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static String key(String system, String code) {
        return system + "|" + code;
    }
}
