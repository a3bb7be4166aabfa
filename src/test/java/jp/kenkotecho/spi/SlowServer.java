package jp.kenkotecho.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A server of somebody else's that means no good, on loopback: what it does stands at the beginning of the path. It drips
 * for two minutes, or until it is closed or hung up on.
 */
public final class SlowServer implements AutoCloseable {

    private static final int DROPS = 1_200;
    private static final long BETWEEN_DROPS = 100;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private SlowServer() {
        try {
            this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SlowServer start() {
        var server = new SlowServer();
        server.inThread(() -> server.accept(server::serve));
        return server;
    }

    /** A mail server that drips its greeting. */
    public static SlowServer ofMail() {
        var server = new SlowServer();
        server.inThread(() -> server.accept(server::greet));
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String at(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** How often it was called there. */
    public int calls(String path) {
        return calls.getOrDefault(path, new AtomicInteger()).get();
    }

    /** The most connections that were open at the same time. */
    public int mostOpen() {
        return mostOpen.get();
    }

    public int open() {
        return open.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inThread(Runnable work) {
        var thread = new Thread(work, "slow-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(Consumer<Socket> serving) {
        while (closed.getCount() > 0) {
            try {
                var connection = socket.accept();
                inThread(() -> {
                    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                    serving.accept(connection);
                    open.decrementAndGet();
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            var first = String.valueOf(in.readLine());
            if (!first.contains(" HTTP/1.1")) {
                drip(connection.getOutputStream());
                return;
            }
            while (!String.valueOf(in.readLine()).isEmpty()) {
                // The rest of the head.
            }
            var path = first.split(" ", -1)[1];
            calls.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
            if (path.startsWith("/silent")) {
                // Until it is hung up on.
                in.read();
                return;
            }
            answer(path, connection.getOutputStream());
        } catch (IOException e) {
            // Hung up on, which is what it deserves.
        }
    }

    private void answer(String path, OutputStream out) throws IOException {
        switch (path.split("/", -1)[1]) {
            case "drip-body" -> {
                say(out, OK + "Content-Length: 60000\r\n\r\n");
                drip(out);
            }
            case "drip-head" -> {
                say(out, OK + "X-Drip: ");
                drip(out);
            }
            case "endless-head" -> {
                say(out, OK);
                for (var line = 0; line < 5_000_000; line++) {
                    say(out, "X-Header-" + line + ": x\r\n");
                }
            }
            case "endless-line" -> {
                say(out, OK + "X-Line: ");
                for (var part = 0; part < 1_000_000; part++) {
                    say(out, "x".repeat(100));
                }
            }
            case "endless-body" -> {
                say(out, OK + "\r\n");
                for (var part = 0; part < 1_000_000; part++) {
                    say(out, " ".repeat(1_000));
                }
            }
            case "moved" ->
                say(out, "HTTP/1.1 302 Found\r\nLocation: " + at("/good") + "\r\nContent-Length: 0\r\n\r\n");
            case "cookie" -> say(out, OK + "Set-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}");
            case "broken" -> say(out, OK + "Content-Length: 4\r\n\r\nnone");
            default -> say(out, OK + "Content-Length: 11\r\n\r\n{\"keys\":[]}");
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void drip(OutputStream out) throws IOException {
        try {
            for (var drop = 0; drop < DROPS && !closed.await(BETWEEN_DROPS, TimeUnit.MILLISECONDS); drop++) {
                say(out, "x");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Speaks first, as mail servers do. */
    private void greet(Socket connection) {
        try (connection) {
            say(connection.getOutputStream(), "220 ");
            drip(connection.getOutputStream());
        } catch (IOException e) {
            // Hung up on.
        }
    }
}
