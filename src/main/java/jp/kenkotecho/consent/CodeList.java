package jp.kenkotecho.consent;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set of codes in one column: words between commas. */
final class CodeList {

    private CodeList() {}

    static <T> String of(Set<T> values, Function<T, String> word) {
        return values.stream().map(word).sorted().collect(Collectors.joining(","));
    }

    static <T> Set<T> read(String words, Function<String, T> value) {
        return Arrays.stream(words.split(","))
                .filter(word -> !word.isEmpty())
                .map(value)
                .collect(Collectors.toSet());
    }
}
