package jp.kenkotecho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.kenkotecho.KenkoTecho;

/** The server as a process of its own, started from the class path of the tests with its own settings. */
public final class ServerProcess {

    /** Tests that run beside others hold this lock: a start takes both processors of a small machine. */
    public static final String ONE_AT_A_TIME = "jp.kenkotecho.it.ServerProcess";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SMALL = List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The same for classes that the compiler has just made: to verify them again is a fifth of a start. */
    private static final List<String> QUICK = Stream.concat(
                    SMALL.stream(), Stream.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"))
            .toList();

    private final Process process;
    private final Client client;
    private final Path log;

    private ServerProcess(Process process, Client client, Path log) {
        this.process = process;
        this.client = client;
        this.log = log;
    }

    /** Starts it in demo mode on a free port; its output goes to {@code target/server-PORT.log}. */
    public static ServerProcess start(TestDatabase.Connection database, List<String> arguments) {
        return start(database, QUICK, arguments);
    }

    public static ServerProcess start(
            TestDatabase.Connection database, List<String> jvmArguments, List<String> arguments) {
        return start(KenkoTecho.class, database, jvmArguments, arguments);
    }

    /** The same with another class to start from. */
    public static ServerProcess start(
            Class<?> main, TestDatabase.Connection database, List<String> jvmArguments, List<String> arguments) {
        return run(
                List.of("-cp", System.getProperty("java.class.path"), main.getName()),
                database,
                jvmArguments,
                arguments);
    }

    /** What is delivered, as an operator starts it. */
    public static ServerProcess startJar(Path jar, TestDatabase.Connection database, List<String> arguments) {
        return run(List.of("-jar", jar.toString()), database, SMALL, arguments);
    }

    private static ServerProcess run(
            List<String> program, TestDatabase.Connection database, List<String> jvmArguments, List<String> arguments) {
        try {
            var port = freePort();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmArguments);
            command.addAll(program);
            command.add("--server.port=" + port);
            command.add("--phr.fhir.base-url=http://127.0.0.1:" + port);
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PHR_DB_URL", database.url());
            builder.environment().put("PHR_DB_USER", database.user());
            builder.environment().put("PHR_DB_PASSWORD", database.password());
            var log = Path.of("target", "server-" + port + ".log");
            builder.redirectOutput(log.toFile());
            return new ServerProcess(builder.start(), new Client("http://127.0.0.1:" + port), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Client client() {
        return client;
    }

    /** All that it has printed, to standard output and error. */
    public Path log() {
        return log;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns with the first 200 on {@code /fhir/metadata}. */
    public void awaitMetadata() {
        await("/fhir/metadata");
    }

    /** Returns when it calls itself ready, which is after the demo residents are loaded. */
    public void awaitReadiness() {
        await("/actuator/health/readiness");
    }

    private void await(String path) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new AssertionError("the server has ended: see target/server-*.log");
            }
            try {
                if (client.send(client.open(path).GET()).status() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                pause();
            }
        }
        throw new AssertionError("the server did not answer");
    }

    /** Gives the CPU to the server that is starting: this waits for another process, of which nothing tells. */
    private void pause() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        try {
            process.destroyForcibly();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the server does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
