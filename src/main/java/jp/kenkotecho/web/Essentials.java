package jp.kenkotecho.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.qr.QrSymbol;

/**
 * What matters of a record where little can be shown, without a network or on a card of paper: a name and a line each, in
 * the language of the page, and the codes of the medicines.
 *
 * @param born as far as it is known; else empty
 * @param at when it was so
 * @param sections by the names of {@link #NAMES}
 * @param codes of the medicines, in the order in which they are shown
 */
record Essentials(String name, String born, Instant at, Map<String, List<Line>> sections, List<QrSymbol> codes) {

    /** The sections, in the order in which somebody who helps asks for them. */
    static final List<String> NAMES = List.of("allergies", "medicines", "doses", "problems", "contacts", "doctors");

    Essentials {
        sections = Map.copyOf(sections);
        codes = List.copyOf(codes);
    }

    /** One line; the detail may be empty. */
    record Line(String name, String detail) {}
}
