package jp.kenkotecho.paging.model;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of rows as bytes, each as its difference to the one before: rows of one record lie near each other, so that most
 * take two or three bytes instead of eight. The difference in zigzag, seven bits a byte, as Protocol Buffers encodes
 * {@code sint64}.
 */
public final class PackedRows {

    private static final int BITS = 7;
    private static final int MASK = 0x7f;
    private static final int MORE = 0x80;

    private PackedRows() {}

    public static byte[] pack(List<Long> rows) {
        var packed = new ByteArrayOutputStream();
        var before = 0L;
        for (var row : rows) {
            write(row - before, packed);
            before = row;
        }
        return packed.toByteArray();
    }

    /**
     * The rows again, in their order.
     *
     * @throws IllegalArgumentException for what was never packed
     */
    public static List<Long> unpack(byte[] packed) {
        var rows = new ArrayList<Long>();
        var row = 0L;
        var read = 0L;
        var shift = 0;
        for (var one : packed) {
            read |= (long) (one & MASK) << shift;
            shift += BITS;
            if ((one & MORE) == 0) {
                row += (read >>> 1) ^ -(read & 1);
                rows.add(row);
                read = 0;
                shift = 0;
            }
        }
        if (shift != 0) {
            throw new IllegalArgumentException("these bytes end in the midst of a number");
        }
        return List.copyOf(rows);
    }

    private static void write(long difference, ByteArrayOutputStream packed) {
        var rest = (difference << 1) ^ (difference >> (Long.SIZE - 1));
        while ((rest & ~(long) MASK) != 0) {
            packed.write((int) (rest & MASK) | MORE);
            rest >>>= BITS;
        }
        packed.write((int) rest);
    }
}
