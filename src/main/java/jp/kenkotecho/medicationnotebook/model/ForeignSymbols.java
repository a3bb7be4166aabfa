package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/**
 * Symbols that a photograph shows beside those of a slip: web addresses, product codes, prescriptions, linked symbols of
 * something else. What they carry is nobody's note; only what is certainly none of the slip's is set aside, since a cut
 * slip may go on with anything.
 */
public final class ForeignSymbols {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.|mailto:|wifi:|mecard:|begin:vcard).*");

    /** A field and a recorder's code at the end: the address is the slip's own, cut before it (record 501). */
    private static final Pattern END_OF_RECORD = Pattern.compile(".*,[0-9]?");

    /** A header is shorter: what has so many bytes and no header begins no slip. */
    private static final int LONGEST_HEADER = 20;

    private ForeignSymbols() {}

    /**
     * Symbols in two heaps.
     *
     * @param own those that are, or may be, of a slip; all, where none of them begins one
     * @param notes what was set aside: its kind, never what stood there
     */
    public record Sorted(List<Symbol> own, List<Problem> notes) {

        public Sorted {
            own = List.copyOf(own);
            notes = List.copyOf(notes);
        }
    }

    public static Sorted sort(List<Symbol> symbols) {
        var own = new ArrayList<Symbol>();
        var notes = new ArrayList<Problem>();
        for (var symbol : symbols) {
            var foreign = foreign(symbol, symbols);
            foreign.ifPresentOrElse(notes::add, () -> own.add(symbol));
        }
        var hasSlip = own.stream().anyMatch(symbol -> Fragments.beginsWithHeader(beginning(symbol, symbols)));
        return hasSlip ? new Sorted(own, notes.stream().distinct().toList()) : new Sorted(symbols, List.of());
    }

    private static Optional<Problem> foreign(Symbol symbol, List<Symbol> all) {
        if (!symbol.links().isEmpty()) {
            var beginning = beginning(symbol, all);
            return beginning.toBytes().length >= LONGEST_HEADER && !Fragments.beginsWithHeader(beginning)
                    ? Optional.of(LINKED)
                    : Optional.empty();
        }
        var text = symbol.content().text().map(String::strip).orElse("");
        if (isAddress(text)) {
            return Optional.of(ADDRESS_ASIDE);
        }
        if (isProduct(text)) {
            return Optional.of(PRODUCT);
        }
        return Header.isPrescription(text.lines().findFirst().orElse(""))
                ? Optional.of(PRESCRIPTION)
                : Optional.empty();
    }

    /** What the linked symbols of one whole hold from its first on, as far as there is no gap; nothing without the first. */
    private static Content beginning(Symbol symbol, List<Symbol> all) {
        if (symbol.links().isEmpty()) {
            return symbol.content();
        }
        var link = symbol.links().get(0);
        var group = new TreeMap<Integer, Content>();
        for (var other : all) {
            other.links().stream()
                    .filter(place -> place.total() == link.total() && place.parity() == link.parity())
                    .forEach(place -> group.putIfAbsent(place.position(), other.content()));
        }
        var parts = new ArrayList<Content>();
        while (group.containsKey(parts.size())) {
            parts.add(group.get(parts.size()));
        }
        return Content.join(parts).orElse(new Content.Words(""));
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text.toLowerCase(Locale.ROOT).lines().findFirst().orElse(""))
                        .matches()
                && !END_OF_RECORD
                        .matcher(text.lines().reduce("", (before, line) -> line))
                        .matches();
    }

    /** A GTIN by itself, or one that GS1 data begins with: {@code 01} and fourteen digits. */
    private static boolean isProduct(String text) {
        var plain = text.replace("(", "").replace(")", "").replace("\u001D", "");
        return isGtin(text) || (plain.length() > 16 && plain.startsWith("01") && isGtin(plain.substring(2, 16)));
    }

    /** GS1 General Specifications §7.9: the last digit makes the weighted sum a multiple of ten. */
    private static boolean isGtin(String digits) {
        if (!TextNormalization.isDigits(digits) || !List.of(8, 12, 13, 14).contains(digits.length())) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * ((digits.length() - 1 - i) % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    private static Problem aside(String ja, String en) {
        return Problem.of(
                Problem.Kind.LEFT_OUT,
                "お薬手帳のものではない" + ja + "を除いて読み取りました。",
                "Beside the slip, " + en + " was set aside.");
    }

    private static final Problem ADDRESS_ASIDE = aside("コード (ウェブサイトなどの宛先)", "a code of a web or other address");
    private static final Problem PRODUCT = aside("コード (商品コード)", "a product code");
    private static final Problem PRESCRIPTION = aside("コード (処方箋)", "the code of a prescription");
    private static final Problem LINKED = aside("連結コード", "linked codes of something else");
}
