package jp.kenkotecho.medicationnotebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The fixture folders of slips: {@code input.txt} as the symbol carries it, {@code expected.json}, {@code why.md}. */
public final class NotebookCases {

    private static final Path HOME = Path.of("src/test/resources/jp/kenkotecho/medicationnotebook");

    private NotebookCases() {}

    public static List<Path> read() {
        return folders("cases");
    }

    public static List<Path> refused() {
        return folders("refused");
    }

    public static byte[] input(Path folder) {
        try {
            return Files.readAllBytes(folder.resolve("input.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden file; {@code mvn test -Dgoldens=write} rewrites it with what was found, to be read before it is committed. */
    public static String expected(Path folder, String found) {
        var golden = folder.resolve("expected.json");
        try {
            if ("write".equals(System.getProperty("goldens"))) {
                Files.writeString(golden, found + "\n", StandardCharsets.UTF_8);
            }
            return Files.readString(golden, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(String kind) {
        try (var all = Files.list(HOME.resolve(kind))) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
