package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The file of H2 may grow no further: the system's limit on the size of files stands for a disk that is full. Where there
 * is no {@code prlimit} this is skipped.
 */
@OnBothDatabases(Because.FULL_DISK)
@ResourceLock(ServerProcess.ONE_AT_A_TIME)
class FullDiskIT {

    /** Stands for a personal value. */
    private static final String SECRET = "himitsu-4711";

    private static final Path LIMITS = Path.of("/usr/bin/prlimit");
    private static final int MOST_WRITES = 4_000;

    @Test
    void is_told_in_words_and_loses_nothing_that_was_acknowledged() throws Exception {
        Assumptions.assumeFalse(TestDatabase.isPostgresql(), "the disk of PostgreSQL is another process's");
        Assumptions.assumeTrue(Files.isExecutable(LIMITS), "no prlimit on this machine");
        var database = TestDatabase.create();
        var stored = writtenBefore(database);

        var second = ServerProcess.start(database, List.of("--phr.demo.days=0"));
        try {
            second.awaitReadiness();
            // The one that was refused may have been stored before it was told so; no more than that.
            assertThat(countOf(second.client())).isBetween(stored, stored + 1);
        } finally {
            second.kill();
        }
    }

    private static int writtenBefore(TestDatabase.Connection database) throws IOException, InterruptedException {
        var server = ServerProcess.start(database, List.of("--phr.demo.days=0"));
        try {
            server.awaitReadiness();
            limitFiles(server, Files.size(fileOf(database)) + (1 << 20));
            var stored = writeUntilRefused(server.client());
            assertThat(Files.readString(server.log(), StandardCharsets.UTF_8))
                    .contains("The database is away")
                    .doesNotContain(SECRET);
            return stored;
        } finally {
            server.kill();
        }
    }

    /** How many were acknowledged. */
    private static int writeUntilRefused(Client client) {
        for (var written = 0; written < MOST_WRITES; written++) {
            var answer = client.post("Patient", patient(written));
            if (answer.status() != 201) {
                assertUnavailable(answer);
                return written;
            }
        }
        throw new AssertionError("the file never grew to its limit");
    }

    private static int countOf(Client client) {
        return client.get("Patient?identifier=urn:full%7C&_summary=count")
                .json()
                .get("total")
                .asInt();
    }

    private static void assertUnavailable(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.text()).contains("データベースに届かない").doesNotContain(SECRET);
    }

    private static void limitFiles(ServerProcess server, long bytes) throws IOException, InterruptedException {
        var limit = new ProcessBuilder(
                        LIMITS.toString(),
                        "--pid",
                        String.valueOf(server.handle().pid()),
                        "--fsize=" + bytes)
                .start();
        assertThat(limit.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(limit.exitValue()).isZero();
    }

    private static Path fileOf(TestDatabase.Connection database) {
        return Path.of(database.url().replaceFirst("jdbc:h2:async:", "").replaceFirst(";.*", "") + ".mv.db");
    }

    private static String patient(int number) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:full\",\"value\":\"" + number
                + "\"}],\"name\":[{\"text\":\"" + SECRET + "\"}],\"address\":[{\"text\":\"" + SECRET.repeat(200)
                + "\"}]}";
    }
}
