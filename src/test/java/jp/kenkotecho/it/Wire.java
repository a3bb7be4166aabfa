package jp.kenkotecho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests written byte by byte, as no client library would send them. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI server;

    public Wire(String base) {
        this.server = URI.create(base);
    }

    /** What came back, as it came. */
    public record Answer(String text) {

        public int status() {
            return text.startsWith("HTTP/") ? Integer.parseInt(text.split(" ", 3)[1].substring(0, 3)) : 0;
        }

        /** The values of this header. */
        public List<String> header(String name) {
            return text.split("\r\n\r\n", 2)[0]
                    .lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        @Override
        public String toString() {
            return text.lines().findFirst().orElse("nothing");
        }
    }

    /**
     * Sends a request line and headers, each without its end of line, and nothing behind them, whatever they announce.
     *
     * @param line with everything between method and version as it shall go over the wire, in Latin-1
     */
    public Answer send(String line, String... headers) {
        var request = line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
