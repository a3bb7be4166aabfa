package jp.kenkotecho.medicationnotebook.model;

import java.util.List;

/**
 * What one symbol carried, or one file.
 *
 * @param content its bytes, or the text that a scanner made of them
 * @param links its place among linked symbols (structured append): none or one
 */
public record Symbol(Content content, List<Link> links) {

    public Symbol {
        links = List.copyOf(links);
    }

    public static Symbol of(byte[] bytes) {
        return new Symbol(new Content.Bytes(bytes), List.of());
    }

    public static Symbol of(String text) {
        return new Symbol(new Content.Words(text), List.of());
    }

    public Symbol at(Link link) {
        return new Symbol(content, List.of(link));
    }

    /**
     * ISO/IEC 18004, structured append.
     *
     * @param position from 0
     * @param total of the linked symbols, 1 to 16
     * @param parity XOR over all bytes of the undivided data; {@link #NO_PARITY} when the scanner did not tell
     */
    public record Link(int position, int total, int parity) {

        public static final int NO_PARITY = -1;
        public static final int MOST = 16;

        boolean isPossible() {
            return total >= 1
                    && total <= MOST
                    && position >= 0
                    && position < total
                    && parity >= NO_PARITY
                    && parity < 256;
        }
    }
}
