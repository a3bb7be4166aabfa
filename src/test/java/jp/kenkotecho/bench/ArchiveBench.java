package jp.kenkotecho.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import jp.kenkotecho.portal.TypicalCheckup;

/**
 * An archive of 10,000 persons (or as many as {@code -Dphr.bench.persons} says) to a server with 768 MB of heap, of which
 * an idle one keeps 280, so that the job has less than 512. The server is killed when a third is imported, and started
 * again: how fast, in how much memory, and that nobody is lost or doubled.
 */
public final class ArchiveBench {

    private static final int PERSONS = Integer.getInteger("phr.bench.persons", 10_000);
    private static final List<String> JVM = List.of("-Xmx768m", "-XX:+UseSerialGC");
    private static final List<String> SETTINGS = List.of("--phr.demo.days=0");

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ArchiveBench() {}

    public static void main(String[] arguments) throws Exception {
        var database = TestDatabase.create();
        var archive = archive();
        figure("MB of the archive", archive.length / 1e6);
        var first = ServerProcess.start(database, JVM, SETTINGS);
        String status;
        try {
            first.awaitReadiness();
            var from = System.nanoTime();
            var url = sent(first, archive);
            status = url.substring(url.indexOf("/fhir/") + "/fhir/".length());
            figure("s until it is accepted", (System.nanoTime() - from) / 1e9);
            from = System.nanoTime();
            awaitDone(first, status, PERSONS / 3);
            figure("reports a second until the kill", PERSONS / 3.0 / ((System.nanoTime() - from) / 1e9));
            figure("MB resident at most, 768 of them heap", peak(first));
        } finally {
            first.kill();
        }
        var second = ServerProcess.start(database, JVM, SETTINGS);
        try {
            second.awaitReadiness();
            var from = System.nanoTime();
            awaitDone(second, status, PERSONS);
            figure("s from the restart to the end", (System.nanoTime() - from) / 1e9);
            figure("MB resident at most, after the restart", peak(second));
            OUT.println(second.client().get(status).text());
            for (var query : List.of(
                    "Patient?identifier=http://kenko-techo.jp/id/archive-person|",
                    "DiagnosticReport?_security=checkup",
                    "Observation?_security=checkup")) {
                OUT.println(query + " "
                        + second.client().get(query + "&_summary=count").json().get("total"));
            }
        } finally {
            second.kill();
        }
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < PERSONS; i++) {
                zip.putNextEntry(new ZipEntry("1310000099_06999999_202607010_1/DATA/h" + i + ".xml"));
                zip.write(TypicalCheckup.of(i).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String sent(ServerProcess server, byte[] archive) {
        var answer = server.client()
                .send(server.client()
                        .fhir("$myna-import")
                        .setHeader("Content-Type", "application/zip")
                        .header("Prefer", "respond-async")
                        .POST(BodyPublishers.ofByteArray(archive)));
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer.header("Content-Location");
    }

    private static void awaitDone(ServerProcess server, String status, int done) throws InterruptedException {
        while (true) {
            var answer = server.client().get(status);
            if (answer.status() == 200) {
                return;
            }
            var progress = answer.header("X-Progress").split("/", -1);
            if (progress.length == 2 && Integer.parseInt(progress[0]) >= done) {
                return;
            }
            Thread.sleep(1_000);
        }
    }

    /** VmHWM of Linux, MB. */
    private static double peak(ServerProcess server) throws IOException {
        return Files.readAllLines(
                                Path.of("/proc", String.valueOf(server.handle().pid()), "status"))
                        .stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    private static void figure(String name, double value) {
        OUT.printf("%-60s %10.1f%n", name, value);
    }
}
