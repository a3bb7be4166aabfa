package jp.kenkotecho.checkup.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.checkup.model.CheckupItem.Kind;
import jp.kenkotecho.record.TextNormalization;

/**
 * Findings of sources that call an item by its name and give no code. Several methods of one analyte share a name; which
 * of them was used nobody knows then, and none is chosen.
 */
public final class Named {

    private static final Map<String, List<CheckupItem>> BY_NAME = Catalogue.items()
            .sorted(Comparator.comparing(CheckupItem::system).thenComparing(CheckupItem::code))
            .collect(Collectors.groupingBy(
                    item -> TextNormalization.plain(item.name().ja())));

    private static final Pattern WITH_UNIT = Pattern.compile("(?<name>.+)\\((?<unit>[^()]+)\\)");
    private static final Pattern NUMBER =
            Pattern.compile("(?<number>-?\\d{1,9}(\\.\\d{1,6})?)(?<unit>[^\\d.,].{0,19})?");

    private Named() {}

    /** The items of a name, in the order of their codes; behind the name its unit may stand in brackets. */
    public static List<CheckupItem> items(String name) {
        var plain = TextNormalization.plain(name);
        var unit = WITH_UNIT.matcher(plain);
        if (!BY_NAME.containsKey(plain)
                && unit.matches()
                && Catalogue.ucum(unit.group("unit")).isPresent()) {
            return items(unit.group("name"));
        }
        return BY_NAME.getOrDefault(plain, List.of());
    }

    /**
     * Whether a file calls an item by its name: in full or in half width, shorter ({@code HbA1c}) or longer, in Japanese
     * or in English. What is the name of another item is not.
     */
    public static boolean isNameOf(CheckupItem item, String written) {
        var plain = TextNormalization.plain(written).toLowerCase(Locale.ROOT);
        var others = items(written);
        if (!others.isEmpty()) {
            return others.stream().anyMatch(other -> other.code().equals(item.code()))
                    || others.stream()
                            .allMatch(other ->
                                    other.name().ja().equals(item.name().ja()));
        }
        return Stream.of(item.name().ja(), item.name().en())
                .map(name -> TextNormalization.plain(name).toLowerCase(Locale.ROOT))
                .anyMatch(name -> !plain.isEmpty() && (name.contains(plain) || plain.contains(name)));
    }

    /**
     * The finding with the code where one item alone has the name, the name as the catalogue writes it, and the words
     * as the number or answer that they are.
     */
    public static CheckupFinding resolved(CheckupFinding finding, LocalDate day) {
        if (!finding.code().isEmpty()) {
            return finding;
        }
        var items = items(finding.name());
        var only = items.stream().filter(item -> items.size() == 1).findFirst();
        return new CheckupFinding(
                only.map(CheckupItem::system).orElse(finding.system()),
                only.map(CheckupItem::code).orElse(""),
                items.stream().findFirst().map(item -> item.name().ja()).orElse(finding.name()),
                items.stream()
                        .findFirst()
                        .flatMap(item -> value(item, finding.value(), day))
                        .orElse(finding.value()),
                finding.method(),
                finding.judgement(),
                finding.reference(),
                finding.examiner(),
                finding.section(),
                finding.where());
    }

    private static Optional<Value> value(CheckupItem item, Value value, LocalDate day) {
        if (!(value instanceof Words words)) {
            return Optional.empty();
        }
        var plain = TextNormalization.plain(words.text());
        if (item.kind() == Kind.ANSWER) {
            return answer(Catalogue.answersOf(item, day), plain);
        }
        var number = NUMBER.matcher(plain);
        return item.kind() == Kind.NUMBER && number.matches()
                ? Optional.of(new Measure(
                        new BigDecimal(number.group("number")),
                        Optional.ofNullable(number.group("unit")).orElse("")))
                : Optional.empty();
    }

    /** The answer that says so, or has this code; where that are two, nobody knows which is meant. */
    private static Optional<Value> answer(String list, String plain) {
        var codes = Catalogue.answersIn(list)
                .filter(code -> code.equals(plain)
                        || Catalogue.answer(list, code)
                                .filter(says -> TextNormalization.plain(says).equals(plain))
                                .isPresent())
                .toList();
        return codes.size() == 1 ? Optional.of(new Answer(list, codes.get(0), "")) : Optional.empty();
    }
}
