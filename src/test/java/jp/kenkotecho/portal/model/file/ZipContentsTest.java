package jp.kenkotecho.portal.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipContentsTest {

    @Test
    void lists_files_and_no_folders() {
        var files = ZipContents.of(zip("DATA/", "DATA/h1.xml", "readme.txt")).orElseThrow();

        assertThat(files).extracting(ZipContents::path).containsExactly("DATA/h1.xml", "readme.txt");
        assertThat(files.get(0).bytes()).asString().isEqualTo("DATA/h1.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "DATA/h1.xml, true, true",
        "x/DATA/h1.xml, true, true",
        "ix08_V08.xml, false, true",
        "x/ix08.xml, false, true",
        "DATA/x/h1.xml, false, false",
        "h1.xml, false, false",
        "DATA/h1.txt, false, false",
    })
    void knows_an_archive_by_its_index_and_its_reports(String path, boolean isReport, boolean isOfArchive) {
        var file = ZipContents.of(zip(path)).orElseThrow().get(0);

        assertThat(file.isReportOfArchive()).isEqualTo(isReport);
        assertThat(file.isOfArchive()).isEqualTo(isOfArchive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/x", "../x", "a/../../x", "C:\\x", "a\\..\\x"})
    void is_nothing_when_a_path_leads_out(String path) {
        assertThat(ZipContents.of(zip(path))).isEmpty();
    }

    @Test
    void is_nothing_when_it_was_cut_off_or_counts_otherwise() {
        var whole = zip("a.csv", "b.csv");

        assertThat(ZipContents.endsWith(whole, 2)).isTrue();
        assertThat(ZipContents.endsWith(whole, 3)).isFalse();
        assertThat(ZipContents.endsWith(Arrays.copyOf(whole, whole.length - 1), 2))
                .isFalse();
        assertThat(ZipContents.endsWith(new byte[0], 0)).isFalse();
    }

    /** APPNOTE 4.4.1.4: 0xFFFF stands for as many, or more. */
    @ParameterizedTest
    @CsvSource({"65534, false", "65535, true", "70000, true"})
    void counts_anew_where_the_directory_can_count_no_further(int entries, boolean isWhole) {
        var end = zip("a.csv");
        end[end.length - 12] = (byte) 0xFF;
        end[end.length - 11] = (byte) 0xFF;

        assertThat(ZipContents.endsWith(end, entries)).isEqualTo(isWhole);
    }

    /** Each file holds its own path. */
    private static byte[] zip(String... paths) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                if (!path.endsWith("/")) {
                    zip.write(path.getBytes(UTF_8));
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
