package jp.kenkotecho.medicationnotebook.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The bytes that a QR symbol's data codewords stand for, byte for byte in Shift_JIS: decoders that answer text have
 * guessed an encoding, and lose what a cut between symbols tore apart. Source: ISO/IEC 18004, segments.
 */
public final class QrSegments {

    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private final byte[] codewords;
    private final int version;
    private int bit;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private Optional<Symbol.Link> link = Optional.empty();

    private QrSegments(byte[] codewords, int version) {
        this.codewords = codewords.clone();
        this.version = version;
    }

    /**
     * The symbol; empty when the segments do not add up or use a mode that no slip has.
     *
     * @param codewords data codewords after error correction
     * @param version 1 to 40
     */
    public static Optional<Symbol> read(byte[] codewords, int version) {
        var segments = new QrSegments(codewords, version);
        while (segments.left() >= 4) {
            var mode = segments.next(4);
            if (mode == 0) {
                break;
            }
            if (!segments.take(mode)) {
                return Optional.empty();
            }
        }
        var symbol = Symbol.of(segments.data.toByteArray());
        return Optional.of(segments.link.map(symbol::at).orElse(symbol));
    }

    private boolean take(int mode) {
        return switch (mode) {
            case 1 -> numeric();
            case 2 -> alphanumeric();
            case 3 -> structuredAppend();
            case 4 -> bytes();
            case 5 -> true;
            case 7 -> eci();
            case 8 -> kanji();
            case 9 -> has(8) && next(8) >= 0;
            default -> false;
        };
    }

    private boolean structuredAppend() {
        if (!has(16)) {
            return false;
        }
        var position = next(4);
        var total = next(4) + 1;
        link = Optional.of(new Symbol.Link(position, total, next(8)));
        return true;
    }

    private boolean numeric() {
        var count = count(10, 12, 14);
        while (count >= 0 && count > 0) {
            var digits = Math.min(3, count);
            var bits = 3 * digits + 1;
            if (!has(bits)) {
                return false;
            }
            var number = String.valueOf(next(bits));
            data.writeBytes("0".repeat(Math.max(0, digits - number.length())).getBytes(StandardCharsets.US_ASCII));
            data.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
            count -= digits;
        }
        return count == 0;
    }

    private boolean alphanumeric() {
        var count = count(9, 11, 13);
        while (count >= 2) {
            if (!has(11)) {
                return false;
            }
            var pair = next(11);
            if (pair >= 45 * 45) {
                return false;
            }
            data.write(ALPHANUMERIC.charAt(pair / 45));
            data.write(ALPHANUMERIC.charAt(pair % 45));
            count -= 2;
        }
        if (count != 1) {
            return count == 0;
        }
        var last = has(6) ? next(6) : 45;
        if (last >= 45) {
            return false;
        }
        data.write(ALPHANUMERIC.charAt(last));
        return true;
    }

    private boolean bytes() {
        var count = count(8, 16, 16);
        if (count < 0 || !has(8 * count)) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            data.write(next(8));
        }
        return true;
    }

    private boolean kanji() {
        var count = count(8, 10, 12);
        if (count < 0 || !has(13 * count)) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            var value = next(13);
            var folded = value / 0xC0 * 256 + value % 0xC0;
            var shiftJis = folded + (folded < 0x1F00 ? 0x8140 : 0xC140);
            data.write(shiftJis >> 8);
            data.write(shiftJis & 0xFF);
        }
        return true;
    }

    /** The assignment number in one to three bytes. The encoding it names is tried with the others once all is joined. */
    private boolean eci() {
        if (!has(8)) {
            return false;
        }
        var first = next(8);
        var more = (first & 0x80) == 0 ? 0 : (first & 0x40) == 0 ? 8 : 16;
        return has(more) && next(more) >= 0;
    }

    /** How many characters follow; -1 when the data ends before that is said. */
    private int count(int small, int middle, int large) {
        var bits = version <= 9 ? small : version <= 26 ? middle : large;
        return has(bits) ? next(bits) : -1;
    }

    private int left() {
        return codewords.length * 8 - bit;
    }

    private boolean has(int bits) {
        return left() >= bits;
    }

    private int next(int bits) {
        var value = 0;
        for (var i = 0; i < bits; i++, bit++) {
            value = value << 1 | (codewords[bit >> 3] >> (7 - (bit & 7)) & 1);
        }
        return value;
    }
}
