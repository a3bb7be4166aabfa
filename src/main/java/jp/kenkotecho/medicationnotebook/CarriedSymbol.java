package jp.kenkotecho.medicationnotebook;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;

/**
 * A symbol as a field of a form: between looking at a slip and taking it the page carries what was read, and the server
 * keeps nothing. It is not signed: whoever may send it may send any symbol, and it is judged anew.
 */
final class CarriedSymbol {

    /** Characters: the largest QR code has 2,953 bytes. */
    private static final int LONGEST = 4_100;

    private static final Pattern SHAPE =
            Pattern.compile("(?:(\\d{1,2})\\.(\\d{1,2})\\.(-?\\d{1,3}))?:([A-Za-z0-9_-]+)");

    private static final Problem BROKEN = Problem.of(
                    Problem.Kind.MALFORMED,
                    "読み取った結果が途中で変わりました。もう一度写真を選んでください。",
                    "What was read was changed on the way: choose the photograph again.")
            .at("symbol");

    private CarriedSymbol() {}

    static String of(Symbol symbol) {
        var data = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(symbol.content().toBytes());
        return symbol.links().stream()
                        .map(link -> link.position() + "." + link.total() + "." + link.parity())
                        .findFirst()
                        .orElse("")
                + ":" + data;
    }

    /** @throws Refusal for what is no such field */
    static Symbol read(String field) {
        var parts = SHAPE.matcher(field);
        if (field.length() > LONGEST || !parts.matches()) {
            throw new Refusal(BROKEN);
        }
        var symbol = Symbol.of(bytes(parts.group(4)));
        return parts.group(1) == null
                ? symbol
                : symbol.at(new Symbol.Link(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))));
    }

    /** @throws Refusal for one that cannot be read, or for more than are read at once */
    static List<Symbol> read(List<String> fields) {
        if (fields.size() > Symbol.Link.MOST) {
            throw new Refusal(BROKEN);
        }
        return fields.stream().map(CarriedSymbol::read).toList();
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Refusal(BROKEN);
        }
    }
}
