package jp.kenkotecho.portal.model.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;

/**
 * What a ZIP holds, unpacked defensively: no path out of it, no ZIP within, at most {@value #MOST_ENTRIES} entries, at
 * most {@value #MOST_BYTES} bytes in all, and none that grows to more than {@value #MOST_RATIO} times the whole ZIP.
 */
public final class ZipContents {

    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_BYTES = 100_000_000;
    private static final int MOST_RATIO = 200;

    /** The length of the record behind the directory, without a comment, in bytes (APPNOTE 4.3.16). */
    private static final int END_LENGTH = 22;

    /** Japanese systems write paths in Shift_JIS unless they say otherwise. */
    private static final Charset PATHS = Charset.forName("windows-31j");

    private final String path;
    private final byte[] bytes;

    private ZipContents(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** The path as the ZIP writes it, with {@code /}. */
    public String path() {
        return path;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The files in their order, without folders; empty for anything that is not plain and safe. */
    public static Optional<List<ZipContents>> of(byte[] zip) {
        var files = new ArrayList<ZipContents>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip), PATHS)) {
            var left = (int) Math.min(MOST_BYTES, (long) zip.length * MOST_RATIO);
            var entries = 0;
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                entries++;
                if (!isPlain(entry.getName()) || entries > MOST_ENTRIES) {
                    return Optional.empty();
                }
                if (!entry.isDirectory()) {
                    var bytes = stream.readNBytes(left + 1);
                    left -= bytes.length;
                    if (left < 0 || MynaBytes.isZip(bytes)) {
                        return Optional.empty();
                    }
                    files.add(new ZipContents(entry.getName().replace('\\', '/'), bytes));
                }
            }
            return endsWith(zip, entries) ? Optional.of(files) : Optional.empty();
        } catch (IllegalArgumentException | IOException broken) {
            return Optional.empty();
        }
    }

    /**
     * Whether a ZIP ends as one of so many entries does. Its directory counts to 65,535; whoever has more, counts anew
     * (APPNOTE 4.4.1.4), and that is not read.
     *
     * @param last its last bytes, or all of them
     */
    public static boolean endsWith(byte[] last, int entries) {
        var declared = declared(last);
        return declared == entries || (declared == 0xFFFF && entries > declared);
    }

    /** How many entries the end of the directory tells of: a ZIP that was cut off has none. */
    private static int declared(byte[] zip) {
        for (var at = zip.length - END_LENGTH; at >= Math.max(0, zip.length - END_LENGTH - 0xFFFF); at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 5 && zip[at + 3] == 6) {
                return Byte.toUnsignedInt(zip[at + 10]) | Byte.toUnsignedInt(zip[at + 11]) << 8;
            }
        }
        return -1;
    }

    /** Whether a path stays within. */
    public static boolean isPlain(String written) {
        var path = written.replace('\\', '/');
        return !path.startsWith("/")
                && !path.contains(":")
                && !List.of(path.split("/")).contains("..");
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether an operating system put it there beside the person's files: macOS, Windows. */
    public boolean isOfSystem() {
        return path.startsWith("__MACOSX/")
                || Set.of(".DS_Store", "Thumbs.db", "desktop.ini").contains(name());
    }

    /** Whether it makes a ZIP an archive of check-ups: its index, or a report. */
    public boolean isOfArchive() {
        return isReportOfArchive() || name().matches("ix08.*\\.xml");
    }

    /** One person's report of an archive. */
    public boolean isReportOfArchive() {
        return isReportOfArchive(path);
    }

    /** Whether a path with {@code /} is that of one person's report. */
    public static boolean isReportOfArchive(String path) {
        return path.matches("(?:.*/)?DATA/[^/]+\\.xml");
    }
}
