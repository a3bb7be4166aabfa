package jp.kenkotecho.server;

/**
 * How deep the JSON or XML nests that goes by, byte by byte. Parsers and the code behind them go down the tree by
 * recursion, so a few kilobytes of brackets could exhaust the stack. Bytes suffice: in UTF-8 no other character
 * contains them. What begins with a letter or with {@code %} is neither, and nests nothing: a ZIP, a PDF, a table.
 */
final class Nesting {

    private enum Format {
        UNKNOWN,
        JSON,
        XML,
        NEITHER
    }

    private Format format = Format.UNKNOWN;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private int before;
    private boolean opening;

    /** The depth after this byte. */
    int after(int next) {
        if (format == Format.UNKNOWN) {
            format = format(next);
        }
        if (format == Format.JSON) {
            json(next);
        } else if (format == Format.XML) {
            xml(next);
        }
        before = next;
        return depth;
    }

    /** Anything else may stand before the first bracket: white space, and the byte order mark of whichever encoding. */
    private static Format format(int next) {
        return switch (next & 0xFF) {
            case '<' -> Format.XML;
            case '{', '[' -> Format.JSON;
            case '%' -> Format.NEITHER;
            default -> isLetter(next) ? Format.NEITHER : Format.UNKNOWN;
        };
    }

    private static boolean isLetter(int next) {
        return (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
    }

    private void json(int next) {
        if (inText) {
            inText = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return;
        }
        switch (next) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {
                // Values and white space nest nothing.
            }
        }
    }

    /** A tag is counted when it closes: {@code <a>} goes down, {@code </a>} up, {@code <a/>}, {@code <?} and {@code <!} neither. */
    private void xml(int next) {
        if (before == '<') {
            opening = next != '/' && next != '?' && next != '!';
            depth -= next == '/' ? 1 : 0;
        }
        if (next == '>' && opening) {
            depth += before == '/' ? 0 : 1;
            opening = false;
        }
    }
}
