package jp.kenkotecho.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How somebody wants pages to look. It is kept in a cookie of the device: how large letters must be depends on what they
 * are read on, and it holds on the page of signing in, too.
 */
record Look(Letters letters, Contrast contrast, Years years) {

    static final Look USUAL = new Look(Letters.USUAL, Contrast.USUAL, Years.ERA);

    /** 17 px, or 20. */
    enum Letters {
        USUAL,
        LARGE
    }

    /** Colours as designed, or black on white. */
    enum Contrast {
        USUAL,
        HIGH
    }

    /** 令和8年, 令和8年（2026年）, 2026年. */
    enum Years {
        ERA,
        BOTH,
        WESTERN
    }

    /** What a cookie says; the usual wherever it says what is no choice. Clients of RFC 2109 put it into quotes. */
    static Look read(String cookie) {
        var said = cookie.replace("\"", "").split("-", -1);
        return said.length == 3 ? of(said[0], said[1], said[2]) : USUAL;
    }

    /** What a form says. */
    static Look of(String letters, String contrast, String years) {
        return new Look(
                choice(letters, USUAL.letters()), choice(contrast, USUAL.contrast()), choice(years, USUAL.years()));
    }

    private static <E extends Enum<E>> E choice(String said, E usual) {
        return Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                .filter(one -> word(one).equals(said))
                .findFirst()
                .orElse(usual);
    }

    String cookie() {
        return word(letters) + "-" + word(contrast) + "-" + word(years);
    }

    /** The classes of a page's root, by which the style sheet knows. */
    public String classes() {
        return Stream.of(
                        letters == Letters.LARGE ? "text-large" : "",
                        contrast == Contrast.HIGH ? "contrast-high" : "",
                        years == Years.BOTH ? "years-both" : "")
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
