package jp.kenkotecho.portal.model.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the first bytes of a file tell. */
public final class MynaBytes {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

    private MynaBytes() {}

    public static boolean isZip(byte[] bytes) {
        return begins(bytes, ZIP);
    }

    public static boolean isPdf(byte[] bytes) {
        return begins(bytes, PDF);
    }

    /** The type of what is kept, which is text in UTF-8 unless it is a workbook or a PDF. */
    public static String contentType(byte[] bytes) {
        if (isZip(bytes)) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        if (isPdf(bytes)) {
            return "application/pdf";
        }
        return switch (bytes.length == 0 ? ' ' : (char) bytes[0]) {
            case '<' -> "text/xml";
            case '{', '[' -> "application/json";
            default -> "text/csv; charset=utf-8";
        };
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
