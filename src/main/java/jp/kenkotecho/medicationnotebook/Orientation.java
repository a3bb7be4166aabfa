package jp.kenkotecho.medicationnotebook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a telephone was held: the one thing of a JPEG's Exif that is read (CIPA DC-008, tag 0x0112), so that somebody sees
 * their slip upright.
 */
final class Orientation {

    private static final int TAG = 0x0112;
    private static final int APP1 = 0xE1;
    private static final int SCAN = 0xDA;
    private static final int MOST_ENTRIES = 200;

    private Orientation() {}

    /** Quarter turns to the right that make the picture upright; 0 wherever it does not say so. */
    static int quarterTurns(byte[] image) {
        try {
            return switch (orientation(ByteBuffer.wrap(image))) {
                case 3, 4 -> 2;
                case 5, 6 -> 1;
                case 7, 8 -> 3;
                default -> 0;
            };
        } catch (IndexOutOfBoundsException cutShort) {
            return 0;
        }
    }

    private static int orientation(ByteBuffer jpeg) {
        if (jpeg.limit() < 4 || (jpeg.getShort(0) & 0xFFFF) != 0xFFD8) {
            return 1;
        }
        var at = 2;
        while ((jpeg.get(at) & 0xFF) == 0xFF && (jpeg.get(at + 1) & 0xFF) != SCAN) {
            var length = jpeg.getShort(at + 2) & 0xFFFF;
            if ((jpeg.get(at + 1) & 0xFF) == APP1 && isExif(jpeg, at + 4)) {
                return ofTiff(jpeg, at + 10);
            }
            at += 2 + Math.max(2, length);
        }
        return 1;
    }

    private static boolean isExif(ByteBuffer jpeg, int at) {
        var name = new byte[4];
        jpeg.get(at, name);
        return new String(name, StandardCharsets.US_ASCII).equals("Exif");
    }

    private static int ofTiff(ByteBuffer jpeg, int start) {
        var tiff = jpeg.slice(start, jpeg.limit() - start);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Math.min(tiff.getShort(directory) & 0xFFFF, MOST_ENTRIES);
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                return tiff.getShort(entry + 8) & 0xFFFF;
            }
        }
        return 1;
    }
}
