package jp.kenkotecho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of every page as printed, page by page from the top, against a server that was just started in demo mode.
 * Only the address is another; and {@code curl} fails where the server does, so that a page that no longer works is red.
 */
@ResourceLock(ServerProcess.ONE_AT_A_TIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsIT {

    private static final Path WORK = Path.of("target", "documented");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w+)\\n(.*?)^ *```");

    /** What others run: the build itself, CI, the Spark sample's own start, whoever releases. */
    private static final Pattern RUN_ELSEWHERE = Pattern.compile("(?m)^ *(mvn|git|\\.ci/|java -Xmx1g)");

    private static final String STRICT_CURL = """
            #!/bin/sh
            exec "$REAL_CURL" --fail-with-body --max-time 60 "$@"
            """;

    private ServerProcess server;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(has("bash") && has("curl"), "needs bash and curl");
        Files.createDirectories(WORK);
        var curl = WORK.resolve("curl");
        Files.writeString(curl, STRICT_CURL);
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = ServerProcess.start(TestDatabase.create(), List.of());
        server.awaitReadiness();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.kill();
        }
    }

    static Stream<Path> pages() throws IOException {
        try (var docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted())
                    .filter(page ->
                            page.toString().endsWith(".md") && !commands(page).isBlank())
                    .toList()
                    .stream();
        }
    }

    /** README has people open the page when they read it: earlier, nobody of demo mode could sign in. */
    @Test
    void says_that_it_started_when_the_demo_residents_are_there() throws IOException {
        assertThat(Files.readString(server.log()))
                .containsSubsequence("Starting KenkoTecho", "DEMO MODE", "Started KenkoTecho");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void works_as_printed(Path page) throws IOException, InterruptedException {
        var script = WORK.resolve(page.getFileName() + ".sh").toAbsolutePath();
        var output = WORK.resolve(page.getFileName() + ".out");
        Files.writeString(
                script,
                commands(page).replace("http://localhost:8080", server.client().base()));

        var builder = new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.put("REAL_CURL", where("curl"));
        environment.put(
                "PATH",
                WORK.toAbsolutePath() + ":" + System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        var process = builder.start();

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", page).isTrue();
        assertThat(process.exitValue()).as(() -> end(output)).isZero();
    }

    /** A block in another language would be run by nobody. */
    @Test
    void no_block_is_out_of_reach() throws IOException {
        try (var docs = Files.list(Path.of("docs"))) {
            assertThat(docs.filter(page -> page.toString().endsWith(".md"))
                            .flatMap(DocumentedCommandsIT::blocks)
                            .map(block -> block.group(1)))
                    .isSubsetOf("sh", "json", "tsv");
        }
    }

    private static String commands(Path page) {
        return blocks(page)
                .filter(block -> block.group(1).equals("sh"))
                .map(block -> block.group(2))
                .filter(block -> !RUN_ELSEWHERE.matcher(block).find())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<MatchResult> blocks(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page)).results();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String end(Path output) {
        try {
            var text = Files.readString(output);
            return text.substring(Math.max(0, text.length() - 2000));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean has(String program) {
        return !where(program).isEmpty();
    }

    private static String where(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }
}
