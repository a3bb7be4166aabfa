package jp.kenkotecho.access;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;

/**
 * What R4 says of whom an element names: a row of {@code authors-by-element.tsv}.
 *
 * @param element as in R4's definitions, {@code Procedure.performer.actor}, {@code MedicationRequest.reported[x]}
 */
record Naming(String element, Says says) {

    enum Says {
        /** Their word: what is told is what they say. */
        WORD,
        /** Their deed: what is told is what they did. */
        DEED,
        /** Neither. */
        NAMES
    }

    private static final Map<String, Naming> ALL = TsvTable.of(Naming.class, "authors-by-element.tsv").rows().stream()
            .map(row -> new Naming(row.get(0), Says.valueOf(row.get(1).toUpperCase(Locale.ROOT))))
            .collect(Collectors.toMap(Naming::element, Function.identity()));

    static Stream<Naming> all() {
        return ALL.values().stream();
    }

    /**
     * An element of a type of {@code types.tsv} without a row can name no professional; in any other type, which a record
     * may only contain, every reference is held to be somebody's word.
     */
    static Says of(String element) {
        var naming = ALL.get(element);
        if (naming != null) {
            return naming.says();
        }
        return TypeRule.of(element.substring(0, element.indexOf('.'))).isPresent() ? Says.NAMES : Says.WORD;
    }
}
