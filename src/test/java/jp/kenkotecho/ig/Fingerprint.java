package jp.kenkotecho.ig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which sources gave which compiled files: a line each, as {@code sha256sum --check} reads it. */
final class Fingerprint {

    static final Path FILE = Path.of("ig/compiled.sha256");

    private Fingerprint() {}

    /** Of the files as they are now. */
    static String now() throws IOException {
        try (var sources = Files.walk(Path.of("ig"));
                var tables = Files.walk(CheckupTerminology.TABLES);
                var results = Files.walk(Compiled.PLACE)) {
            return Stream.concat(
                            Stream.concat(sources, tables).filter(Fingerprint::isSource),
                            results.filter(Fingerprint::isResult))
                    .map(file -> hash(file) + "  " + file.toString().replace('\\', '/') + "\n")
                    .sorted((one, other) -> one.substring(64).compareTo(other.substring(64)))
                    .collect(Collectors.joining());
        }
    }

    private static boolean isSource(Path file) {
        var path = file.toString().replace('\\', '/');
        return Files.isRegularFile(file)
                && (path.equals("ig/sushi-config.yaml")
                        || path.startsWith("ig/input/fsh/")
                        || file.startsWith(CheckupTerminology.TABLES));
    }

    private static boolean isResult(Path file) {
        return file.toString().endsWith(".json");
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
