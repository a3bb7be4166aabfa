package jp.kenkotecho.portal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.function.BiConsumer;
import java.util.zip.ZipInputStream;
import jp.kenkotecho.portal.model.file.MynaBytes;
import jp.kenkotecho.portal.model.file.ZipContents;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;

/**
 * An archive of check-ups as it comes in, one report after the other: never all of it in memory. Unpacked as
 * defensively as a person's ZIP, with room for a municipality.
 */
final class ArchiveStream {

    private static final int MOST_REPORTS = 100_000;
    private static final int MOST_BYTES_OF_ONE = 2_000_000;
    private static final long MOST_BYTES = 8_000_000_000L;
    private static final Charset PATHS = Charset.forName("windows-31j");
    private static final int LONGEST_NAME = 200;

    private static final Problem BROKEN = Problem.of(
            Problem.Kind.MALFORMED,
            "健診結果のアーカイブ (ZIP) として読み取れません。何も受け付けていません。",
            "Not an archive of check-ups (ZIP) that can be read; nothing was taken.");
    private static final Problem TOO_MUCH = Problem.of(
            Problem.Kind.TOO_MUCH,
            "ZIP の中に、外を指すパス、入れ子の ZIP、大きすぎるファイル、または多すぎるファイルがあります。",
            "The ZIP holds a path out of it, a ZIP within, a file too large, or too many files.");

    private ArchiveStream() {}

    /**
     * Hands each report's name and bytes on, in the order of the archive.
     *
     * @throws Refusal when it is no archive or not a safe one; what was handed on until then must be forgotten
     */
    static void read(InputStream body, BiConsumer<String, byte[]> reports) {
        var tail = new TailInputStream(body);
        try (var zip = new ZipInputStream(tail, PATHS)) {
            var isArchive = false;
            var left = MOST_BYTES;
            var entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                if (!ZipContents.isPlain(entry.getName()) || entries > MOST_REPORTS) {
                    throw new Refusal(TOO_MUCH);
                }
                var bytes = zip.readNBytes(MOST_BYTES_OF_ONE + 1);
                left -= bytes.length;
                if (bytes.length > MOST_BYTES_OF_ONE || left < 0 || MynaBytes.isZip(bytes)) {
                    throw new Refusal(TOO_MUCH);
                }
                var path = entry.getName().replace('\\', '/');
                if (ZipContents.isReportOfArchive(path)) {
                    isArchive = true;
                    var name = path.substring(path.lastIndexOf('/') + 1);
                    reports.accept(name.substring(0, Math.min(LONGEST_NAME, name.length())), bytes);
                }
            }
            // One that was cut off between two reports is not taken for a smaller one.
            if (!isArchive || !ZipContents.endsWith(tail.drained(), entries)) {
                throw new Refusal(BROKEN);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refusal(BROKEN);
        }
    }
}
