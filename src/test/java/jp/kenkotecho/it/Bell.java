package jp.kenkotecho.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Where subscriptions call, on loopback: it keeps each call by its path. */
public final class Bell {

    private final HttpServer server;
    private final Map<String, List<String>> rung = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();

    private Bell(HttpServer server) {
        this.server = server;
    }

    public static Bell start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var bell = new Bell(server);
            server.createContext("/", bell::take);
            server.start();
            return bell;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** How many of the next calls are answered with 500. */
    public void refuse(int calls) {
        refusals.set(calls);
    }

    /** What was called there: method, the header Authorization and the body. */
    public List<String> rung(String path) {
        return rung.getOrDefault(path, List.of());
    }

    public List<String> awaited(String path, int calls) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> rung(path).size() >= calls);
        return rung(path);
    }

    public void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var said = new ArrayList<String>();
            said.add(exchange.getRequestMethod());
            said.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            said.add(body);
            rung.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new CopyOnWriteArrayList<>())
                    .add(String.join("|", said));
            var isRefused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            exchange.sendResponseHeaders(isRefused ? 500 : 204, -1);
        }
    }
}
